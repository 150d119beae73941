import { globSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { SITE } from './pretend-server.ts';
import { expect, inventory, stagePath, test } from './site.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What else a page's colours decide; the rest is the same in both schemes. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];
const AT_ONCE = 8;

/** Every kind of page; of the forty cards, which are all made from one, the first. */
const kinds = ['learn/*/*/index.html', 'parts/**/index.html', 'paths/*/index.html', 'lab/*/index.html'];
const many = globSync(kinds, { cwd: SITE })
  .filter((file) => file !== `${stagePath.slice(1)}index.html`)
  .toSorted()
  .map((file) => `/${file.replace('index.html', '')}`);
const paths = [
  ...['/', '/learn/', '/glossary/', '/review/', '/search/', '/lab/', stagePath, '/me/'],
  `/lab/machines/${inventory.machines[0]!.id}/`,
  ...many,
].flatMap((path) => [path, `/en${path}`]);

for (let from = 0; from < paths.length; from += AT_ONCE) {
  const some = paths.slice(from, from + AT_ONCE);
  test(`can be used by everybody in both schemes: ${some.join(' ')}`, async ({ page, house, complaints }) => {
    test.setTimeout(120_000);
    for (const path of some) {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await page.goto(house.url + path);
      await settled(page, path);
      const light = await violations(new AxeBuilder({ page }).withTags(RULES));
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      const dark = await violations(new AxeBuilder({ page }).withRules(RULES_OF_COLOUR));
      expect({ path, light, dark }).toEqual({ path, light: [], dark: [] });
    }
    expect(complaints).toEqual([]);
  });
}

test('a page that does not exist can be used by everybody', async ({ page, house }) => {
  await page.goto(`${house.url}/404.html`);
  expect(await violations(new AxeBuilder({ page }).withTags(RULES))).toEqual([]);
});

async function settled(page: Page, path: string): Promise<void> {
  if (path.includes(stagePath)) await page.locator('[data-step][data-verdict="not-yet"]').first().waitFor();
  if (path.endsWith('/lab/')) await page.locator('[data-machine][data-state="up"]').first().waitFor();
}

async function violations(axe: AxeBuilder): Promise<object[]> {
  // Without it every look opens a page of its own for what other sites' frames would say; we have none.
  const found = await axe.exclude('.xterm').setLegacyMode().analyze();
  return found.violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map(({ target, failureSummary }) => [target.join(' '), failureSummary]),
  }));
}
