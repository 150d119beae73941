/** For tests: a folder of recordings, a tape in it, and a check of what was written against the rules of the format. */

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { captureScreen, insideOf } from '#protocol';
import type { Frame } from '../terminals/index.ts';
import { folderOf } from './files.ts';
import type { Limits } from './limits.ts';
import { Recordings, type RecordingsOptions } from './recordings.ts';
import { openTape, type RecordingTape, type TapeOptions } from './tape.ts';

const headless = createRequire(import.meta.url)('@xterm/headless') as typeof import('@xterm/headless');

export const SIZE = { cols: 80, rows: 24 };
export const OWNER = 'self';

export class TestFolder {
  readonly folder = mkdtempSync(join(tmpdir(), 'madang-recordings-'));
  readonly key = Buffer.alloc(32, 7);
  /** Milliseconds of the tapes' clock; tests move it. */
  now = 0;
  readonly #open: Recordings[] = [];

  tape(options: Partial<TapeOptions> = {}): RecordingTape {
    return openTape({
      folder: this.folder,
      key: this.key,
      owner: OWNER,
      machine: 'vm-14',
      machineName: 'pg-02',
      size: SIZE,
      clock: () => this.now,
      limits: { freeBytes: 0 },
      ...options,
    });
  }

  recordings(options: Partial<RecordingsOptions> & { limits?: Limits } = {}): Recordings {
    const made = new Recordings({ folder: this.folder, key: this.key, ...options });
    this.#open.push(made);
    return made;
  }

  /** Names of all files of a person. */
  files(owner = OWNER): string[] {
    return readdirSync(folderOf(this.folder, owner)).sort();
  }

  path(id: string, kind: 'cast' | 'keyframes' | 'seal' = 'cast', owner = OWNER): string {
    return join(folderOf(this.folder, owner), `${id}.${kind}`);
  }

  text(id: string, kind: 'cast' | 'keyframes' | 'seal' = 'cast'): string {
    return readFileSync(this.path(id, kind), 'utf8');
  }

  async remove(): Promise<void> {
    for (const recordings of this.#open) await recordings.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A screen that shows this, as a terminal would tell of it. */
export function frame(data: string, size = SIZE): Frame {
  const terminal = new headless.Terminal({ ...size, allowProposedApi: true, logLevel: 'off' });
  insideOf(terminal)._inputHandler.parse(data);
  const state = captureScreen(terminal, { colors: new Map(), unfinished: new Uint8Array() });
  terminal.dispose();
  return { ...size, data, state, title: '', offset: 0, marks: [] };
}

/** A whole recording: what a shell says, a piece every `everyMs`. */
export async function recorded(
  test: TestFolder,
  pieces: ReadonlyArray<string | Uint8Array>,
  options: Partial<TapeOptions> & { everyMs?: number } = {},
): Promise<RecordingTape> {
  const tape = test.tape(options);
  tape.keyframe(frame(''));
  for (const piece of pieces) {
    test.now += options.everyMs ?? 100;
    tape.output(typeof piece === 'string' ? Buffer.from(piece) : piece);
  }
  tape.end(0);
  await tape.sealed;
  return tape;
}

export type CheckedEvent = { at: number; code: string; data: string };

/**
 * The written rules of asciicast version 3, line by line; throws at the first that is broken.
 * https://docs.asciinema.org/manual/asciicast/v3/
 */
export function checkedCast(bytes: Buffer): { header: Record<string, unknown>; events: CheckedEvent[] } {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  if (!text.endsWith('\n')) throw new Error('a cast must end with a whole line');
  const [first = '', ...rest] = text.slice(0, -1).split('\n');
  const header = JSON.parse(first) as Record<string, unknown>;
  checkHeader(header);
  let at = 0;
  const events = rest
    .filter((line) => !line.startsWith('#'))
    .map((line) => {
      const event = JSON.parse(line) as unknown;
      if (!Array.isArray(event) || event.length !== 3) throw new Error(`not an event: ${line}`);
      const [since, code, data] = event as [number, string, string];
      if (typeof since !== 'number' || since < 0 || !Number.isFinite(since)) throw new Error(`time: ${line}`);
      if (typeof code !== 'string' || !/^[oirmx]$/.test(code)) throw new Error(`code: ${line}`);
      if (typeof data !== 'string' || !data.isWellFormed()) throw new Error(`data: ${line}`);
      if (code === 'r' && !/^[1-9]\d*x[1-9]\d*$/.test(data)) throw new Error(`size: ${line}`);
      if (code === 'x' && !/^\d+$/.test(data)) throw new Error(`exit: ${line}`);
      // What cannot be printed is written as \uXXXX.
      if (/[\u0000-\u001f\u007f-\u009f]/.test(line)) throw new Error(`a bare control character: ${line}`);
      at += since;
      return { at, code, data };
    });
  return { header, events };
}

function checkHeader(header: Record<string, unknown>): void {
  const term = header.term as Record<string, unknown>;
  if (header.version !== 3) throw new Error('version must be 3');
  for (const side of ['cols', 'rows']) {
    if (!Number.isInteger(term[side]) || Number(term[side]) <= 0) throw new Error(`term.${side}`);
  }
  if (term.type !== undefined && typeof term.type !== 'string') throw new Error('term.type');
  if (header.timestamp !== undefined && !Number.isInteger(header.timestamp)) throw new Error('timestamp');
  if (header.title !== undefined && typeof header.title !== 'string') throw new Error('title');
  const known = ['version', 'term', 'timestamp', 'title', 'command', 'env', 'tags', 'idle_time_limit'];
  for (const key of Object.keys(header)) if (!known.includes(key)) throw new Error(`header: ${key}`);
}

/** All that was shown, in one piece. */
export const shown = (events: readonly CheckedEvent[]): string =>
  events
    .filter(({ code }) => code === 'o')
    .map(({ data }) => data)
    .join('');

/** Waits for something to become true; the test's own time limit ends a wait in vain. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}
