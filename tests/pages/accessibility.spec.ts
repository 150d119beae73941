import { globSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { SITE } from './pretend-server.ts';
import { expect, inventory, stagePath, test } from './site.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Every kind of page; of the forty cards, which are all made from one, the first. */
const lessons = globSync('learn/*/*/index.html', { cwd: SITE }).map(
  (file) => `/${file.replace('index.html', '')}`,
);
const paths = [
  '/',
  '/learn/',
  '/glossary/',
  '/review/',
  ...lessons,
  '/lab/',
  stagePath,
  `/lab/machines/${inventory.machines[0]!.id}/`,
  '/me/',
];

for (const scheme of ['light', 'dark'] as const) {
  for (const path of [...paths.flatMap((path) => [path, `/en${path}`]), '/404.html']) {
    test(`${path} can be used by everybody in the ${scheme} scheme`, async ({ page, house, complaints }) => {
      test.slow(path.endsWith('/glossary/'), 'it has hundreds of words');
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.goto(house.url + path);
      if (path.includes(stagePath))
        await page.locator('[data-step][data-verdict="not-yet"]').first().waitFor();
      if (path.endsWith('/lab/')) await page.locator('[data-machine][data-state="up"]').first().waitFor();
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).exclude('.xterm').analyze();
      expect(
        violations.map(({ id, nodes }) => ({
          id,
          where: nodes.map(({ target, failureSummary }) => [target.join(' '), failureSummary]),
        })),
      ).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }
}
