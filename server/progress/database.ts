/** Opens the one file of progress: safe against power loss, with one writer, at this version. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { migrate } from './schema.ts';

/** SQLite's own numbers: BUSY, BUSY_RECOVERY, NOTADB. */
const BUSY: ReadonlySet<number> = new Set([5, 261]);
const NOT_A_DATABASE = 26;

/** Somebody else has the file open. */
export class FileInUseError extends Error {
  override name = 'FileInUseError';
}

export function openDatabase(file: string): DatabaseSync {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const known = existsSync(file);
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: true, timeout: 500 });
  try {
    // Exclusive keeps the lock until we close or die, which is what makes us the only writer [P2].
    database.exec('pragma locking_mode = exclusive; pragma journal_mode = wal; pragma synchronous = full');
    database.exec('begin immediate; commit');
    if (known) assertWhole(database, file);
    migrate(database, file);
    return database;
  } catch (error) {
    database.close();
    if (codeOf(error) === NOT_A_DATABASE) {
      throw new Error(`${file} is not a file of Madang; move it away to begin anew`);
    }
    if (BUSY.has(codeOf(error))) {
      throw new FileInUseError(`${file} is open in another Madang; end that one first`);
    }
    throw error;
  }
}

/** Runs a change as one: all of it is on disk, or none. */
export function transaction<T>(database: DatabaseSync, change: () => T): T {
  database.exec('begin immediate');
  try {
    const result = change();
    database.exec('commit');
    return result;
  } catch (error) {
    database.exec('rollback');
    throw error;
  }
}

function assertWhole(database: DatabaseSync, file: string): void {
  const rows = database.prepare('pragma quick_check').all() as Array<{ quick_check: string }>;
  if (rows[0]?.quick_check === 'ok') return;
  throw new Error(
    `${file} must be whole, but SQLite says: ${rows[0]?.quick_check}. Move it away to begin anew.`,
  );
}

function codeOf(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;
}
