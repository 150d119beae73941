import { expect, test } from './site.ts';

test('cards are sorted by keyboard, each says why, and the bins are kept', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}/en/parts/sorter/`);
  const part = page.locator('card-sorter').nth(1);
  const shown = part.locator('[data-shown]');
  const bins = part.locator('[data-card]:visible');
  const said = part.getByRole('status');
  await expect(part.getByText('Card 1 of 4')).toBeVisible();
  await expect(bins).toHaveCount(0);

  await part.getByRole('button', { name: '/etc/hosts' }).focus();
  for (let card = 1; card <= 4; card++) {
    await page.keyboard.press('1');
    await expect(said).toContainText(/Right|Not yet It belongs in “\/etc\/resolv.conf”/);
    await expect(bins).toHaveCount(card);
    await expect(part.locator('[data-next]')).toBeFocused();
    if (card === 2) {
      await page.reload();
      await expect(part.getByText('Card 3 of 4')).toBeVisible();
      await expect(bins).toHaveCount(2);
      await part.getByRole('button', { name: '/etc/hosts' }).focus();
    } else {
      await page.keyboard.press('Enter');
      if (card < 4) await expect(shown).toBeFocused();
    }
  }
  await expect(said).toHaveText('2 of 4 right at once.');
  await expect(part.getByText('A file can be read with the network down.')).toBeVisible();
  await part.getByRole('button', { name: 'Start again' }).press('Enter');
  await expect(shown).toBeFocused();
  await expect(bins).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('every card stands in its bin with the reason', async ({ page, house }) => {
    await page.goto(`${house.url}/parts/sorter/`);
    const bin = page
      .getByRole('list')
      .or(page.locator('section'))
      .filter({ hasText: '신속한 탄력성' })
      .last();
    await expect(bin).toContainText('점심시간에 12대로');
    await expect(page.locator('[data-why]').first()).toBeVisible();
  });
});
