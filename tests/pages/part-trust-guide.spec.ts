import { expect, test } from './site.ts';

const PATH = '/parts/trust-guide/';

test('answers are chosen with the keyboard alone, verdicts follow and are kept', async ({
  page,
  house,
  complaints,
}) => {
  await page.goto(`${house.url}${PATH}`);
  const part = page.locator('trust-guide');
  const proof = (name: string) => part.locator(`[data-proof="${name}"]`);
  await expect(proof('csap')).toContainText('CSAP 하 등급 이상');
  await part.getByRole('radio', { name: /공개된 데이터만/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(proof('csap')).toContainText('CSAP 중 등급 이상');
  await expect(part.getByRole('status')).toContainText('CSAP – CSAP 중 등급 이상');
  await expect(proof('kcmvp')).toContainText('● 필요');
  await part.getByRole('radio', { name: '한국의 국가·공공기관' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(proof('fips')).toContainText('FIPS 140-3으로 검증된 모듈');
  await expect(part.getByRole('radio', { name: /공개된 데이터만/ })).toBeDisabled();
  await proof('fips').locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(proof('fips')).toContainText('과거 목록');
  await page.reload();
  await expect(proof('fips')).toContainText('● 필요');
  await part.getByRole('button', { name: '처음부터' }).focus();
  await page.keyboard.press('Enter');
  await expect(proof('csap')).toContainText('CSAP 하 등급 이상');
  expect(complaints).toEqual([]);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('what each proof is, who holds it and as of when is readable', async ({ page, house }) => {
    await page.goto(`${house.url}/en${PATH}`);
    await expect(page.getByText('All FIPS 140-2 certificates moved to the Historical list')).toBeVisible();
    await expect(page.getByText('AWS Seoul Region (2025-03-28)')).toBeVisible();
    await expect(page.getByRole('radio').first()).toBeHidden();
  });
});
