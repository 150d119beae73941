import { expect, test } from './site.ts';

const PAGE = '/parts/quorum-simulator/';

test('of two members the one that is left stops, and an arbitrator helps: by keyboard alone', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}${PAGE}`);
  const part = page.locator('#part-quorum');
  const sides = part.locator('[data-side]');
  await part.getByRole('switch', { name: '멤버 2', exact: true }).focus();
  await page.keyboard.press('Space');
  await expect(part.getByRole('switch', { name: '멤버 2', exact: true })).not.toBeChecked();
  await expect(sides).toHaveCount(1);
  await expect(sides).toContainText('딱 절반입니다');
  await part.getByRole('button', { name: '여기에 쓰기' }).focus();
  await page.keyboard.press('Enter');
  await expect(part.getByRole('status')).toContainText('거절했습니다');
  await part.getByRole('checkbox', { name: '심판 두기' }).focus();
  await page.keyboard.press('Space');
  await part.getByRole('switch', { name: '멤버 2', exact: true }).press('Space');
  await expect(sides).toContainText('쓸 수 있음');
  await page.reload();
  await expect(sides).toContainText('3표 가운데 2표');
  await part.getByRole('button', { name: '처음부터' }).press('Enter');
  await expect(part.getByRole('checkbox', { name: '심판 두기' })).not.toBeChecked();
  await expect(part.getByRole('radio', { name: '2대' })).toBeFocused();
  expect(complaints).toEqual([]);
});

test('a majority of three writes, the other fetches it later, and a step can be taken back', async ({
  page,
  house,
}) => {
  await page.goto(`${house.url}/en${PAGE}`);
  const part = page.locator('#part-quorum');
  await part.getByRole('radio', { name: '2', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await part.getByRole('button', { name: 'Cut in two' }).press('Enter');
  const write = part.getByRole('button', { name: 'Write here: Member 2, Member 3' });
  await write.press('Enter');
  await expect(write).toBeFocused();
  await expect(part.getByRole('status')).toContainText('Member 1 knows nothing of it');
  await expect(part.locator('[data-side]').last()).toContainText('holds nothing yet');
  await part.getByRole('button', { name: 'Put all back' }).press('Enter');
  await expect(part.locator('[data-side]')).toContainText('holds A');
  await part.getByRole('button', { name: 'One step back' }).press('Enter');
  await expect(part.locator('[data-side]')).toHaveCount(2);
});

test('without the rule the halves part, and meet as strangers', async ({ page, house }) => {
  await page.goto(`${house.url}/en${PAGE}`);
  const part = page.locator('#part-quorum');
  await part.getByRole('checkbox', { name: 'Only a majority writes' }).press('Space');
  await part.getByRole('switch', { name: 'between 1 and 2' }).press('Enter');
  for (const member of ['1', '2'])
    await part.getByRole('button', { name: `Write here: Member ${member}` }).press('Enter');
  await expect(part.getByRole('status')).toContainText('two histories');
  await part.getByRole('switch', { name: 'between 1 and 2' }).press('Enter');
  await expect(part.locator('[data-side]')).toContainText('split brain');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the majorities and the case of two are read', async ({ page, house }) => {
    await page.goto(`${house.url}${PAGE}`);
    await expect(page.getByText('2대는 1대보다 안전하지 않습니다.')).toBeVisible();
    await expect(page.locator('#part-quorum tbody tr')).toHaveCount(4);
  });
});
