import { expect, test } from './site.ts';

test('one option for each row is chosen by keyboard, summed up and kept', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}/en/parts/option-stack/`);
  const part = page.locator('option-stack');
  const said = part.getByRole('status');
  const chosen = part.locator('[data-chosen] li');
  const tags = part.locator('[data-tags] li');
  await part.getByRole('radio', { name: 'KVM' }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(tags).toHaveText(['open source ×2', 'GPL-2.0 ×1', 'LGPL ×1']);
  await expect(said).toContainText('2 of 3 rows chosen. open source ×2');
  await expect(part.locator('[data-notes]')).toHaveText('Begins with three servers.');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(chosen).toHaveText([
    'Cloud management nothing chosen',
    'Storage Disks of the servers',
    'Virtualisation KVM',
  ]);
  await page.reload();
  await expect(part.getByRole('radio', { name: 'Disks of the servers' })).toBeChecked();
  await part.getByRole('button', { name: 'Start again' }).press('Enter');
  await expect(tags).toHaveCount(0);
  await part.getByRole('button', { name: 'Undo' }).press('Enter');
  await expect(part.getByRole('radio', { name: 'KVM' })).toBeChecked();
  expect(complaints).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('every option is read', async ({ page, house }) => {
    await page.goto(`${house.url}/parts/option-stack/`);
    await expect(page.getByText('서버가 멈추면 VM도 멈춥니다.')).toBeVisible();
    await expect(page.locator('option-stack input:visible')).toHaveCount(0);
  });
});
