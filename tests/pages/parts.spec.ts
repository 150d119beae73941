import { expect, test } from './site.ts';

test('a gallery is for authors: no search finds it', async ({ page, house }) => {
  await page.goto(`${house.url}/parts/`);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');
});
