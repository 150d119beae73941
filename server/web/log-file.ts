/** Writes the log as JSON lines to a file of its owner. */
import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from './log.ts';

/** A log that has grown past this is put aside when the next server starts. */
const FULL_BYTES = 5 * 1024 * 1024;

export function logFile(path: string): Log {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (existsSync(path) && statSync(path).size > FULL_BYTES) renameSync(path, `${path}.1`);
  // JSON escapes what could act on a terminal that shows the file, all but these two.
  return (entry) =>
    appendFileSync(
      path,
      `${JSON.stringify(entry).replace(/[\u0080-\u009f\u2028-\u202e\u2066-\u2069]/g, '?')}\n`,
      {
        mode: 0o600,
      },
    );
}
