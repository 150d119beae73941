/** A file of a home directory on its way to a browser: read ahead by a few pieces, in order, never more than it promised. */
import { MAX_FILE_BYTES, PIECE_BYTES, WINDOW_PIECES } from './bounds.ts';
import { assertFile, kindOf } from './kind.ts';
import type { Session } from './session.ts';
import { Trouble } from './trouble.ts';

export type OpenFile = {
  size: number;
  bytes: AsyncIterable<Buffer>;
  /** To be called in every case, also when nothing was read. */
  close: () => Promise<void>;
};

/** Links are followed for reading: whoever logs in could read what they point to anyway. */
export async function openFile(session: Session, path: string): Promise<OpenFile> {
  const found = await session.lstat(path);
  assertFile(kindOf(found) === 'link' ? await session.stat(path) : found);
  const handle = await session.open(path);
  try {
    // Asked again of what was opened: the name may point elsewhere by now.
    const opened = await session.fstat(handle);
    assertFile(opened);
    const size = opened.size ?? 0;
    if (size > MAX_FILE_BYTES) throw new Trouble('file-too-large');
    const close = () => session.closeHandle(handle).catch(() => {});
    return { size, bytes: readAhead(session, handle, size), close };
  } catch (error) {
    await session.closeHandle(handle).catch(() => {});
    throw error;
  }
}

async function* readAhead(session: Session, handle: Buffer, size: number): AsyncGenerator<Buffer, void> {
  const pieces: Array<Promise<Buffer>> = [];
  let asked = 0;
  const askAhead = (): void => {
    while (pieces.length < WINDOW_PIECES && asked < size) {
      const piece = readPiece(session, handle, asked, Math.min(PIECE_BYTES, size - asked));
      piece.catch(() => {});
      pieces.push(piece);
      asked += PIECE_BYTES;
    }
  };
  for (askAhead(); pieces.length > 0; askAhead()) yield await pieces.shift()!;
}

/** A server may answer with less than was asked for. */
async function readPiece(session: Session, handle: Buffer, offset: number, length: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let got = 0;
  while (got < length) {
    const part = await session.read(handle, offset + got, length - got);
    if (part === null) throw new Trouble('file-changed');
    parts.push(part);
    got += part.length;
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}
