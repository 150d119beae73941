/** Whole screens beside a recording, so that a player can jump; a line each, compressed and signed. */
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { z } from 'zod';
import type { RecordingScreen } from '#protocol';
import { KEYFRAME_BYTES } from './limits.ts';
import { isSame, type Signer } from './seal.ts';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** The terminal after the last event before `byte`, which came at `at` milliseconds; `screen` is its state as JSON. */
export type Keyframe = { at: number; byte: number; cols: number; rows: number; screen: string };

const Line = z.strictObject({
  at: z.number().int().nonnegative(),
  byte: z.number().int().nonnegative(),
  cols: z.number().int().min(1).max(1000),
  rows: z.number().int().min(1).max(1000),
  screen: z.string(),
  mac: z.string(),
});
type Line = z.infer<typeof Line>;
export type Keyframes = ReadonlyMap<number, Line>;

export async function keyframeLine(keyframe: Keyframe, signer: Signer): Promise<Buffer> {
  const packed = { ...keyframe, screen: (await deflate(keyframe.screen)).toString('base64') };
  return Buffer.from(`${JSON.stringify({ ...packed, mac: signer.keyframe(text(packed)) })}\n`);
}

/** Those that we signed, by the place in the text they stand at; the others are as if they were not there. */
export async function readKeyframes(path: string, signer: Signer): Promise<Keyframes> {
  const found = new Map<number, Line>();
  for (const line of (await readText(path)).split('\n')) {
    const keyframe = Line.safeParse(parse(line));
    if (keyframe.success && isSame(keyframe.data.mac, signer.keyframe(text(keyframe.data)))) {
      found.set(keyframe.data.byte, keyframe.data);
    }
  }
  return found;
}

export async function unpack({ cols, rows, screen }: Line): Promise<RecordingScreen> {
  const json = await inflate(Buffer.from(screen, 'base64'), { maxOutputLength: KEYFRAME_BYTES });
  return { cols, rows, state: JSON.parse(json.toString('utf8')) as RecordingScreen['state'] };
}

const text = ({ at, byte, cols, rows, screen }: Omit<Line, 'mac'>): string =>
  `${at} ${byte} ${cols} ${rows} ${screen}`;

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
