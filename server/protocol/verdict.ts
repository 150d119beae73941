/** How the result of a check is told: five verdicts that are never mixed up. */
import { z } from 'zod';

/**
 * done     every rung held
 * not-yet  a rung did not hold: the learner has something to do
 * unknown  we could not look: never the learner's fault
 * again    it was done once and does not hold any more
 * earlier  an earlier check has to be done first
 */
export const Verdict = z.enum(['done', 'not-yet', 'unknown', 'again', 'earlier']);
export type Verdict = z.infer<typeof Verdict>;

const BothLanguages = z.strictObject({ ko: z.string(), en: z.string() });

/** One condition of a check as it was found on one machine. */
export const Condition = z.strictObject({
  title: BothLanguages,
  state: z.enum(['holds', 'fails', 'unknown', 'not-looked']),
  expected: z.string(),
  seen: z.string(),
  /** The command that a learner can type to see the same thing. */
  command: z.string(),
});
export type Condition = z.infer<typeof Condition>;

/** What one check found on one machine. */
export const MachineResult = z.strictObject({
  machine: z.string(),
  verdict: Verdict,
  message: BothLanguages,
  /** Index of the rung that spoke, counted from 1, and of the case within it; 0 when every rung held. */
  rung: z.number().int().min(0),
  case: z.number().int().min(0),
  conditions: z.array(Condition),
});
export type MachineResult = z.infer<typeof MachineResult>;

export const CheckResult = z.strictObject({
  stage: z.number().int(),
  step: z.string(),
  check: z.string(),
  verdict: Verdict,
  message: BothLanguages,
  machines: z.array(MachineResult),
  /** When it was looked at, ISO 8601. */
  at: z.string(),
});
export type CheckResult = z.infer<typeof CheckResult>;
