/** Fills `{{adm-01.ip}}` in lessons and guides before Markdown sees it, so that prose and commands share one inventory. */
import { relative } from 'node:path';
import type { Plugin } from 'vite';
import { fillReferences, loadInventory, UnknownReference } from '#lab';

export function references(root: string): Plugin {
  const inventory = loadInventory(root);
  return {
    name: 'madang:references',
    enforce: 'pre',
    transform(code, id) {
      const file = id.split('?')[0]!;
      if (!file.endsWith('.mdx')) return null;
      try {
        return { code: fillReferences(code, inventory), map: null };
      } catch (error) {
        if (error instanceof UnknownReference) throw new Error(`${relative(root, file)}: ${error.message}`);
        throw error;
      }
    },
  };
}
