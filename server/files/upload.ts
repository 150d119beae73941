/**
 * A file on its way into a home directory. It is written under a name of ours, brought to the disk, and takes its own
 * name at the very end: what stands there is the old file or the whole new one, never a half.
 */
import { randomBytes } from 'node:crypto';
import { MAX_FILE_BYTES, PIECE_BYTES, TIDY_MS, WINDOW_PIECES } from './bounds.ts';
import { kindOf } from './kind.ts';
import { UNFINISHED } from './names.ts';
import type { Attributes } from './replies.ts';
import type { Session } from './session.ts';
import { Trouble } from './trouble.ts';

export type Incoming = {
  /** As it was announced; more or fewer bytes are no file. */
  size: number;
  bytes: AsyncIterable<Uint8Array>;
  /** Take the place of a file of that name. */
  replace: boolean;
  signal: AbortSignal;
};

/** What a file has that nobody said otherwise about; the machine's own mask is taken off. */
const NEW_FILE_MODE = 0o644;
/** A disk this full cannot take the file's name either. */
const SPARE_BYTES = 16 * 1024;

export async function storeFile(
  session: Session,
  { home, name }: { home: string; name: string },
  incoming: Incoming,
): Promise<void> {
  const path = `${home}/${name}`;
  const before = await find(session, path);
  if (before && kindOf(before) === 'folder') throw new Trouble('is-folder');
  if (before && !incoming.replace) throw new Trouble('file-exists');
  await assertSpace(session, home, incoming.size);
  const draft = `${home}/${UNFINISHED}${randomBytes(16).toString('hex')}`;
  const handle = await session.create(draft, modeAfter(before));
  try {
    await write(session, handle, incoming);
    if (session.can('sync')) await session.sync(handle);
    await session.closeHandle(handle);
    incoming.signal.throwIfAborted();
    await settle(session, { draft, path, replace: incoming.replace });
  } catch (error) {
    const full = await isFull(session, home, error);
    await tidy(session, handle, draft);
    throw full ? new Trouble('disk-full') : error;
  }
}

/** A script stays a script when its next version comes; a link gives way to a file of our own. */
function modeAfter(before: Attributes | null): number {
  return before && kindOf(before) === 'file' ? (before.mode ?? NEW_FILE_MODE) & 0o777 : NEW_FILE_MODE;
}

async function find(session: Session, path: string): Promise<Attributes | null> {
  try {
    return await session.lstat(path);
  } catch (error) {
    if (error instanceof Trouble && error.trouble === 'no-such-file') return null;
    throw error;
  }
}

async function assertSpace(session: Session, home: string, size: number): Promise<void> {
  if ((await spaceLeft(session, home)) < size + SPARE_BYTES) throw new Trouble('disk-full');
}

/** A machine that cannot tell may still have room. */
async function spaceLeft(session: Session, home: string): Promise<number> {
  if (!session.can('space')) return Number.POSITIVE_INFINITY;
  return session.space(home).catch(() => Number.POSITIVE_INFINITY);
}

/** Version 3 has no word for a full disk: a write only "failed". So the disk is asked. */
async function isFull(session: Session, home: string, error: unknown): Promise<boolean> {
  if (!(error instanceof Trouble) || error.trouble !== 'machine-failed') return false;
  return (await spaceLeft(session, home)) < SPARE_BYTES + PIECE_BYTES;
}

/** Several writes are under way at once, and the browser is read no faster than the machine takes them. */
async function write(session: Session, handle: Buffer, { bytes, size, signal }: Incoming): Promise<void> {
  const writes: Array<Promise<void>> = [];
  let offset = 0;
  for await (const piece of cut(bytes)) {
    signal.throwIfAborted();
    if (offset + piece.length > size || offset + piece.length > MAX_FILE_BYTES)
      throw new Trouble('body-cut-off');
    const written = session.write(handle, offset, piece);
    // Heard below; a failure must not surprise anybody before that.
    written.catch(() => {});
    writes.push(written);
    offset += piece.length;
    if (writes.length >= WINDOW_PIECES) await writes.shift();
  }
  await Promise.all(writes);
  signal.throwIfAborted();
  if (offset !== size) throw new Trouble('body-cut-off');
}

/** In pieces a server takes; small ones wait for more, so that a slow sender costs no packet per word. */
async function* cut(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let held = Buffer.alloc(0);
  for await (const some of bytes) {
    held = Buffer.concat([held, some]);
    for (; held.length >= PIECE_BYTES; held = held.subarray(PIECE_BYTES)) yield held.subarray(0, PIECE_BYTES);
  }
  if (held.length > 0) yield held;
}

async function settle(
  session: Session,
  { draft, path, replace }: { draft: string; path: string; replace: boolean },
): Promise<void> {
  if (replace && session.can('replace')) return session.replace(draft, path);
  if (replace) await removeIfThere(session, path);
  try {
    await session.rename(draft, path);
  } catch (error) {
    // Version 3 has no word for this either. Somebody else was faster; their file stays.
    const taken =
      error instanceof Trouble && error.trouble === 'machine-failed' && (await find(session, path));
    throw taken ? new Trouble('file-exists') : error;
  }
}

async function removeIfThere(session: Session, path: string): Promise<void> {
  if (await find(session, path)) await session.remove(path);
}

/** Nothing of ours stays behind, as far as the machine still listens. */
async function tidy(session: Session, handle: Buffer, draft: string): Promise<void> {
  const tidied = (async () => {
    await session.closeHandle(handle).catch(() => {});
    await session.remove(draft).catch(() => {});
  })();
  let late: NodeJS.Timeout | undefined;
  await Promise.race([
    tidied,
    new Promise((resolve) => {
      late = setTimeout(resolve, TIDY_MS);
    }),
  ]);
  clearTimeout(late);
}
