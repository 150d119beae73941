import { expect, test } from './site.ts';

test('arrows go along the events, strands narrow them, and the place is kept', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}/parts/timeline/`);
  const part = page.locator('event-timeline');
  const open = part.getByRole('button', { expanded: true });
  const events = part.locator('[data-event]:visible');
  await expect(open).toContainText('VM/370');
  await open.focus();
  await page.keyboard.press('ArrowDown');
  await expect(open).toContainText('chroot');
  await expect(open).toBeFocused();
  await expect(part.getByText('뿌리 디렉터리를 바꿀')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(open).toHaveCount(0);

  await part.getByRole('button', { name: '컨테이너', exact: true }).press('Enter');
  await expect(events).toHaveCount(3);
  await events.first().getByRole('button').focus();
  await page.keyboard.press('ArrowDown');
  await expect(open).toContainText('cgroup');
  await page.reload();
  await expect(events).toHaveCount(3);
  await expect(open).toContainText('cgroup');
  await part.getByRole('button', { name: '모두 펼치기' }).press('Enter');
  await expect(open).toHaveCount(3);
  await part.getByRole('button', { name: '처음부터' }).press('Enter');
  await expect(events).toHaveCount(7);
  await expect(open).toBeFocused();
  expect(complaints).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('every event is read', async ({ page, house }) => {
    await page.goto(`${house.url}/en/parts/timeline/`);
    await expect(page.getByText('Anybody could rent')).toBeVisible();
    await expect(page.getByText('Making and sharing')).toBeVisible();
  });
});
