import { expect, test } from './site.ts';

test('arrows go along a command, Enter explains a piece, and what was read stays open', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}/parts/command-reader/`);
  const part = page.locator('command-reader');
  const rows = part.locator('[data-row]:visible');
  await expect(rows).toHaveCount(0);
  await part.getByRole('button', { name: 'ip', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(rows).toHaveText([/-br.*brief의 줄임/]);
  await expect(part.locator('[data-spoken]')).toContainText('아직 5조각이 남았습니다.');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await expect(rows).toHaveCount(2);
  await page.reload();
  await expect(rows).toHaveCount(2);
  await part.getByRole('button', { name: '모두 펼치기' }).press('Enter');
  await expect(rows).toHaveCount(6);
  await part.getByRole('button', { name: '처음부터' }).press('Enter');
  await expect(rows).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the command and every piece are read', async ({ page, house }) => {
    await page.goto(`${house.url}/en/parts/command-reader/`);
    await expect(page.locator('.command')).toHaveText('ip -4 -br address show dev eth0');
    await expect(page.getByText('Narrows it down to this device.')).toBeVisible();
  });
});
