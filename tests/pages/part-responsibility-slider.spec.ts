import { expect, test } from './site.ts';

const PATH = '/parts/responsibility-slider/';

test('layers are handed over with the arrow keys, it is told, and the place is kept', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}${PATH}`);
  const part = page.locator('responsibility-slider').first();
  const owner = (row: string) => part.locator(`[data-row="${row}"]`);
  await part.getByRole('slider', { name: '소비 방식' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(part.getByRole('status')).toContainText('제공자 쪽으로 옮겨 간 것: 가상화, 하드웨어, 시설');
  await page.keyboard.press('ArrowRight');
  await expect(owner('os')).toContainText('제공자');
  await expect(owner('application')).toContainText('고객');
  await page.keyboard.press('ArrowLeft');
  await expect(part.getByRole('status')).toContainText('고객 쪽으로 되돌아온 것: 런타임·미들웨어, 운영체제');
  await page.reload();
  await expect(part.getByRole('slider')).toHaveAttribute('aria-valuetext', 'IaaS');
  await part.getByRole('button', { name: '처음부터' }).focus();
  await page.keyboard.press('Enter');
  await expect(part.getByRole('slider')).toBeFocused();
  await expect(owner('facility')).toContainText('고객');
  expect(complaints).toEqual([]);
});

test('data, identities and configuration stay with the customer in every way of consuming', async ({
  page,
  house,
}) => {
  await page.goto(`${house.url}/en${PATH}`);
  const part = page.locator('responsibility-slider').nth(1);
  await part.getByRole('slider').focus();
  await page.keyboard.press('End');
  for (const row of ['data-protection', 'identities', 'configuration'])
    await expect(part.locator(`[data-row="${row}"]`)).toHaveAttribute('data-owner', 'you');
  await expect(part.locator('[data-row][data-owner="you"]')).toHaveCount(3);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('all four ways stand in one table', async ({ page, house }) => {
    await page.goto(`${house.url}${PATH}`);
    const table = page.locator('responsibility-slider table').first();
    await expect(table.getByRole('row')).toHaveCount(8);
    await expect(table.getByRole('columnheader', { name: 'SaaS' })).toBeVisible();
  });
});
