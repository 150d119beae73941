import { expect, test } from './site.ts';

test('a stack is built, judged piece by piece and mended with the keyboard alone', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}/en/parts/stack-builder/`);
  const part = page.locator('stack-builder');
  const stack = part.getByRole('list', { name: 'Your stack' });
  const said = part.getByRole('status');
  const act = (name: string) => part.getByRole('button', { name }).press('Enter');

  for (const name of ['Linux kernel', 'Physical server', 'The bill', 'libvirt'])
    await act(`Put “${name}`.replace('Put “libvirt', 'Put “QEMU'));
  await expect(said).toHaveText('“QEMU and libvirt” is number 4 from the bottom');
  await act('Check');
  await expect(said).toContainText('Move or take out what is marked');
  await expect(stack.locator('[data-mark="wrong"]')).toHaveCount(2);
  await expect(stack.getByText('nothing stands on it')).toBeVisible();

  await act('Take “The bill');
  await expect(part.getByRole('button', { name: 'Put “The bill” on top' })).toBeFocused();
  await act('Move “Physical server” down');
  await act('Check');
  await expect(said).toContainText('2 more to come');
  await page.reload();
  await expect(stack.getByRole('listitem')).toHaveCount(3);
  await act('Put “Nova');
  await act('Put “The user');
  await act('Check');
  await expect(said).toHaveText('● Right');
  await expect(stack.locator('[data-mark="right"]')).toHaveCount(5);

  await act('Start again');
  await expect(stack.getByRole('listitem')).toHaveCount(0);
  await act('Undo');
  await expect(stack.getByRole('listitem')).toHaveCount(5);
  expect(complaints).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the layers are read in order', async ({ page, house }) => {
    await page.goto(`${house.url}/parts/stack-builder/`);
    const layers = page.locator('stack-builder ol:visible').first().getByRole('listitem');
    await expect(layers.first()).toContainText('이용자의 VM');
    await expect(layers.last()).toContainText('물리 서버');
  });
});
