/** The index of the page's language, fetched and built when it is first needed. */

import { Search } from '../../search/engine.ts';
import type { SearchFile } from '../../search/entry.ts';
import { language } from './words.ts';

let ready: Promise<Search> | null = null;

export function theSearch(): Promise<Search> {
  ready ??= load().catch((error: unknown) => {
    ready = null;
    throw error;
  });
  return ready;
}

async function load(): Promise<Search> {
  const response = await fetch(`/search/${language}.json`);
  if (!response.ok) throw new Error(`/search/${language}.json should be there: ${response.status}`);
  return Search.of((await response.json()) as SearchFile);
}
