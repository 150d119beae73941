/** The traces of src/client/terminal-input/corpus, and what must be true of all of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TypingCase } from '../../src/client/terminal-input/trace.ts';

export const CORPUS = join(import.meta.dirname, '..', '..', 'src', 'client', 'terminal-input', 'corpus');
const LIVE = 'live.json';

/** Typed by Chromium itself: a script for `Typist` in place of events. */
export type LiveCase = { name: string; script: string[]; sent: string };
export type Keyboard = { keyboard: string; cases: TypingCase[] };

const read = <Case>(file: string): Case[] => JSON.parse(readFileSync(join(CORPUS, file), 'utf8')) as Case[];

export const liveCases: LiveCase[] = read(LIVE);
export const keyboards: Keyboard[] = readdirSync(CORPUS)
  .filter((file) => file.endsWith('.json') && file !== LIVE)
  .map((file) => ({ keyboard: file.replace('.json', ''), cases: read<TypingCase>(file) }));
