import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './site.ts';

const LESSON = 'linux-basics/01-addresses-and-names';
const KEY = 'madang.answers';

const open = (page: Page, url: string, language = '') => page.goto(`${url}${language}/learn/${LESSON}/`);
const question = (page: Page, id: string): Locator => page.locator(`#question-${id}`);
const result = (one: Locator): Locator => one.locator('[role="status"]');

type Kept = { answers: Array<{ question: string; grade: number }>; unsent: string[] };
const kept = async (page: Page): Promise<Kept> =>
  JSON.parse((await page.evaluate((key) => localStorage.getItem(key), KEY)) ?? '{"answers":[],"unsent":[]}');

test('a choice is made, judged, explained and answered again with the keyboard alone', async ({
  page,
  house,
  complaints,
}) => {
  await open(page, house.url);
  const one = question(page, 'which-is-broken');
  const wrong = one.locator('label:not([data-right]) input').first();
  await wrong.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(result(one)).toContainText('아직 아닙니다');
  await expect(one.locator('[data-mark="wrong"]')).toContainText('아님');
  await expect(page.locator(':focus')).toHaveText('다시 풀기');
  await page.keyboard.press('Enter');
  await one.locator('label[data-right] input').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(result(one)).toContainText('맞았습니다');
  await expect(result(one)).toContainText('첫 답은 틀린 것으로 남아');
  expect((await kept(page)).answers).toMatchObject([{ question: `${LESSON}/which-is-broken`, grade: 1 }]);
  expect(complaints).toEqual([]);
});

test('several answers are right only all together', async ({ page, house }) => {
  await open(page, house.url, '/en');
  const one = question(page, 'what-the-prefix-decides');
  const right = one.locator('label[data-right] input');
  await right.first().check();
  await one.getByRole('button', { name: 'Check' }).click();
  await expect(result(one)).toContainText('there is more');
  await one.getByRole('button', { name: 'Answer again' }).click();
  await right.nth(1).check();
  await one.getByRole('button', { name: 'Check' }).click();
  await expect(result(one)).toContainText('Right');
});

test('things are put in order with buttons that say what they move, and each move is told', async ({
  page,
  house,
}) => {
  await open(page, house.url);
  const one = question(page, 'order-of-questions');
  const placesNow = () =>
    one
      .locator('[data-item]')
      .evaluateAll((items) => items.map((item) => Number((item as HTMLElement).dataset.item)));
  const before = await placesNow();
  expect(before).not.toEqual([0, 1, 2, 3]);
  for (let place = 0; place < 4; place++) {
    const up = one.locator(`[data-item="${place}"] [data-by="-1"]`);
    for (let at = (await placesNow()).indexOf(place); at > place; at--) {
      await up.focus();
      await page.keyboard.press('Enter');
      await expect(result(one)).toContainText(`${at}번째`);
      await expect(up).toBeFocused();
    }
  }
  expect(await placesNow()).toEqual([0, 1, 2, 3]);
  await one.getByRole('button', { name: '확인' }).press('Enter');
  await expect(result(one)).toContainText('맞았습니다');
});

test('things are put in order by dragging too', async ({ page, house }) => {
  await open(page, house.url);
  const one = question(page, 'order-of-questions');
  await one.scrollIntoViewIfNeeded();
  const last = one.locator('[data-item]').last();
  const name = await last.getAttribute('data-name');
  const from = (await last.boundingBox())!;
  const to = (await one.locator('[data-item]').first().boundingBox())!;
  await page.mouse.move(from.x + 60, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 60, to.y + 2, { steps: 12 });
  await page.mouse.up();
  await expect(one.locator('[data-item]').first()).toHaveAttribute('data-name', name!);
});

test('pairs are matched; a wrong one says why the two do not belong together', async ({ page, house }) => {
  await open(page, house.url);
  const one = question(page, 'command-for-question');
  const pairs = one.locator('[data-pair]');
  await one.getByRole('button', { name: '확인' }).click();
  await expect(result(one)).toContainText('먼저 답을');
  for (const pair of await pairs.all()) {
    await pair.locator('select').selectOption((await pair.getAttribute('data-right'))!);
  }
  await pairs.first().locator('select').selectOption('hostnamectl');
  await one.getByRole('button', { name: '확인' }).click();
  await expect(one.locator('[data-mark="wrong"]')).toHaveCount(1);
  await expect(one.locator('[data-mark="wrong"]')).toContainText('nsswitch.conf');
});

test('a short answer forgives spaces and particles, and knows the usual wrong ones', async ({
  page,
  house,
}) => {
  await open(page, house.url);
  const one = question(page, 'file-before-dns');
  const input = one.locator('input');
  await input.fill('resolv.conf');
  await input.press('Enter');
  await expect(result(one)).toContainText('DNS 서버를 적는 곳');
  await one.getByRole('button', { name: '다시 풀기' }).click();
  await input.fill(' /etc/hosts 입니다');
  await input.press('Enter');
  await expect(result(one)).toContainText('맞았습니다');
});

test('an answer given by mistake is taken back', async ({ page, house }) => {
  await open(page, house.url);
  const one = question(page, 'my-pg-01');
  await one.locator('input').fill('127.0.1.1');
  await one.locator('input').press('Enter');
  await expect(result(one)).toContainText('다른 서버에서 다시');
  await one.getByRole('button', { name: '이 답은 기록하지 않기' }).click();
  await expect(result(one)).toContainText('기록에서 뺐습니다');
  expect((await kept(page)).answers).toEqual([]);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`questions that were answered can be used by everybody in the ${colorScheme} scheme`, async ({
    page,
    house,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await open(page, house.url);
    for (const wrong of ['which-is-broken', 'what-the-prefix-decides'])
      await question(page, wrong).locator('label:not([data-right]) input').first().check();
    await question(page, 'file-before-dns').locator('input').fill('resolv.conf');
    await question(page, 'my-pg-01').locator('input').fill('192.168.10.23');
    for (const select of await page.locator('quiz-question select').all())
      await select.selectOption({ index: 1 });
    for (const one of await page.locator('.questions quiz-question').all()) {
      await one.getByRole('button', { name: '확인', exact: true }).click();
      const show = one.getByRole('button', { name: '답 보기', exact: true });
      if (await show.isVisible()) await show.click();
    }
    await expect(page.locator('[data-mark="wrong"]').first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('.questions').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}

test('answers wait while the server is away and go along when it is back', async ({ page, house }) => {
  let away = true;
  const sent: unknown[] = [];
  await page.route('**/api/answers', (route) => {
    if (away) return route.abort();
    sent.push(...(route.request().postDataJSON() as { answers: unknown[] }).answers);
    return route.fulfill({ json: { kept: 1 } });
  });
  await page.addInitScript(() => localStorage.setItem('madang.in', 'true'));
  await open(page, house.url);
  const one = question(page, 'which-is-broken');
  await one.locator('label[data-right] input').check();
  await one.getByRole('button', { name: '확인' }).click();
  await expect(result(one)).toContainText('맞았습니다');
  await expect.poll(async () => (await kept(page)).unsent.length).toBe(1);
  away = false;
  await page.reload();
  await expect.poll(async () => (await kept(page)).unsent.length).toBe(0);
  expect(sent).toMatchObject([{ question: `${LESSON}/which-is-broken`, grade: 3 }]);
  await expect(one.locator('[data-before]')).toContainText('맞힘');
});

/** Three answers, the oldest missed nine days ago. */
async function rememberSome(page: Page): Promise<void> {
  await page.evaluate(
    ([key, lesson]) => {
      const at = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
      const one = (n: number, id: string, grade: number, days: number) => ({
        id: `00000000-0000-4000-8000-00000000000${n}`,
        question: `${lesson}/${id}`,
        grade,
        at: at(days),
      });
      const answers = [
        one(1, 'which-is-broken', 1, 5),
        one(2, 'order-of-questions', 3, 1),
        one(3, 'my-pg-01', 1, 9),
      ];
      localStorage.setItem(key!, JSON.stringify({ answers, unsent: [], withdrawn: [], change: 0 }));
    },
    [KEY, LESSON],
  );
}

test('the review brings back what was missed, and what is right then stays away', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}/review/`);
  await expect(page.locator('[data-desk]')).toContainText('아직 틀린 물음이 없습니다');
  await rememberSome(page);
  await page.reload();
  await expect(page.locator('[data-place]')).toHaveText('2개 가운데 1번째');
  const first = page.locator('review-desk quiz-question');
  await expect(first).toHaveAttribute('data-question', `${LESSON}/my-pg-01`);
  await expect(first.locator('input')).toBeFocused();
  await page.keyboard.type('192.168.10.23');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '다음 물음' })).toBeFocused();
  await page.getByRole('radio', { name: /쉬웠습니다/ }).check();
  await page.getByRole('button', { name: '다음 물음' }).press('Enter');
  await expect(page.locator('[data-place]')).toHaveText('2개 가운데 2번째');
  await first.locator('label[data-right] input').check();
  await first.getByRole('button', { name: '확인' }).click();
  await page.getByRole('button', { name: '마치기' }).click();
  await expect(page.locator('[data-desk]')).toContainText('오늘 몫 2개를 마쳤습니다');
  await page.reload();
  await expect(page.locator('[data-desk]')).toContainText('오늘은 복습할 물음이 없습니다');
  const grades = (await kept(page)).answers.map(({ grade }) => grade);
  expect(grades).toEqual([1, 3, 1, 4, 3]);
  expect(complaints).toEqual([]);
});

test('the record tells how many were right and what is due', async ({ page, house }) => {
  await page.goto(house.url);
  await rememberSome(page);
  await page.goto(`${house.url}/me/`);
  await expect(page.locator('[data-due]')).toHaveText('오늘 복습할 물음이 2개 있습니다.');
  await expect(page.locator(`[data-lesson="${LESSON}"]`)).toContainText('7개 중 1개 맞힘');
});

test('a word tells its meaning on hover and by keyboard, and Escape puts it away', async ({
  page,
  house,
}) => {
  await open(page, house.url);
  const word = page.locator('.term').first();
  const note = page.locator('#term-prefix');
  await word.hover();
  await expect(note).toBeVisible();
  await page.mouse.move(5, 5);
  await expect(note).toBeHidden();
  await page.locator('a').first().focus();
  for (let i = 0; i < 40 && !(await word.evaluate((one) => one === document.activeElement)); i++)
    await page.keyboard.press('Tab');
  await expect(note).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(note).toBeHidden();
});

test('the glossary is narrowed by either language and by Korean initials', async ({ page, house }) => {
  await page.goto(`${house.url}/glossary/`);
  const words = page.locator('[data-word]:visible');
  const filter = page.getByRole('searchbox');
  for (const typed of ['ㅎㅇㅂㄹㄷ', 'hybrid cl', '하이브리드 클라우드']) {
    await filter.fill(typed);
    await expect(words).toHaveCount(1);
    await expect(words.first()).toContainText('하이브리드 클라우드');
  }
  await filter.fill('없는낱말');
  await expect(page.locator('glossary-filter [role="status"]')).toHaveText('그런 낱말이 없습니다.');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the answer to every question and the reason for it are behind a fold', async ({ page, house }) => {
    await open(page, house.url);
    for (const one of await page.locator('quiz-question').all()) {
      await one.locator('.answer summary').click();
      await expect(one.locator('[data-because]')).toBeVisible();
    }
    await expect(question(page, 'which-is-broken').locator('.reasons')).toContainText('이웃에게 가는 길에는');
  });

  test('a word tells its meaning on a click', async ({ page, house }) => {
    await open(page, house.url);
    await page.locator('.term').first().click();
    await expect(page.locator('#term-prefix')).toBeVisible();
  });
});
