import { expect, test } from './site.ts';

const PATH = '/parts/chart/';

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a chart has a name, a description and, by keyboard alone, its numbers as a table', async ({
    page,
    house,
  }) => {
    await page.goto(`${house.url}${PATH}`);
    const chart = page.getByRole('img', { name: '꺾은선그래프: 한 주의 이용률' });
    await expect(chart).toHaveAccessibleDescription(/업무 시스템: 가장 큰 값은 목, 가장 작은 값은 일/);
    await expect(chart.locator('svg:visible')).toHaveCount(1);
    const figure = page.locator('#part-lines');
    await expect(figure.getByRole('table')).toBeHidden();
    await figure.locator('summary').focus();
    await page.keyboard.press('Enter');
    await expect(figure.getByRole('row', { name: /^토/ })).toContainText('12%');
    await expect(figure.getByRole('row')).toHaveCount(8);
  });
});

test('a phone has a drawing of its own, and nothing scrolls sideways', async ({
  page,
  house,
  complaints,
}) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto(`${house.url}/en${PATH}`);
  await expect(page.locator('#part-bars .narrow svg')).toBeVisible();
  await expect(page.locator('#part-bars .wide svg')).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  expect(complaints).toEqual([]);
});

test('colours of a chart follow the scheme of the reader', async ({ page, house }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(`${house.url}${PATH}`);
  const bar = page.locator('#part-bars .wide [aria-label="bar"] > *').first();
  const colour = () => bar.evaluate((one) => getComputedStyle(one).fill);
  const light = await colour();
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await colour()).not.toBe(light);
});
