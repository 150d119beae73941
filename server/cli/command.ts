/** What every command of `./madang` looks like, how its words are read, and how it speaks. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { STAGES, stageNumber, TRACKS } from '#lab';
import { printable } from '../journal/index.ts';

/** Exit codes that mean something to a script. */
export const EXIT = {
  ok: 0,
  /** The command did its work and the answer is no: a check is not done, a proof failed, lint found something. */
  no: 1,
  /** The words of the command line are off. */
  usage: 2,
  /** Something the command needs is missing on this computer; the message names the remedy. */
  missing: 3,
} as const;

export type Options = NonNullable<ParseArgsConfig['options']>;

export type Command = {
  /** One line for the list of commands. */
  summary: string;
  /** The line under "Usage:". */
  usage: string;
  /** What it does, its options, its exit codes. */
  help: string;
  /** A line that can be copied. */
  example: string;
  run: (args: string[]) => Promise<number>;
};

/** Thrown for wrong words; printed with the usage line, without a stack. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** Thrown when this computer lacks something; the message says what and the remedy. */
export class MissingError extends Error {
  override name = 'MissingError';
}

/** Reads options strictly: a word that is not known is an error, never ignored. */
export function readArguments<T extends Options>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** A whole number within bounds, or a usage error that names the option. */
export function readNumber(option: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new UsageError(`${option} must be a whole number from ${min} to ${max}, not "${text}"`);
  }
  return value;
}

/** A stage by its number or a track by its name, or a usage error that names the option. */
export function readStageName(option: string, word: string): number {
  const found = stageNumber(word);
  if (found === undefined)
    throw new UsageError(
      `${option} must be a stage from 1 to ${STAGES} or a track (${TRACKS.join(', ')}), not "${word}"`,
    );
  return found;
}

/**
 * The only ways a command of ours writes: what a machine, a file or a stranger put into the words does nothing to the
 * terminal they are shown on (S-30).
 */
export const print = (text: string): void => void process.stdout.write(printable(text));
export const warn = (text: string): void => void process.stderr.write(printable(text));

/** For a line that is drawn over itself: whoever draws it brings the controls. */
export const oneLine = (text: string): string => printable(text, { line: true });

export function printJson(value: unknown): void {
  print(`${JSON.stringify(value, null, 2)}\n`);
}
