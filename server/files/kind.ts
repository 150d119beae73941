/** What a name stands for, from the bits of `st_mode`. */
import type { Attributes } from './replies.ts';
import { Trouble } from './trouble.ts';

const KIND_BITS = 0o170000;
const KINDS = new Map<number, 'file' | 'folder' | 'link'>([
  [0o100000, 'file'],
  [0o040000, 'folder'],
  [0o120000, 'link'],
]);

export const kindOf = ({ mode }: Attributes): 'file' | 'folder' | 'link' | 'other' =>
  KINDS.get((mode ?? 0) & KIND_BITS) ?? 'other';

/** A device or a pipe could make whoever opens it wait for ever. */
export function assertFile(attributes: Attributes): void {
  const kind = kindOf(attributes);
  if (kind === 'folder') throw new Trouble('is-folder');
  if (kind !== 'file') throw new Trouble('not-a-file');
}
