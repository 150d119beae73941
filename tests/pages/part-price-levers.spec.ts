import { expect, test } from './site.ts';

const PATH = '/parts/price-levers/';

test('hours and discount are moved with the keyboard, and it is told from when a commitment pays', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}${PATH}`);
  const compute = page.locator('[data-compute]');
  await expect(compute.locator('[data-result]')).toContainText('438시간 넘게');
  const discount = compute.getByRole('slider', { name: /실제로 받은 약정 할인/ });
  await discount.focus();
  await page.keyboard.press('Home');
  await expect(compute.locator('[data-result]')).toContainText('이득이 없습니다');
  await page.keyboard.press('End');
  await expect(discount).toHaveAttribute('aria-valuetext', '72%');
  await page.reload();
  await expect(discount).toHaveAttribute('aria-valuetext', '72%');
  expect(complaints).toEqual([]);
});

test('data kept for a short time in the archive is charged for a year', async ({ page, house }) => {
  await page.goto(`${house.url}/en${PATH}`);
  const storage = page.locator('[data-storage]');
  await storage.getByRole('slider', { name: /Kept for/ }).focus();
  await page.keyboard.press('Home');
  await expect(storage.locator('[data-result]')).toContainText('Coldline, Archive also charges the rest');
  await storage.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(storage.getByRole('row', { name: /^Archive/ })).toContainText('365 days');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('levers, terms and prices with their date are readable', async ({ page, house }) => {
    await page.goto(`${house.url}${PATH}`);
    await expect(page.getByText('언제든 회수되므로')).toBeVisible();
    await expect(page.getByRole('row', { name: /^Nearline/ })).toContainText('30일');
    await expect(page.getByText('2026-11 기준').first()).toBeVisible();
  });
});
