import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { loadCourse } from '#lesson';
import { expect, test } from './site.ts';

const { paths: theCoursePaths } = loadCourse(process.cwd());

const LESSON = 'linux-basics/01-addresses-and-names';
const row = (page: Page) => page.locator(`[data-lesson="${LESSON}"]`);

/** As if this reader had answered so many questions of the lesson. */
async function answered(page: Page, count: number): Promise<void> {
  const questions = await row(page).evaluate((one) => {
    const { paths = '[]' } = one.closest<HTMLElement>('path-progress')!.dataset;
    const lessons = JSON.parse(paths)[0].lessons as Array<{ id: string; questions: string[] }>;
    return lessons.find(({ id }) => id === (one as HTMLElement).dataset.lesson)!.questions;
  });
  const answers = questions
    .slice(0, count)
    .map((question, i) => ({ id: `${i}`, question, grade: 3, at: '2026-01-01T00:00:00.000Z' }));
  await page.evaluate((kept) => localStorage.setItem('madang.answers', JSON.stringify(kept)), {
    answers,
    unsent: [],
    withdrawn: [],
    change: 0,
  });
  await page.reload();
}

test('home offers the paths by time, by work and by stage, and each opens with the keyboard', async ({
  page,
  house,
}) => {
  await page.goto(house.url);
  const cards = page.locator('path-progress li a');
  await expect(cards).toHaveCount(Object.keys(theCoursePaths).length);
  await cards.first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/paths\/one-day\/$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(theCoursePaths['one-day']!.title.ko);
});

test('a path shows its lessons in order with minutes, and says which are still to be written', async ({
  page,
  house,
}) => {
  await page.goto(`${house.url}/paths/stage-7/`);
  const ids = theCoursePaths['stage-7']!.parts.flatMap(({ lessons }) => lessons);
  const rows = page.locator('[data-lesson]');
  expect(await rows.evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.lesson))).toEqual(ids);
  await expect(row(page).locator('.minutes')).toHaveText(/^\d+분$/);
  for (const one of await rows.all()) {
    const owed = (await one.locator('a').count()) === 0;
    if (owed) await expect(one.locator('.minutes')).toHaveText('준비 중');
  }
});

test('what this reader has answered is counted, and the button goes on from there', async ({
  page,
  house,
}) => {
  await page.goto(`${house.url}/paths/stage-4/`);
  await expect(page.locator('[data-continue]')).toHaveText('첫 글부터 읽기');
  await answered(page, 1);
  await expect(row(page)).toHaveAttribute('data-state', 'begun');
  await expect(row(page).locator('[data-how-far]')).toContainText('개 중 1개');
  await expect(page.locator('[data-continue]')).toContainText('이어서 읽기');
  await answered(page, 99);
  await expect(row(page)).toHaveAttribute('data-state', 'done');
  await expect(row(page).locator('[data-how-far]')).toHaveText('마침');
  await expect(page.locator('.go [data-path]')).toContainText('마쳤습니다');
  await page.goto(house.url);
  await expect(page.locator('[data-path="stage-4"]')).toContainText('1개를 마쳤습니다');
});

test('without scripts a path is a list of links', async ({ house, browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${house.url}/en/paths/one-day/`);
  await expect(row(page).getByRole('link')).toHaveAttribute('href', `/en/learn/${LESSON}/`);
  await page.close();
});

for (const scheme of ['light', 'dark'] as const) {
  for (const path of ['/paths/one-day/', '/en/paths/stage-7/']) {
    test(`${path} can be used by everybody in the ${scheme} scheme`, async ({ page, house }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.goto(house.url + path);
      await answered(page, 1);
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  }
}
