import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { PretendServer } from './pretend-server.ts';
import { expect, test } from './site.ts';

const place = '[data-watch-place]';
const rows = (page: Page) => page.locator(`${place} .xterm-rows`);
const status = (page: Page) => page.locator('[data-watch-status]');

/** A shell of 100 × 28 that somebody works in, and a page that looks at it. */
async function watch(page: Page, house: PretendServer, language: 'ko' | 'en' = 'ko'): Promise<string> {
  const id = house.shells.leave('vm-01', 'first line\r\n');
  const shell = house.shells.all.get(id)!;
  shell.size = { cols: 100, rows: 28 };
  shell.title = 'lab@adm-01: ~/work';
  await page.goto(`${house.url}${language === 'en' ? '/en' : ''}/lab/watch/#terminal=${id}`);
  await expect(rows(page)).toContainText('first line');
  return id;
}

test('a watched terminal is shown whole, in its own size, and says that it is only shown', async ({
  page,
  house,
}) => {
  await watch(page, house);
  await expect(page.locator('[data-watch]')).toContainText('보기 전용');
  await expect(status(page)).toHaveText('보고 있습니다');
  await expect(rows(page).locator('> div')).toHaveCount(28);
  house.shells.print('and what comes after\r\n');
  await expect(rows(page)).toContainText('and what comes after');
  const fits = await page.locator(`${place} .xterm-screen`).evaluate((screen) => {
    const outer = screen.closest('.stage')!.getBoundingClientRect();
    const inner = screen.getBoundingClientRect();
    const spare = [inner.left - outer.left, outer.right - inner.right];
    return { inside: spare.every((one) => one >= 0), lopsided: Math.abs(spare[0]! - spare[1]!) };
  });
  expect(fits.inside).toBe(true);
  expect(fits.lopsided).toBeLessThan(30);
});

test('there is nothing to type into, and nothing typed goes anywhere', async ({ page, house }) => {
  await watch(page, house);
  await expect(page.locator('main :is(input, textarea, select, [contenteditable])')).toHaveCount(0);
  await page.locator(place).click();
  await page.keyboard.type('rm -rf /');
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Enter');
  house.shells.print('\x1b[c\x1b[6n\x1b[?1000h\x1b[?1003h\x1b[?1004h');
  await page.mouse.move(400, 400);
  await page.mouse.wheel(0, 300);
  house.shells.print('\r\nall drawn');
  await expect(rows(page)).toContainText('all drawn');
  expect(house.shells.watcherBytes).toBe(0);
  expect(house.shells.frames).toEqual([]);
  expect(new Set(house.shells.watched.map(({ type }) => type))).toEqual(new Set(['watch', 'drawn']));
  expect(house.shells.words).toEqual([]);
});

test('large type fills the window and nothing else is in it', async ({ page, house }) => {
  await watch(page, house);
  const letter = () => rows(page).evaluate((it) => Number.parseFloat(getComputedStyle(it).fontSize));
  const before = await letter();
  await page.keyboard.press('f');
  await expect.poll(letter).toBeGreaterThan(before * 1.3);
  await expect(page.locator('body > header')).toBeHidden();
  await expect(page.locator('.corner')).toHaveText(/보기 전용/);
  const box = (await page.locator(`${place} .xterm-screen`).boundingBox())!;
  expect(box.y).toBeGreaterThanOrEqual(0);
  expect(box.y + box.height).toBeLessThanOrEqual(900);
  await page.keyboard.press('Escape');
  await expect.poll(letter).toBe(before);
});

test('the size follows the terminal, not the window', async ({ page, house }) => {
  const id = await watch(page, house);
  house.shells.tell({
    type: 'screen',
    data: 'wider now',
    state: null,
    cols: 160,
    rows: 45,
    title: '',
    offset: 9,
    marks: [],
  });
  await expect(rows(page).locator('> div')).toHaveCount(45);
  await page.setViewportSize({ width: 500, height: 700 });
  await expect(rows(page).locator('> div')).toHaveCount(45);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(house.shells.all.get(id)!.size).toEqual({ cols: 100, rows: 28 });
});

test('without a terminal in the address those that run are listed, and one click shows one', async ({
  page,
  house,
}) => {
  await page.goto(`${house.url}/lab/watch/`);
  await expect(page.locator('[data-watch-shells]')).toContainText('지금 볼 수 있는 터미널이 없습니다');
  house.shells.leave('vm-01', 'here it is');
  await page.getByRole('button', { name: '다시 가져오기' }).click();
  await page.getByRole('link', { name: /보기/ }).click();
  await expect(rows(page)).toContainText('here it is');
  await page.getByRole('button', { name: '다른 터미널' }).click();
  await expect(page.locator('[data-watch-shells] li')).toHaveCount(1);
  await expect(page.locator(place)).toBeHidden();
});

test('an address that names no terminal, or nothing one could be called, is told calmly', async ({
  page,
  house,
}) => {
  await page.goto(`${house.url}/lab/watch/#terminal=t-99`);
  await expect(status(page)).toHaveText('이 터미널은 끝났거나 없습니다');
  await page.goto(`${house.url}/lab/watch/#terminal=<img src=x>`);
  await page.reload();
  await expect(page.locator('[data-watch-list]')).toBeVisible();
  expect(house.shells.watched).toHaveLength(1);
});

test('a shell that ends while it is watched is told, and its last words stay', async ({ page, house }) => {
  const id = await watch(page, house);
  house.shells.end(id);
  await expect(status(page)).toContainText('셸이 끝났습니다');
  await expect(rows(page)).toContainText('first line');
});

test('a lost connection is told and comes back by itself', async ({ page, house }) => {
  await watch(page, house);
  house.shells.refuse = 'unreachable';
  house.shells.drop();
  await expect(page.locator('[data-notice="state"]')).toBeVisible();
  house.shells.refuse = null;
  await expect(status(page)).toHaveText('보고 있습니다', { timeout: 15_000 });
  await expect(page.locator('[data-notice="state"]')).toHaveCount(0);
});

test('in English it is English', async ({ page, house }) => {
  await watch(page, house, 'en');
  await expect(page.locator('[data-watch]')).toContainText('View only');
  await expect(status(page)).toHaveText('Watching');
});

for (const theme of ['dark', 'light'] as const) {
  test(`the watch page can be used by everybody (${theme})`, async ({ page, house }) => {
    await page.addInitScript(
      (chosen) => localStorage.setItem('madang.terminal-settings', JSON.stringify({ theme: chosen })),
      theme,
    );
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const check = async () => {
      const { violations } = await new AxeBuilder({ page }).exclude('.xterm').analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    };
    await page.goto(`${house.url}/lab/watch/`);
    await expect(page.locator('[data-watch-shells] p')).toBeVisible();
    await check();
    await watch(page, house);
    await check();
  });
}
