/** The places of a recording as its table of contents shows them: finished checks, commands, why it stopped. */
import { fill, language, words } from './words.ts';

export type Mark = { at: number; label: string };
export type Entry = { at: number; kind: 'check' | 'command' | 'stop'; title: string };

/** What a finished check is marked with: stage, step and check. */
const CHECK = /^\d{1,2}\/[a-z0-9-]{1,64}\/[a-z0-9-]{1,64}$/;
/** The server's own last word, in both languages. */
const STOP = /^■ (.*) \/ (.*)$/;

/** Titles of the checks by what marks them, written into the page as data. */
export function readTitles(): ReadonlyMap<string, string> {
  const text = document.getElementById('check-titles')?.textContent;
  return new Map(text ? Object.entries(JSON.parse(text) as Record<string, string>) : []);
}

export function entryOf({ at, label }: Mark, titles: ReadonlyMap<string, string>): Entry {
  if (CHECK.test(label)) return { at, kind: 'check', title: titles.get(label) ?? label };
  const stop = STOP.exec(label);
  if (stop) return { at, kind: 'stop', title: (language === 'ko' ? stop[1] : stop[2]) ?? label };
  return { at, kind: 'command', title: label };
}

const SPOKEN: Record<Entry['kind'], string> = {
  check: words.contentsStep,
  command: words.contentsCommand,
  stop: '{title}',
};

export const spokenEntry = ({ kind, title }: Entry): string => fill(SPOKEN[kind], { title });
export const signOf: Record<Entry['kind'], string> = { check: '●', command: '›', stop: '■' };
