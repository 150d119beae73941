import { expect, test } from './site.ts';

test('applications are joined with the keyboard alone, until the model is whole; it is kept', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}/parts/model-canvas/`);
  const part = page.locator('#part-blog');
  const told = part.getByRole('status');
  const join = async (...names: string[]) => {
    for (const name of names) {
      await part.locator('.app', { hasText: name }).focus();
      await page.keyboard.press('Enter');
    }
  };
  await join('HAProxy', 'MySQL');
  await expect(told).toContainText('이어지지 않습니다');
  await expect(told).toContainText('같은 이름이 없습니다');
  await join('MySQL', 'MariaDB');
  await expect(told).toContainText('둘 다 db를 내놓기만');
  await join('MySQL', '워드프레스');
  await expect(told).toContainText('워드프레스에 필요한 db를 MySQL에서');
  await expect(part.locator('[data-lines] path')).toHaveCount(1);
  await join('워드프레스', 'MariaDB');
  await expect(told).toContainText('없어도 되는 선');
  await part.getByRole('button', { name: '워드프레스 → MariaDB 끊기' }).press('Enter');
  await expect(told).toContainText('끊었습니다');
  await join('HAProxy');
  await page.keyboard.press('Escape');
  await expect(part.locator('[aria-pressed="true"]')).toHaveCount(0);
  await join('HAProxy', '워드프레스', 'Prometheus', 'MySQL');
  await page.reload();
  await expect(part.locator('.count')).toContainText('4개 가운데 3개');
  await join('Grafana', 'Prometheus');
  await expect(told).toContainText('모델이 완성되었습니다');
  await part.getByRole('button', { name: '처음부터' }).press('Enter');
  await expect(part.locator('[data-lines] path')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('what fits and the whole model are read', async ({ page, house }) => {
    await page.goto(`${house.url}/en/parts/model-canvas/`);
    await expect(page.getByText('HAProxy → WordPress (http)')).toBeVisible();
  });
});
