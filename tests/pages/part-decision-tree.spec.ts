import { expect, test } from './site.ts';

test('answers lead to a result by keyboard, the way back is open, and the place is kept', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}/en/parts/decision-tree/`);
  const part = page.locator('decision-tree');
  const now = part.locator('[data-now]');
  await expect(now).toContainText('Does a law or a contract');
  await part.getByRole('button', { name: 'It does not' }).focus();
  await page.keyboard.press('Enter');
  await expect(now).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(now).toContainText('Count the public cloud first');
  await page.reload();
  await expect(now).toContainText('Not paying while nothing runs');
  await part.getByRole('button', { name: 'One step back' }).press('Enter');
  await expect(now).toContainText('about the same all day');
  await part.getByRole('button', { name: /Does a law or a contract.*It does not/ }).press('Enter');
  await expect(now).toContainText('Does a law');
  await part.getByText('All questions and results').press('Enter');
  await expect(part.getByText('A private cloud in your own server room').last()).toBeVisible();
  expect(complaints).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the whole tree is read', async ({ page, house }) => {
    await page.goto(`${house.url}/parts/decision-tree/`);
    await expect(page.getByText('쓰지 않는 동안 내지 않는')).toBeVisible();
    await expect(page.locator('button:visible', { hasText: '뒤로' })).toHaveCount(0);
  });
});
