import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

const PATH = '/parts/tco-simulator/';
const part = (page: Page) => page.locator('tco-simulator');
const result = (page: Page) => part(page).locator('[data-result]');

test('a scenario is chosen and an assumption moved with the keyboard alone; the winner turns and is kept', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}${PATH}`);
  const mixed = part(page).getByRole('button', { name: /섞인 부하/ });
  await expect(mixed).toContainText('2017년 8월 · Nutanix 후원');
  await mixed.focus();
  await page.keyboard.press('Enter');
  await expect(mixed).toHaveAttribute('aria-pressed', 'true');
  await expect(result(page)).toContainText('자체 프라이빗 쪽이');
  await expect(part(page).locator('[data-flips]')).toContainText(
    '자체 쪽을 돌보는 사람: 지금 3명, 4명 이상이면',
  );
  await part(page).locator('summary', { hasText: '사람' }).focus();
  await page.keyboard.press('Enter');
  const people = part(page).getByRole('slider', { name: /자체 쪽을 돌보는 사람/ });
  await people.focus();
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight');
  await expect(people).toHaveAttribute('aria-valuetext', '4명');
  await expect(result(page)).toContainText('퍼블릭 클라우드 쪽이 조금 적지만');
  await expect(mixed).toHaveAttribute('aria-pressed', 'false');
  await page.reload();
  await expect(result(page)).toContainText('퍼블릭 클라우드 쪽이 조금 적지만');
  await part(page).getByRole('button', { name: '처음부터' }).focus();
  await page.keyboard.press('Enter');
  await expect(part(page).getByRole('button', { name: '우리 가정' })).toBeFocused();
  await part(page).getByRole('button', { name: '되돌리기' }).focus();
  await page.keyboard.press('Enter');
  await expect(result(page)).toContainText('퍼블릭 클라우드 쪽이 조금 적지만');
  expect(complaints).toEqual([]);
});

test('the shape of the load decides which questions are asked', async ({ page, house }) => {
  await page.goto(`${house.url}/en${PATH}`);
  const growth = part(page).getByRole('slider', { name: /More load each year/ });
  await expect(growth).toBeHidden();
  await part(page).getByRole('radio', { name: /^Flat/ }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(part(page).getByRole('radio', { name: /^Growing/ })).toBeChecked();
  await expect(growth).toBeVisible();
  await expect(result(page)).toContainText('no mix is counted');
});

test('a link hands the assumptions on, to somebody who has none of them', async ({
  page,
  house,
  browser,
}) => {
  await page.goto(`${house.url}${PATH}`);
  await part(page)
    .getByRole('button', { name: /탄력이 큰 부하/ })
    .click();
  await part(page).getByRole('button', { name: '이 가정의 링크 복사' }).click();
  await expect(part(page).getByRole('status')).toContainText('링크를 복사했습니다');
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(page.url());
  const other = await (await browser.newContext()).newPage();
  await other.goto(link);
  await expect(part(other).getByRole('status')).toContainText('링크에 담긴 가정으로');
  await expect(result(other)).toHaveText((await result(page).textContent()) ?? '');
  await other.context().close();
});

test('a link that was meddled with is refused and says so', async ({ page, house }) => {
  await page.goto(`${house.url}${PATH}#part-tco?shape=flat&peak=<b>`);
  await expect(part(page).getByRole('status')).toContainText('읽을 수 없어');
  await expect(part(page).getByRole('button', { name: '우리 가정' })).toHaveAttribute('aria-pressed', 'true');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('result, deciding assumptions, inputs and numbers of the start are readable', async ({
    page,
    house,
  }) => {
    await page.goto(`${house.url}/en${PATH}`);
    await expect(result(page)).toContainText('Over 5 years');
    await expect(part(page).locator('[data-flips] li').first()).toBeVisible();
    await expect(part(page).getByText('Price of a server')).toBeVisible();
    await expect(part(page).getByRole('slider').first()).toBeHidden();
    await expect(part(page).getByRole('row', { name: /^Total/ })).toBeVisible();
  });
});
