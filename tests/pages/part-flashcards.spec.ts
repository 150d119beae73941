import { expect, test } from './site.ts';

test('cards are turned by keyboard, what was not known comes again, and the pile is kept', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}/en/parts/flashcards/`);
  const part = page.locator('flash-cards').first();
  const front = part.locator('[data-front]');
  const said = part.getByRole('status');
  const press = (name: string) => part.getByRole('button', { name }).press('Enter');
  await expect(front).toHaveText('prefix');
  await expect(part.locator('[data-back]')).toBeHidden();
  await press('Turn over');
  await expect(part.locator('[data-back]')).toBeFocused();
  await expect(part.locator('[data-back]')).toContainText('leading bits');
  await press('Once more');
  await expect(front).toBeFocused();
  await press('Turn over');
  await press('I knew it');
  await expect(said).toHaveText('1 of 3 known.');
  await page.reload();
  await expect(said).toHaveText('1 of 3 known.');
  await press('Turn over');
  await press('I knew it');
  await expect(front).toHaveText('prefix');
  await press('Turn over');
  await press('I knew it');
  await expect(said).toHaveText('All 3 are known.');
  await expect(part.getByRole('button', { name: 'Start again' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(front).toHaveText('prefix');
  expect(complaints).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('both sides of every card are read', async ({ page, house }) => {
    await page.goto(`${house.url}/parts/flashcards/`);
    await expect(page.getByText('UDP와 TCP 둘 다')).toBeVisible();
    await expect(page.locator('flash-cards button:visible')).toHaveCount(0);
  });
});
