import { expect, test } from './site.ts';

test('a table is narrowed, sorted and cut down by keyboard, and stays so', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}/en/parts/matrix/`);
  const part = page.locator('compare-matrix');
  const names = part.locator('tbody tr:visible th > span:first-child');
  const said = part.getByRole('status');
  await expect(names).toHaveText(['KVM', 'Xen', 'Hyper-V', 'ESXi', 'bhyve']);

  await part.getByRole('button', { name: 'First released' }).focus();
  await page.keyboard.press('Enter');
  await expect(names).toHaveText(['ESXi', 'Xen', 'KVM', 'Hyper-V', 'bhyve']);
  await expect(part.getByRole('columnheader', { name: 'First released' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await part.getByRole('button', { name: 'open source' }).press('Space');
  await expect(names).toHaveText(['Xen', 'KVM', 'bhyve']);
  await expect(said).toHaveText('3 of 5 rows are shown.');
  await part.getByRole('searchbox').focus();
  await page.keyboard.type('kernel');
  await expect(names).toHaveText(['KVM', 'bhyve']);
  await part.getByText('Choose columns').press('Enter');
  await part.getByRole('checkbox', { name: 'Licence' }).press('Space');
  await expect(part.getByText('GPL-2.0').first()).toBeHidden();

  await page.reload();
  await expect(names).toHaveText(['KVM', 'bhyve']);
  await expect(part.getByRole('columnheader', { name: 'Licence' })).toBeHidden();
  await part.getByRole('button', { name: 'Start again' }).press('Enter');
  await expect(names).toHaveText(['KVM', 'Xen', 'Hyper-V', 'ESXi', 'bhyve']);
  await part.getByRole('searchbox').fill('no such row');
  await expect(said).toHaveText('No row fits. Ask for less.');
  expect(complaints).toEqual([]);
});

test('on a phone each row is a card that names its cells', async ({ page, house }) => {
  await page.setViewportSize({ width: 375, height: 700 });
  await page.goto(`${house.url}/parts/matrix/`);
  const cell = page.locator('compare-matrix td').first();
  expect(await cell.evaluate((td) => getComputedStyle(td, '::before').content)).toBe('"어디에서 도는가"');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(375);
});
