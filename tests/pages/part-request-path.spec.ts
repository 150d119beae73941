import { expect, test } from './site.ts';

const PAGE = '/parts/request-path/';

test('a request is followed with the keyboard alone, and the place is kept', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}${PAGE}`);
  const part = page.locator('#part-cloud-burst');
  const told = part.locator('[data-told]');
  await part.getByRole('button', { name: '다음' }).focus();
  await page.keyboard.press('Enter');
  await expect(told).toContainText('페이지 요청');
  await expect(part.locator('[data-step="1"]')).toHaveAttribute('data-state', 'now');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowLeft');
  await expect(told).toContainText('사내 서버로 전달');
  await expect(part.locator('[data-at]')).toHaveText('2 / 10');
  await page.reload();
  await expect(told).toContainText('사내 서버로 전달');
  await part.getByRole('button', { name: '처음부터' }).focus();
  await page.keyboard.press('Enter');
  await expect(told).toContainText('그림 전체');
  await expect(part.getByRole('button', { name: '다음' })).toBeFocused();
  await expect(part.locator('[data-step][data-state]')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('playing goes on by itself until it is stopped', async ({ page, house }) => {
  await page.clock.install();
  await page.goto(`${house.url}/en${PAGE}`);
  const part = page.locator('#part-token');
  await part.getByRole('button', { name: 'Play' }).press('Enter');
  await expect(part.locator('[data-at]')).toHaveText('1 / 5');
  await page.clock.runFor(8_100);
  await expect(part.locator('[data-at]')).not.toHaveText('1 / 5');
  const pause = part.getByRole('button', { name: 'Pause' });
  await pause.press('Enter');
  const place = await part.locator('[data-at]').textContent();
  await page.clock.runFor(20_000);
  await expect(part.locator('[data-at]')).toHaveText(place!);
});

test('every step can be read without playing', async ({ page, house }) => {
  await page.goto(`${house.url}${PAGE}`);
  const part = page.locator('#part-cloud-burst');
  await part.locator('summary').press('Enter');
  await expect(part.locator('ol > li')).toHaveCount(10);
  await expect(part.locator('ol')).toContainText('자동 확장 → 클라우드 API');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the picture and its text are there', async ({ page, house }) => {
    await page.goto(`${house.url}${PAGE}`);
    const part = page.locator('#part-cloud-burst');
    await expect(part.getByRole('img')).toHaveAccessibleName(/사용자, 부하분산기/);
    await expect(part.locator('ol > li').last()).toBeVisible();
    await expect(part.getByRole('button', { name: '다음' })).toBeHidden();
  });
});
