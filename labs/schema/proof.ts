/** The record that a stage's proof leaves beside it: when, with how much, and of which guide, checks and mistakes. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseGuideBlocks } from './guide.ts';
import type { LoadedStage } from './load.ts';

const Count = z.strictObject({
  checks: z.number(),
  mistakes: z.number(),
  messages: z.number(),
  /** Records of the time before there were any know none. */
  detours: z.number().default(0),
});

export const ProofRecord = z.strictObject({
  on: z.iso.date(),
  seconds: z.number(),
  ...Count.shape,
  steps: z.record(z.string(), Count),
  /** Of everything the proof has read; another one means that the stage has changed since. */
  mark: z.string(),
});
export type ProofRecord = z.infer<typeof ProofRecord>;

export const PROOF_FILE = 'proof.json';

const READ = ['stage.yaml', 'checks', 'breaks', 'detours'];

/** Of a guide the proof reads what can be run, not its prose; the English blocks are those of the Korean one, as the lint run sees. */
export function proofMark({ folder, guide }: LoadedStage): string {
  const hash = createHash('sha256');
  for (const { run, lang, code } of parseGuideBlocks(guide.ko))
    if (run !== undefined) hash.update(`${run}\0${lang}\0${code}\0`);
  for (const name of READ.flatMap((one) => filesIn(folder, one))) {
    hash.update(`${name}\0`).update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

function filesIn(folder: string, name: string): string[] {
  const path = join(folder, name);
  if (!existsSync(path)) return [];
  if (name.includes('.')) return [name];
  return readdirSync(path)
    .toSorted()
    .map((file) => join(name, file));
}

/** Null when it was never proven; `current` is false when it has changed since. */
export function readProof(stage: LoadedStage): (ProofRecord & { current: boolean }) | null {
  const path = join(stage.folder, PROOF_FILE);
  if (!existsSync(path)) return null;
  const record = ProofRecord.parse(JSON.parse(readFileSync(path, 'utf8')));
  return { ...record, current: record.mark === proofMark(stage) };
}
