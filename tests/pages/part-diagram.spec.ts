import { expect, test } from './site.ts';

const PAGE = '/parts/diagram/';

test('a large drawing is opened, made larger and moved with the keyboard alone', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}${PAGE}`);
  const open = page.getByRole('button', { name: '크게 보기' });
  await expect(open).toHaveCount(1);
  await open.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '예약 하나가 지나는 곳' });
  const drawing = dialog.getByRole('img', { name: '예약 하나가 지나는 곳' });
  const width = async () => (await drawing.boundingBox())!.width;
  const before = await width();
  for (let i = 0; i < 4; i++) await page.keyboard.press('+');
  expect(await width()).toBeGreaterThan(before * 2);
  const room = dialog.locator('[data-room]');
  const scrolled = await room.evaluate((one) => one.scrollLeft);
  await page.keyboard.press('ArrowRight');
  expect(await room.evaluate((one) => one.scrollLeft)).toBeGreaterThan(scrolled);
  await page.keyboard.press('0');
  expect(await width()).toBeLessThanOrEqual(await room.evaluate((one) => one.clientWidth));
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(open).toBeFocused();
  expect(complaints).toEqual([]);
});

test('a drawing has a name and is told in words', async ({ page, house }) => {
  await page.goto(`${house.url}/en${PAGE}`);
  const small = page.getByRole('img', { name: 'A small drawing' });
  await expect(small).toHaveAccessibleDescription('request → gateway (with a token). gateway → service');
});

test('a page of small drawings loads no script for large ones', async ({ page, house }) => {
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  await page.goto(`${house.url}/learn/linux-basics/01-addresses-and-names/`);
  await expect(page.locator('.diagram')).toHaveCount(1);
  await expect(page.locator('large-diagram')).toHaveCount(0);
  expect(scripts.filter((url) => /DiagramDialog.*\.js/.test(url))).toEqual([]);
});

test.describe('on a phone without scripts', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 390, height: 800 } });

  test('a wide drawing scrolls in its frame, and the page does not', async ({ page, house }) => {
    await page.goto(`${house.url}${PAGE}`);
    await expect(page.getByRole('button', { name: '크게 보기' })).toBeHidden();
    const wide = page.getByRole('img', { name: '예약 하나가 지나는 곳' });
    expect((await wide.boundingBox())!.width).toBeGreaterThan(500);
    expect((await page.locator('.diagram').last().boundingBox())!.width).toBeLessThan(390);
  });
});
