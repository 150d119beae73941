import { expect, test } from './site.ts';

test('rows are turned over by keyboard, stay so, and can be covered again', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}/parts/flip-table/`);
  const part = page.locator('flip-table').first();
  const covers = part.locator('td button:visible');
  await expect(covers).toHaveCount(3);
  await expect(part.getByText('주문형 셀프서비스가 빠져')).toBeHidden();
  await covers.nth(1).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator(':focus')).toContainText('주문형 셀프서비스가 빠져');
  await expect(part.getByRole('status')).toHaveText('3개 가운데 1개를 뒤집었습니다.');
  await page.reload();
  await expect(covers).toHaveCount(2);
  await part.getByRole('button', { name: '모두 뒤집기' }).press('Enter');
  await expect(covers).toHaveCount(0);
  await part.getByRole('button', { name: '처음부터' }).press('Enter');
  await expect(covers).toHaveCount(3);
  await expect(covers.first()).toBeFocused();
  expect(complaints).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('both sides are read', async ({ page, house }) => {
    await page.goto(`${house.url}/en/parts/flip-table/`);
    await expect(page.locator('flip-table')).toContainText('Count the hours first');
    await expect(page.locator('flip-table button:visible')).toHaveCount(0);
  });
});
