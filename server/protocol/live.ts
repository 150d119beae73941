/** The live channel, `/ws/live`: what a page asks to watch and what the server tells it. JSON text frames, one object each. */
import { z } from 'zod';
import { MOST_STAGES } from './bounds.ts';
import { CheckResult } from './verdict.ts';

const Id = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9-]+$/);
/** The one number that stands for a stage or a track. */
export const StageKey = z.number().int().min(1).max(MOST_STAGES);

export const LiveRequest = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('hello'), version: z.number().int() }),
  /** Replaces what this page watched before; an empty list stops watching. */
  z.strictObject({ type: z.literal('watch'), stage: StageKey, steps: z.array(Id).max(64) }),
  /** Look now, and answer even when nothing changed. */
  z.strictObject({ type: z.literal('check'), stage: StageKey, step: Id.optional() }),
  /** Put one practice machine back to the start of a stage. */
  z.strictObject({ type: z.literal('reset'), machine: Id, stage: StageKey.optional() }),
]);
export type LiveRequest = z.infer<typeof LiveRequest>;

export const MachineState = z.enum(['up', 'booting', 'unreachable', 'down', 'absent']);
export type MachineState = z.infer<typeof MachineState>;

export const LabState = z.strictObject({
  kind: z.enum(['practice', 'real', 'none']),
  /** Why there is no lab, told to the learner; empty when there is one. */
  reason: z.strictObject({ ko: z.string(), en: z.string() }),
  machines: z.record(z.string(), MachineState),
});
export type LabState = z.infer<typeof LabState>;

export const StageProgress = z.strictObject({
  stage: StageKey,
  done: z.array(z.string()),
  total: z.number().int(),
  /** The first step that is not done: where the learner goes on. */
  next: z.string().nullable(),
  at: z.string().nullable(),
});
export type StageProgress = z.infer<typeof StageProgress>;

export const LiveEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('hello'), version: z.number().int() }),
  z.strictObject({ type: z.literal('lab'), lab: LabState }),
  z.strictObject({ type: z.literal('checking'), stage: StageKey, steps: z.array(z.string()) }),
  z.strictObject({ type: z.literal('results'), stage: StageKey, results: z.array(CheckResult) }),
  z.strictObject({ type: z.literal('progress'), stages: z.array(StageProgress) }),
  z.strictObject({
    type: z.literal('reset'),
    machine: z.string(),
    state: z.enum(['started', 'done', 'failed']),
    reason: z.string(),
  }),
  z.strictObject({
    type: z.literal('refused'),
    code: z.string(),
    message: z.strictObject({ ko: z.string(), en: z.string() }),
  }),
]);
export type LiveEvent = z.infer<typeof LiveEvent>;
