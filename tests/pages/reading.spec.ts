import { globSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from './site.ts';

const DIST = join(import.meta.dirname, '..', '..', 'dist');
const lesson = globSync('learn/*/*/index.html', { cwd: DIST })[0]?.replace('index.html', '');

if (!lesson)
  throw new Error('the tests of reading pages need a lesson in content/ and the built site in dist/');

/** What a reading page may ship, gzip. */
const SCRIPT_BUDGET_BYTES = 30_000;

test('a reading page ships at most 30 kB of script', async ({ page, house }) => {
  const sizes: Array<[string, number]> = [];
  page.on('response', async (response) => {
    if (response.request().resourceType() === 'script') {
      sizes.push([response.url(), gzipSync(await response.body()).length]);
    }
  });
  await page.goto(`${house.url}/${lesson}`, { waitUntil: 'networkidle' });
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  expect(sizes.length).toBeGreaterThan(0);
  expect(total, JSON.stringify(sizes)).toBeLessThanOrEqual(SCRIPT_BUDGET_BYTES);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a lesson can be read and its answers opened', async ({ page, house }) => {
    await page.goto(`${house.url}/${lesson}`);
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.locator('.prose p').first()).toBeVisible();
  });
});

test('the brightness a reader chose is there before anything is drawn, on the next page too', async ({
  page,
  house,
}) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(house.url);
  await page.locator('[data-theme-toggle]').click();
  await page.locator('[data-theme-toggle]').click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.goto(`${house.url}/${lesson}`, { waitUntil: 'commit' });
  await page.waitForFunction(() => document.body !== null);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
});

test('a line of Korean text is 34 to 46 letters wide', async ({ page, house }) => {
  // Our letters are optional, so that a page does not jump; here they are waited for.
  await page.route(`**/${lesson}`, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(/font-display:\s*optional/g, 'font-display:block');
    await route.fulfill({ response, body });
  });
  await page.goto(`${house.url}/${lesson}`);
  await page.evaluate(() => document.fonts.ready);
  const letters = await page.evaluate(() => {
    const prose = document.querySelector('.prose')!;
    const probe = document.createElement('span');
    probe.textContent = '가'.repeat(100);
    probe.style.cssText = 'position:absolute;white-space:nowrap';
    prose.append(probe);
    return (prose.getBoundingClientRect().width / probe.getBoundingClientRect().width) * 100;
  });
  expect(letters).toBeGreaterThan(34);
  expect(letters).toBeLessThan(46);
});

test('nothing is asked of any other server', async ({ page, house }) => {
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(house.url) && !request.url().startsWith('data:'))
      foreign.push(request.url());
  });
  for (const path of ['/', `/${lesson}`, '/lab/']) await page.goto(house.url + path, { waitUntil: 'load' });
  expect(foreign).toEqual([]);
});
