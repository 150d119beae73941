/**
 * The seal on the disk: a slot of fixed size for the end, who recorded what, then a checkpoint per line. The slot is
 * written in place, so that a full disk cannot keep a recording from being sealed.
 */
import { open, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { RecordingEnd } from '#protocol';
import { type Checkpoint, type End, isSame, type Origin, type Signer } from './seal.ts';

const SLOT_BYTES = 512;
/** Slot and origin: all that a list needs. */
const HEAD_BYTES = 4096;

const Count = z.number().int().min(0).max(1e12);
const EndLine = z.strictObject({
  reason: RecordingEnd,
  lines: Count,
  bytes: Count,
  at: Count,
  mac: z.string(),
});
const OriginLine = z.strictObject({
  origin: z.strictObject({
    id: z.string(),
    owner: z.string(),
    machine: z.string(),
    machineName: z.string(),
    began: z.iso.datetime(),
    writer: z.strictObject({ pid: z.number().int(), began: z.string() }),
  }),
  mac: z.string(),
});
const CheckpointLine = z.strictObject({
  lines: Count,
  bytes: Count,
  at: Count,
  tags: z.string(),
  mac: z.string(),
});

/** `isOurs` is false when somebody else signed it, or changed it. */
export type SealHead = { origin: Origin; isOurs: boolean; end: End | null };
export type Seal = SealHead & { checkpoints: Checkpoint[] };

export function firstBytes(origin: Origin, signer: Signer): Buffer {
  const line = Buffer.from(`${JSON.stringify({ origin, mac: signer.origin(origin) })}\n`);
  if (line.length > HEAD_BYTES - SLOT_BYTES) throw new Error('who recorded what must be short');
  return Buffer.concat([endSlot(null), line]);
}

export function endSlot(end: End | null): Buffer {
  return Buffer.from(`${JSON.stringify(end).padEnd(SLOT_BYTES - 1)}\n`);
}

export const checkpointLine = (checkpoint: Checkpoint): Buffer =>
  Buffer.from(`${JSON.stringify(checkpoint)}\n`);

/** Null when there is none that can be read. */
export async function readSealHead(path: string, signer: Signer): Promise<SealHead | null> {
  const file = await open(path).catch(absent);
  if (!file) return null;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return readHead(buffer.subarray(0, bytesRead).toString('utf8').split('\n'), signer);
  } finally {
    await file.close();
  }
}

export async function readSeal(path: string, signer: Signer): Promise<Seal | null> {
  const text = await readFile(path, 'utf8').catch(absent);
  if (text === null) return null;
  const lines = text.split('\n');
  const head = readHead(lines, signer);
  if (!head) return null;
  const checkpoints: Checkpoint[] = [];
  // What stands behind a line that cannot be read is not believed.
  for (const line of lines.slice(2)) {
    const checkpoint = CheckpointLine.safeParse(parse(line));
    if (!checkpoint.success) break;
    checkpoints.push(checkpoint.data);
  }
  return { ...head, checkpoints };
}

/** Bytes of whole lines, so that what is added begins on a line of its own. */
export const wholeLines = (text: Buffer): number => text.lastIndexOf(0x0a) + 1;

function readHead([slot = '', first = '']: string[], signer: Signer): SealHead | null {
  const origin = OriginLine.safeParse(parse(first));
  if (!origin.success) return null;
  const end = EndLine.nullable().safeParse(parse(slot));
  return {
    origin: origin.data.origin,
    isOurs: end.success && isSame(origin.data.mac, signer.origin(origin.data.origin)),
    end: end.success ? end.data : null,
  };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
