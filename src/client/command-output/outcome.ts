/** How a command went: a sign, a word and a colour, never one alone. */
import { fill, words } from '../../i18n/commands.ts';
import { plain } from '../lab/terminal/plain-text.ts';
import type { Command } from './command-log.ts';

export type Outcome = 'running' | 'ok' | 'failed' | 'unknown';

export const SIGN: Readonly<Record<Outcome, string>> = { running: '◐', ok: '●', failed: '✕', unknown: '○' };

export function outcomeOf({ isRunning, exit }: Command): Outcome {
  if (isRunning) return 'running';
  if (exit === null) return 'unknown';
  return exit === 0 ? 'ok' : 'failed';
}

export function outcomeWords(command: Command): string {
  const sentence = {
    running: words.outcomeRunning,
    ok: words.outcomeOk,
    failed: words.outcomeFailed,
    unknown: words.outcomeUnknown,
  }[outcomeOf(command)];
  return fill(sentence, { exit: command.exit ?? '' });
}

/** As much of a command as fits into a sentence. */
export const nameOf = ({ text }: Command, limit = 48): string => plain(text, limit) || words.unnamed;

export function finishedWords(command: Command): string {
  const sentence = {
    ok: words.finishedOk,
    failed: words.finishedFailed,
    unknown: words.finishedUnknown,
    running: words.runningNow,
  }[outcomeOf(command)];
  return fill(sentence, { command: nameOf(command), exit: command.exit ?? '' });
}
