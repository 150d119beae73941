import { expect, test } from './site.ts';

test('roles and machines are chosen with the keyboard alone, and kept', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}/parts/rack-view/`);
  const part = page.locator('#part-rack');
  const lit = part.locator('[data-machine][data-lit]');
  const told = part.locator('[data-told]');
  await expect(lit).toHaveCount(6);
  await expect(part.locator('[data-sum]')).toContainText('호스트 3대에 있는 기계 6대');
  await part.getByRole('radio', { name: '데이터베이스' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(part.locator('[data-sum]')).toContainText('웹:');
  await page.keyboard.press('Tab');
  await expect(part.getByRole('button', { name: 'ctl-01' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(part.getByRole('button', { name: 'hgw-01' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(told).toContainText('strongSwan');
  await page.keyboard.press('Tab');
  await expect(part.getByRole('button', { name: '처음부터' })).toBeFocused();
  await page.reload();
  await expect(told).toContainText('strongSwan');
  await expect(part.getByRole('radio', { name: '웹' })).toBeChecked();
  await part.getByRole('button', { name: '처음부터' }).press('Enter');
  await expect(lit).toHaveCount(6);
  await expect(told).toBeEmpty();
  expect(complaints).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('what every machine is for is read', async ({ page, house }) => {
    await page.goto(`${house.url}/en/parts/rack-view/`);
    const texts = page.locator('#part-rack .texts li');
    await expect(texts).toHaveCount(40);
    await expect(texts.first()).toBeVisible();
  });
});
