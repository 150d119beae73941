/** Seals what a process that is gone left behind: cut to the last whole line, marked as recovered. */
import { open, readFile, rm, truncate } from 'node:fs/promises';
import type { Files } from './files.ts';
import { readRecording } from './reading.ts';
import type { Signer } from './seal.ts';
import { checkpointLine, endSlot, readSeal, readSealHead, wholeLines } from './seal-file.ts';
import { isAlive } from './writer.ts';

/** True when the recording was sealed now; false when it was sealed before or is still being written. */
export async function recover(files: Files, signer: Signer): Promise<boolean> {
  const head = await readSealHead(files.seal, signer);
  if (!head || head.end || !head.isOurs || isAlive(head.origin.writer)) return false;
  const text = await readFile(files.seal);
  await truncate(files.seal, wholeLines(text));
  const seal = await readSeal(files.seal, signer);
  if (!seal) return false;
  const { chain, good, damage } = await readRecording(files.cast, seal, signer).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
      return { chain: null, good: { lines: 0, bytes: 0, at: 0 }, damage: null };
    },
  );
  // Its process was gone before a line of it was written.
  if (good.lines === 0 || !chain) {
    await Promise.all(Object.values(files).map((file) => rm(file, { force: true })));
    return false;
  }
  if (!damage) await truncate(files.cast, good.bytes);
  const last = { ...good, tags: damage ? '' : chain.takeTags() };
  const end = { reason: 'recovered' as const, ...good };
  const file = await open(files.seal, 'r+');
  try {
    if (last.tags !== '') {
      const mac = signer.checkpoint(last, chain.state);
      await file.write(checkpointLine({ ...last, mac }), 0, undefined, wholeLines(text));
    }
    await file.write(endSlot({ ...end, mac: signer.end(end, chain.state) }), 0, undefined, 0);
    await file.sync();
  } finally {
    await file.close();
  }
  return true;
}
