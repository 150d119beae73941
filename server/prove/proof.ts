/** What a proof found: every claim about a stage that held, and every one that did not. */
import type { Check, LoadedStage, Step } from '#lab';
import type { CheckResult } from '#protocol';

export type Count = { reached: number; written: number };

export type Proof = {
  stage: number;
  slug: string;
  /** True only when everything held. */
  held: boolean;
  at: string;
  seconds: number;
  /** Which build of the lab it was proven on. */
  lab: string;
  checks: number;
  blocks: number;
  mistakes: number;
  detours: number;
  messages: Count;
  steps: Array<{ step: string; checks: number; mistakes: number; detours: number; messages: Count }>;
  /** Messages that nothing in the proof has called up, "check, rung 2, case 1". */
  silent: string[];
  failures: string[];
};

/** Messages that were seen, by the rung and case that speak them. */
export class Messages {
  readonly #seen = new Set<string>();

  note(results: readonly CheckResult[]): void {
    for (const { check, machines } of results) {
      for (const { verdict, rung, case: number } of machines) {
        if (verdict === 'not-yet' || verdict === 'again') this.#seen.add(key(check, rung, number));
      }
    }
  }

  count(checks: readonly Check[]): Count {
    const written = checks.flatMap(messagesOf);
    return { reached: written.filter((one) => this.#seen.has(one)).length, written: written.length };
  }

  silent(checks: readonly Check[]): string[] {
    return checks.flatMap(messagesOf).filter((one) => !this.#seen.has(one));
  }
}

const key = (check: string, rung: number, number: number): string =>
  `${check}, rung ${rung}${number > 0 ? `, case ${number}` : ''}`;

const messagesOf = (check: Check): string[] =>
  check.rungs.flatMap((rung, i) => [
    key(check.id, i + 1, 0),
    ...rung.cases.map((_, j) => key(check.id, i + 1, j + 1)),
  ]);

export const checksOf = (stage: LoadedStage): Check[] => stage.steps.flatMap((step) => step.checks);

export function closeProof(
  stage: LoadedStage,
  messages: Messages,
  rest: { failures: string[]; blocks: number; lab: string; startedAt: number },
): Proof {
  const checks = checksOf(stage);
  const count = messages.count(checks);
  const complete = count.reached === count.written;
  return {
    stage: stage.number,
    slug: stage.slug,
    held: rest.failures.length === 0 && complete,
    at: new Date().toISOString(),
    seconds: Math.round((Date.now() - rest.startedAt) / 1000),
    lab: rest.lab,
    checks: checks.length,
    blocks: rest.blocks,
    mistakes: mistakesIn(checks),
    detours: stage.steps.flatMap(({ detours }) => detours).length,
    messages: count,
    steps: stage.steps.map((step) => closeStep(step, messages)),
    silent: messages.silent(checks),
    failures: rest.failures,
  };
}

const closeStep = (step: Step, messages: Messages): Proof['steps'][number] => ({
  step: step.id,
  checks: step.checks.length,
  mistakes: mistakesIn(step.checks),
  detours: step.detours.length,
  messages: messages.count(step.checks),
});

const mistakesIn = (checks: readonly Check[]): number =>
  checks.reduce((sum, { mistakes }) => sum + mistakes.length, 0);
