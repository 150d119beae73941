/** Fills `{{adm-01.ip}}` and `{{version.kubernetes}}` before Markdown sees them, so that prose and commands share one source. */
import { relative } from 'node:path';
import type { Plugin } from 'vite';
import { fillReferences, loadInventory, UnknownReference } from '#lab';
import {
  fillVersions,
  loadCourse,
  takeApart,
  UnknownVersion,
  VERSION_REFERENCE,
  type Versions,
} from '#lesson';
import { strongBesideLetters } from './strong.ts';

export function references(root: string): Plugin {
  const inventory = loadInventory(root);
  let { versions } = loadCourse(root);
  return {
    name: 'madang:references',
    enforce: 'pre',
    /** While somebody writes: a page shows what a YAML file of the course says now. */
    configureServer(server) {
      server.watcher.add([`${root}/content`]);
      server.watcher.on('change', (file) => {
        if (!/\/content\/.*\.yaml$/.test(file)) return;
        versions = loadCourse(root).versions;
        server.moduleGraph.invalidateAll();
        server.ws.send({ type: 'full-reload' });
      });
    },
    transform(code, id) {
      const file = id.split('?')[0]!;
      if (!file.endsWith('.mdx')) return null;
      try {
        const shown = file.includes('/content/') ? showVersions(code, versions) : code;
        const filled = fillReferences(fillVersions(shown, versions), inventory);
        return { code: strongBesideLetters(filled), map: null };
      } catch (error) {
        if (error instanceof UnknownReference || error instanceof UnknownVersion)
          throw new Error(`${relative(root, file)}: ${error.message}`);
        throw error;
      }
    },
  };
}

/** In running text a version becomes a part that tells its date; in code, headings and attributes it stays text. */
function showVersions(code: string, versions: Versions): string {
  const { prose } = takeApart(code);
  const headings = [...prose.matchAll(/^#{1,6} .*$/gm)].map(({ 0: line, index }) => [
    index,
    index + line.length,
  ]);
  const inHeading = (at: number): boolean => headings.some(([from, to]) => from! <= at && at < to!);
  return [...prose.matchAll(VERSION_REFERENCE)].reduceRight((left, { 0: whole, 1: id, 2: field, index }) => {
    if (inHeading(index)) return left;
    fillVersions(whole, versions);
    const part = `<Version id="${id}"${field ? ` field="${field}"` : ''} />`;
    return left.slice(0, index) + part + left.slice(index + whole.length);
  }, code);
}
