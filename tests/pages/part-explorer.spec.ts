import { expect, test } from './site.ts';

test('a name falls into its layer by keyboard, says why, and stays there', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}/parts/explorer/`);
  const part = page.locator('layer-explorer');
  const layers = part.locator('[data-layer]');
  const fallen = part.locator('[data-item]:visible');
  await expect(fallen).toHaveCount(0);
  await part.getByRole('button', { name: 'OpenShift' }).press('Enter');
  await expect(part.getByRole('status')).toContainText('“OpenShift”: 플랫폼(PaaS) 쿠버네티스 위에');
  await expect(layers.nth(1)).toHaveAttribute('data-lit', '');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(fallen).toHaveCount(2);
  await page.reload();
  await expect(fallen).toHaveCount(2);
  await part.getByRole('button', { name: '모두 제자리에 놓기' }).press('Enter');
  await expect(fallen).toHaveCount(5);
  await part.getByRole('button', { name: '처음부터' }).press('Enter');
  await expect(fallen).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('every layer tells its names', async ({ page, house }) => {
    await page.goto(`${house.url}/en/parts/explorer/`);
    await expect(page.locator('[data-layer]').nth(1)).toContainText('One push and the app runs.');
    await expect(page.locator('layer-explorer button:visible')).toHaveCount(0);
  });
});
