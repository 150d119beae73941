import { globSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { SITE } from './pretend-server.ts';
import { expect, test } from './site.ts';

const paths = [
  '/parts/',
  ...globSync('parts/*/index.html', { cwd: SITE }).map((file) => `/${file.replace('index.html', '')}`),
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const path of paths.flatMap((path) => [path, `/en${path}`])) {
    test(`${path} can be used by everybody in the ${colorScheme} scheme`, async ({
      page,
      house,
      complaints,
    }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto(house.url + path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }
}

test('a gallery is for authors: no search finds it', async ({ page, house }) => {
  await page.goto(`${house.url}/parts/`);
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');
});
