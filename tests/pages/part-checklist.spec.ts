import { expect, test } from './site.ts';

test('a verdict follows what holds, is kept, and a start again can be undone', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}/en/parts/checklist/`);
  const part = page.locator('check-list');
  const said = part.getByRole('status');
  const boxes = part.getByRole('checkbox');
  await expect(said).toHaveText('0 of 4 It is a room that lends servers.');
  await boxes.first().focus();
  for (let i = 0; i < 2; i++) {
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
  }
  await expect(said).toContainText('2 of 4 Half the way.');
  await page.reload();
  await expect(said).toContainText('2 of 4 Half the way.');
  await expect(boxes.nth(1)).toBeChecked();
  await part.getByRole('button', { name: 'Start again' }).press('Enter');
  await expect(boxes.first()).toBeFocused();
  await expect(boxes.first()).not.toBeChecked();
  await part.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(boxes.first()).toBeChecked();
  await boxes.nth(2).press('Space');
  await boxes.nth(3).press('Space');
  await expect(said).toContainText('You may call it a private cloud.');
  expect(complaints).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the list and what its numbers tell are read', async ({ page, house }) => {
    await page.goto(`${house.url}/parts/checklist/`);
    await expect(page.getByText('프라이빗 클라우드라고 불러도')).toBeVisible();
  });
});
