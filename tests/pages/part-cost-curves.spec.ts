import { expect, test } from './site.ts';

const PATH = '/parts/cost-curves/';

test('an assumption is moved with the arrow keys; words, table and memory follow', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}${PATH}`);
  const part = page.locator('cost-curves');
  const result = part.locator('[data-result]');
  const before = await result.textContent();
  const use = part.getByRole('slider', { name: /산 서버의 이용률/ });
  await use.focus();
  await page.keyboard.press('Home');
  await expect(use).toHaveAttribute('aria-valuetext', '10%');
  await expect(result).toContainText('두 선이 만나지 않습니다');
  await page.keyboard.press('End');
  await expect(result).toContainText('사는 쪽이 적게 냈습니다');
  await part.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(part.getByRole('table')).toContainText('사기 (CapEx와 유지비)');
  await page.reload();
  await expect(use).toHaveAttribute('aria-valuetext', '90%');
  await part.getByRole('button', { name: '처음부터' }).focus();
  await page.keyboard.press('Enter');
  await expect(result).toHaveText(before ?? '');
  expect(complaints).toEqual([]);
});

test('the chart has a name and a description, and is read by the pointer', async ({ page, house }) => {
  await page.goto(`${house.url}/en${PATH}`);
  const chart = page.getByRole('img', { name: 'Everything paid so far' });
  await expect(chart).toHaveAccessibleDescription(/staircase/);
  await expect(chart.locator('canvas')).toBeVisible();
  await chart.scrollIntoViewIfNeeded();
  await chart.hover();
  await expect(page.locator('[data-reading]')).toContainText('server prices · renting');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('what holds at the start stands in words and as a table', async ({ page, house }) => {
    await page.goto(`${house.url}${PATH}`);
    await expect(page.locator('[data-result]')).toContainText('8년 동안');
    await expect(page.getByRole('table').getByRole('row')).toHaveCount(10);
  });
});
