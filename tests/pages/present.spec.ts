import { globSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { SITE } from './pretend-server.ts';
import { expect, test } from './site.ts';

const LESSON = 'linux-basics/01-addresses-and-names';
const open = async (page: Page, url: string, rest = ''): Promise<void> => {
  await page.goto(`${url}/present/${LESSON}/${rest}`);
  await expect(page.locator('[data-controls]')).toBeAttached();
};
const now = (page: Page) => page.locator('.slide[data-now]');
const isAt = (page: Page, at: number) => expect(now(page)).toHaveAttribute('data-slide', String(at));
/** The slide that holds the first thing of this kind. */
const slideWith = (page: Page, selector: string): Promise<number> =>
  page.evaluate((one) => {
    const slides = [...document.querySelectorAll('.slide')];
    return slides.findIndex((slide) => slide.querySelector(one)) + 1;
  }, selector);

test.use({ viewport: { width: 1280, height: 720 } });

test('keys and a remote turn the slides, and the address says which one is shown', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}/learn/${LESSON}/`);
  await page.getByRole('link', { name: '발표하기' }).click();
  await isAt(page, 1);
  for (const key of ['ArrowRight', 'Space', 'PageDown']) await page.keyboard.press(key);
  await isAt(page, 4);
  await expect(page).toHaveURL(/#4$/);
  await expect(page.locator('main > .desk > [role="status"]')).toContainText('4 / ');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowLeft');
  await isAt(page, 2);
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await isAt(page, 12);
  await page.reload();
  await isAt(page, 12);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await expect(now(page).getByRole('link', { name: '글로 읽기' })).toBeVisible();
  await page.keyboard.press('Home');
  await isAt(page, 1);
  expect(complaints).toEqual([]);
});

test('the speaker has notes, the next slide and a clock, and both windows show the same', async ({
  page,
  house,
}) => {
  await open(page, house.url);
  const opening = page.waitForEvent('popup');
  await page.keyboard.press('p');
  const speaker = await opening;
  await isAt(speaker, 1);
  const noted = await slideWith(page, '.notes');
  await page.keyboard.type(String(noted));
  await page.keyboard.press('Enter');
  await isAt(speaker, noted);
  await expect(speaker.locator('.slide[data-next]')).toHaveAttribute('data-slide', String(noted + 1));
  await expect(speaker.locator('[data-notes]')).not.toHaveText('이 슬라이드에는 노트가 없습니다.');
  await expect(page.locator('[data-notes]')).toBeHidden();
  await speaker.bringToFront();
  await speaker.keyboard.press('PageDown');
  await isAt(page, noted + 1);
  await expect(speaker.locator('[data-elapsed]')).not.toHaveText('00:00');
  await speaker.keyboard.press('b');
  await expect(page.locator('[data-black]')).toBeVisible();
  await speaker.keyboard.press('b');
  await expect(page.locator('[data-black]')).toBeHidden();
  const { violations } = await new AxeBuilder({ page: speaker }).analyze();
  expect(violations).toEqual([]);
});

test('all slides at one glance: arrows choose, Enter shows', async ({ page, house }) => {
  await open(page, house.url);
  await page.keyboard.press('o');
  await expect(page.locator('.slide').nth(3)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('.pick').nth(2)).toBeFocused();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press('Enter');
  await isAt(page, 3);
  await expect(page.locator('.slide').nth(3)).toBeHidden();
  await page.keyboard.press('o');
  await page.keyboard.press('Escape');
  await isAt(page, 3);
});

test('what is drawn stays on its slide and is seen in the other window', async ({ page, house, context }) => {
  await open(page, house.url, '#2');
  const other = await context.newPage();
  await open(other, house.url, '?presenter#2');
  await page.bringToFront();
  await page.keyboard.press('d');
  await page.mouse.move(300, 300);
  await page.mouse.down();
  await page.mouse.move(500, 400, { steps: 5 });
  await page.mouse.up();
  await expect(page.locator('[data-ink] polyline')).toHaveCount(1);
  await expect(other.locator('[data-ink] polyline')).toHaveCount(1);
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-ink] polyline')).toHaveCount(0);
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('[data-ink] polyline')).toHaveCount(1);
  await page.keyboard.press('c');
  await expect(other.locator('[data-ink] polyline')).toHaveCount(0);
  await page.keyboard.press('l');
  await page.mouse.move(640, 360);
  await expect(other.locator('[data-ink] circle')).toHaveAttribute('cx', '640');
  await page.keyboard.press('Escape');
  await expect(other.locator('[data-ink] circle')).toHaveCount(0);
});

test('a question on a slide is answered with its own keys, and the remote still turns', async ({
  page,
  house,
}) => {
  await open(page, house.url);
  const at = await slideWith(page, '#question-which-is-broken');
  await page.keyboard.type(String(at));
  await page.keyboard.press('Enter');
  const one = page.locator('#question-which-is-broken');
  await one.locator('input').first().focus();
  await page.keyboard.press('ArrowDown');
  await isAt(page, at);
  await one.locator('label[data-right] input').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(one.locator('[role="status"]')).toContainText('맞았습니다');
  await isAt(page, at);
  // What its answer has made longer is turned first.
  await expect(async () => {
    await page.keyboard.press('PageDown');
    await isAt(page, at + 1);
  }).toPass();
});

test('letters, code and drawings are readable from the back row', async ({ page, house }) => {
  await open(page, house.url);
  await page.evaluate(() => document.fonts.ready);
  const small = await page.evaluate(() => {
    const found: string[] = [];
    for (const slide of document.querySelectorAll<HTMLElement>('.slide')) {
      slide.style.display = 'block';
      for (const one of slide.querySelectorAll<HTMLElement>('.face *')) {
        const says = [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
        if (
          !says ||
          one.closest('.notes, .spoken, .away, [popover], [hidden]') ||
          !one.getClientRects().length
        )
          continue;
        const drawing = one.closest<SVGSVGElement>('svg');
        const times = drawing ? drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width : 1;
        const size = Number.parseFloat(getComputedStyle(one).fontSize) * times;
        if (size < 23.9) found.push(`${slide.dataset.slide}: ${one.className} ${one.textContent} ${size}`);
      }
      slide.style.display = '';
    }
    return found;
  });
  expect(small).toEqual([]);
});

test('the slides of every lesson begin, and none of their parts minds', async ({
  page,
  house,
  complaints,
}) => {
  test.slow();
  for (const file of globSync('{en/,}present/*/*/index.html', { cwd: SITE })) {
    await page.goto(`${house.url}/${file.replace('index.html', '')}#2`);
    await isAt(page, 2);
    await expect(page.locator('main > .desk [data-place]')).toContainText('2 / ');
  }
  expect(complaints).toEqual([]);
});

test('the handout has a page for each slide, with its notes', async ({ page, house }) => {
  await open(page, house.url);
  const count = await page.locator('.slide').count();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.notes').first()).toBeVisible();
  await expect(page.locator('.slide').last()).toBeVisible();
  await expect(page.locator('[data-controls]')).toBeHidden();
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThanOrEqual(count);
  expect(pages).toBeLessThan(count * 1.25);
});

test('without scripts all slides stand below each other with their notes', async ({ house, browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(`${house.url}/present/${LESSON}/`);
  await expect(page.locator('.slide').last()).toBeVisible();
  await expect(page.locator('.notes').first()).toBeVisible();
  await page.close();
});

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 800 } });
  test('a swipe turns the slide', async ({ page, house }) => {
    await open(page, house.url);
    const swipe = (from: number, to: number) =>
      page.evaluate(
        ([from, to]) => {
          const target = document.querySelector('.slide[data-now] h2')!;
          const touch = (clientX: number) => new Touch({ identifier: 1, target, clientX, clientY: 300 });
          const send = (type: string, clientX: number, touches: Touch[]) =>
            target.dispatchEvent(
              new TouchEvent(type, { bubbles: true, touches, changedTouches: [touch(clientX)] }),
            );
          send('touchstart', from!, [touch(from!)]);
          send('touchend', to!, []);
        },
        [from, to],
      );
    await swipe(300, 120);
    await isAt(page, 2);
    await swipe(120, 300);
    await isAt(page, 1);
  });
});

for (const scheme of ['light', 'dark'] as const) {
  for (const language of ['', '/en']) {
    test(`everybody can use the ${scheme} slides of ${language || '/ko'}`, async ({ page, house }) => {
      test.slow();
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.goto(`${house.url}${language}/present/${LESSON}/`);
      const asked = await slideWith(page, 'quiz-question');
      for (const at of [1, 2, 5, 6, asked]) {
        await page.keyboard.type(String(at));
        await page.keyboard.press('Enter');
        await isAt(page, at);
        expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      }
      await page.keyboard.press('?');
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  }
}
