import { expect, test } from './site.ts';

test('a typed prefix decides who is a neighbour, by keyboard alone, and is kept', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}/parts/subnet-map/`);
  const part = page.locator('#part-neighbours');
  const told = part.getByRole('status');
  const prefix = part.getByRole('textbox', { name: '접두사', exact: true });
  await expect(part.locator('[data-group="neighbours"]')).toContainText('39대');
  await prefix.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('255.255.255.224');
  await expect(part.locator('[data-facts]')).toContainText('192.168.10.0/27');
  await expect(told).toContainText('좁게');
  await page.keyboard.press('ArrowUp');
  await expect(prefix).toHaveValue('/28');
  await expect(part.locator('[data-group="through"]')).toContainText('35대');
  await part.getByRole('combobox').focus();
  await page.keyboard.type('pg-01');
  await expect(told).toContainText('게이트웨이까지 남이');
  await expect(part.locator('[data-group="lost"]')).toContainText('ctl-01');
  await page.reload();
  await expect(prefix).toHaveValue('/28');
  await expect(part.locator('.by-32 [data-cell][data-net]')).toHaveCount(16);
  await part.getByRole('button', { name: '처음부터' }).press('Enter');
  await expect(prefix).toHaveValue('/24');
  expect(complaints).toEqual([]);
});

test('any address is looked for, and a wrong prefix is explained', async ({ page, house }) => {
  await page.goto(`${house.url}/en/parts/subnet-map/`);
  const part = page.locator('#part-neighbours');
  const told = part.getByRole('status');
  await part.getByRole('textbox', { name: 'Looking for' }).fill('192.168.20.5');
  await expect(told).toContainText('left to the gateway');
  const prefix = part.getByRole('textbox', { name: 'Prefix', exact: true });
  await prefix.fill('/16');
  await expect(told).toContainText('taken for a neighbour');
  await prefix.fill('/99');
  await expect(told).toContainText('A prefix is written like');
  await expect(prefix).toHaveAttribute('aria-invalid', 'true');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the lab’s addresses are read', async ({ page, house }) => {
    await page.goto(`${house.url}/parts/subnet-map/`);
    await expect(page.getByText('192.168.10.0/24').first()).toBeVisible();
    await expect(page.locator('#part-neighbours .names li').nth(5)).toBeVisible();
  });
});
