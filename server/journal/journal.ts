/** A file of JSON lines for its owner: bounded in every field and in all, and never the reason that something fails. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { printable } from './printable.ts';

/** Flat: a fixed set of plain fields leaves a secret no place to stand in (S-18). */
export type Entry = Readonly<Record<string, string | number | undefined>> & { at: string; what: string };
export type Journal = (entry: Entry) => void;

/** A journal that has grown past this is put aside, and the one put aside before is gone. */
const FULL_BYTES = 5 * 1024 * 1024;
const LONGEST_FIELD = 1024;

export function journalFile(path: string, fullBytes = FULL_BYTES): Journal {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  let size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  let lost = 0;
  const append = (line: string): void => {
    if (size > fullBytes) {
      renameSync(path, `${path}.1`);
      size = 0;
    }
    appendFileSync(path, line, { mode: 0o600 });
    size += Buffer.byteLength(line);
  };
  return (entry) => {
    try {
      if (lost > 0) append(journalLine({ at: entry.at, what: 'error', name: 'lost', times: lost }));
      lost = 0;
      append(journalLine(entry));
    } catch {
      // A full disk costs the records, and their number is told later; it must not cost the request.
      lost++;
    }
  };
}

/** Exported for its test. */
export function journalLine(entry: Entry): string {
  const fields = Object.entries(entry).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.slice(0, LONGEST_FIELD) : value,
  ]);
  return `${printable(JSON.stringify(Object.fromEntries(fields)), { line: true })}\n`;
}
