/** Where recordings lie: a folder per person, three files per recording, readable by their owner alone. */
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** 128 random bits; what does not look like one is never made into a path. */
const ID = /^[0-9a-f]{32}$/;

export type Files = {
  /** asciicast v3. */
  cast: string;
  /** Whole screens to jump to. */
  keyframes: string;
  /** Who, when, the hash chain, how it ended. */
  seal: string;
};

export const isRecordingId = (id: string): boolean => ID.test(id);

/** Named by a hash: whatever a person's id is made of, it cannot lead anywhere else. */
export function folderOf(folder: string, owner: string): string {
  return join(folder, createHash('sha256').update(owner).digest('hex').slice(0, 32));
}

export function filesIn(folder: string, id: string): Files {
  if (!isRecordingId(id)) throw new Error('a path of a recording must be made of its id');
  const base = join(folder, id);
  return { cast: `${base}.cast`, keyframes: `${base}.keyframes`, seal: `${base}.seal` };
}

export function makeFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}
