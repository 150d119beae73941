import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

const chosen = (page: Page) => page.locator('[role="option"][aria-selected="true"]');
const status = (page: Page) => page.locator('.search-status');

async function openSearch(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await expect(page.getByRole('combobox')).toBeFocused();
}

test('a slash opens the search, arrows choose, Enter goes there, Escape gives the page back', async ({
  page,
  house,
  complaints,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${house.url}/learn/`);
  expect(asked.filter((path) => /search/.test(path))).toEqual([]);
  await openSearch(page);
  await page.keyboard.type('쿠버네티스에서');
  await expect(chosen(page)).toContainText('쿠버네티스');
  await expect(chosen(page).locator('mark').first()).toHaveText('쿠버네티스');
  const first = await chosen(page).getAttribute('href');
  await page.keyboard.press('ArrowDown');
  await expect(chosen(page)).not.toHaveAttribute('href', first!);
  await page.keyboard.press('ArrowUp');
  await expect(chosen(page)).toHaveAttribute('href', first!);
  await page.keyboard.press('Escape');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
  // A dialog tells that it has closed a moment after it is gone.
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox')).toBeFocused({ timeout: 1000 });
  }).toPass();
  await page.keyboard.type('pg-01');
  await expect(chosen(page)).toContainText('PostgreSQL');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/lab\/machines\/vm-13\/$/);
  expect(asked.filter((path) => path === '/search/ko.json')).toHaveLength(1);
  expect(complaints).toEqual([]);
});

test('a slash that is typed into a field stays a slash', async ({ page, house }) => {
  await page.goto(`${house.url}/glossary/`);
  await page.locator('glossary-filter input').fill('');
  await page.keyboard.type('a/b');
  await expect(page.locator('glossary-filter input')).toHaveValue('a/b');
  await expect(page.locator('dialog[open]')).toHaveCount(0);
});

test('the button opens it too, and without scripts it is a link to the page', async ({
  page,
  house,
  browser,
}) => {
  await page.goto(`${house.url}/en/lab/`);
  await page.getByRole('link', { name: 'Search' }).click();
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('mail server');
  await expect(chosen(page)).toContainText('mail-01');
  const bare = await browser.newPage({ javaScriptEnabled: false });
  await bare.goto(`${house.url}/en/lab/`);
  await bare.getByRole('link', { name: 'Search' }).click();
  await expect(bare).toHaveURL(`${house.url}/en/search/`);
  await bare.close();
});

test('the page keeps what was asked in its address', async ({ page, house }) => {
  await page.goto(`${house.url}/search/?q=${encodeURIComponent('과반')}`);
  await expect(chosen(page)).toHaveAttribute('href', '/glossary/#quorum');
  await page.getByRole('combobox').fill('하이퍼바이저');
  await expect(chosen(page)).toHaveAttribute('href', '/glossary/#hypervisor');
  await page.reload();
  await expect(page.getByRole('combobox')).toHaveValue('하이퍼바이저');
  await expect(chosen(page)).toHaveAttribute('href', '/glossary/#hypervisor');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/glossary\/#hypervisor$/);
});

test('the wrong keyboard is noticed and said, and what is nowhere is answered with what is near', async ({
  page,
  house,
}) => {
  await page.goto(`${house.url}/search/?q=znqjspxltm`);
  await expect(status(page)).toContainText('‘쿠버네티스’');
  await expect(chosen(page)).toHaveAttribute('href', '/glossary/#kubernetes');
  await page.getByRole('combobox').fill('뷁쒧');
  await expect(status(page)).toContainText('‘뷁쒧’에 맞는 것이 없습니다');
  await expect(page.locator('.search-around a')).toHaveCount(3);
});

test('what was opened once is found with the network unplugged', async ({ page, house, context }) => {
  await page.goto(`${house.url}/learn/`);
  await openSearch(page);
  await expect(page.locator('.search-try button').first()).toBeVisible();
  await expect(status(page)).toHaveText('');
  await context.setOffline(true);
  await page.keyboard.type('quorum');
  await expect(chosen(page)).toHaveAttribute('href', '/glossary/#quorum');
});

for (const scheme of ['light', 'dark'] as const) {
  for (const language of ['', '/en']) {
    test(`everybody can use the ${scheme} search of ${language || '/ko'}`, async ({ page, house }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.goto(`${house.url}${language}/search/?q=quorum`);
      await expect(chosen(page)).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.goto(`${house.url}${language}/learn/`);
      await openSearch(page);
      await page.keyboard.type('cloud');
      await expect(chosen(page)).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  }
}
