import { expect, test } from './site.ts';

test('scenes are stepped through with the keyboard alone, and the place is kept', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}/parts/topology/`);
  const part = page.locator('#part-streaming');
  const scene = (number: number) => part.locator(`[data-step="${number}"]`);
  await part.getByRole('button', { name: '다음' }).focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('Enter');
  await expect(part.locator('[data-told]')).toContainText('멈춤: pg-01');
  await expect(scene(3)).toBeVisible();
  await expect(scene(2)).toBeHidden();
  await page.reload();
  await expect(scene(3)).toBeVisible();
  await part.getByRole('button', { name: '이전' }).focus();
  await page.keyboard.press('End');
  await expect(part.locator('[data-told]')).toContainText('눈여겨볼 것: pg-02');
  await page.keyboard.press('Home');
  await expect(part.locator('[data-told]')).toContainText('그림 전체');
  expect(complaints).toEqual([]);
});

test('nothing moves for those who asked for calm', async ({ page, house }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${house.url}/en/parts/topology/`);
  const part = page.locator('#part-streaming');
  await part.getByRole('button', { name: 'Next' }).press('Enter');
  const way = part.locator('[data-step="1"] .way').first();
  expect(await way.evaluate((path) => getComputedStyle(path).animationName)).toBe('none');
});
