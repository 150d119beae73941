/** From a stage to what has to be looked at: for every check and machine its probes, for every machine its looks. */
import {
  AuthorError,
  type Check,
  type Inventory,
  type LoadedStage,
  type Machine,
  machineByName,
  type Rung,
  type Step,
  selectMachines,
} from '#lab';
import type { Place, Prepared } from './kind.ts';
import { kindNamed } from './kinds/index.ts';
import { commandLine } from './quote.ts';
import { fillDeep } from './references.ts';

export type PlannedRung = { rung: Rung; probe: Prepared; lookFrom: string; look: string };
export type PlannedMachine = { machine: Machine; rungs: PlannedRung[] };
export type PlannedCheck = {
  step: Step;
  check: Check;
  /** False when it is looked at only because another check needs it. */
  asked: boolean;
  machines: PlannedMachine[];
};
export type Question = {
  script: string;
  seconds: number;
  bytes: number;
  reads?: Readonly<Record<string, string>> | undefined;
};
export type LookAt = Question & {
  /** What is asked along: see `Look`. */
  together?: { with: string; words: readonly string[] } | undefined;
};
export type Plan = {
  stage: LoadedStage;
  checks: PlannedCheck[];
  /** By machine, then by look: the same question is asked once, however many rungs ask it. */
  looks: Map<string, Map<string, LookAt>>;
};

export type Scope = { step?: string | undefined; machine?: string | undefined; keep?: boolean };

export type PlanParts = {
  inventory: Inventory;
  readStageFile: (stage: LoadedStage, path: string) => string;
  /** Where hosts themselves are asked; else the machine answers for its own. */
  askHost?: unknown;
};

export function planStage(stage: LoadedStage, scope: Scope, parts: PlanParts): Plan {
  const all = stage.steps.flatMap((step) => step.checks.map((check) => ({ step, check })));
  const asked = all.filter(
    ({ step, check }) => (scope.step === undefined || step.id === scope.step) && (!scope.keep || check.keep),
  );
  const wanted = withNeeds(
    asked.map(({ check }) => check.id),
    all.map(({ check }) => check),
  );
  const checks = all
    .filter(({ check }) => wanted.has(check.id))
    .map(({ step, check }) => ({
      step,
      check,
      asked: asked.some((one) => one.check === check),
      machines: planMachines(stage, check, { scope, parts }),
    }))
    .filter((planned) => planned.machines.length > 0);
  return { stage, checks, looks: gatherLooks(checks) };
}

/** A check, the checks it needs, the checks those need. */
function withNeeds(ids: readonly string[], checks: readonly Check[]): Set<string> {
  const wanted = new Set<string>();
  const add = (id: string): void => {
    if (wanted.has(id)) return;
    wanted.add(id);
    for (const need of checks.find((check) => check.id === id)?.needs ?? []) add(need);
  };
  for (const id of ids) add(id);
  return wanted;
}

function planMachines(
  stage: LoadedStage,
  check: Check,
  { scope, parts }: { scope: Scope; parts: PlanParts },
): PlannedMachine[] {
  return selectMachines(parts.inventory, check.on, stage.file, `${check.id}.on`)
    .filter(
      ({ id, hostname }) => scope.machine === undefined || scope.machine === id || scope.machine === hostname,
    )
    .map((machine) => ({
      machine,
      rungs: check.rungs.map((rung) => planRung(stage, rung, { machine, parts })),
    }));
}

function planRung(
  stage: LoadedStage,
  rung: Rung,
  { machine, parts }: { machine: Machine; parts: PlanParts },
): PlannedRung {
  const { inventory, readStageFile } = parts;
  const place = { inventory, machine, readStageFile: (path: string) => readStageFile(stage, path) };
  const filled = fillDeep(rung, inventory, machine);
  const prepared = prepareProbe(filled.probe, place, stage.file);
  // What an author calls a condition says more than what its kind can.
  const probe = filled.title ? { ...prepared, title: filled.title } : prepared;
  const here = probe.host && parts.askHost ? machine.host : machine.id;
  const lookFrom = probe.from === undefined ? here : machineByName(inventory, probe.from)?.id;
  if (lookFrom === undefined) throw new AuthorError(stage.file, 'from', `unknown machine "${probe.from}"`);
  const { seconds, bytes, reads = {}, script, together } = probe;
  const look = [seconds, bytes, JSON.stringify(reads), together?.with ?? script].join('\n');
  return { rung: filled, probe, lookFrom, look };
}

function prepareProbe(probe: Record<string, unknown>, place: Place, file: string): Prepared {
  const [name, options] = Object.entries(probe)[0]!;
  const kind = kindNamed(name);
  if (!kind) throw new AuthorError(file, 'probe', `unknown kind of probe "${name}"`);
  return kind.prepare(options, place);
}

function gatherLooks(checks: readonly PlannedCheck[]): Plan['looks'] {
  const looks: Plan['looks'] = new Map();
  const rungs = checks.flatMap((check) => check.machines.flatMap((one) => one.rungs));
  for (const { lookFrom, look, probe } of rungs) {
    const { script, seconds, bytes, reads } = probe;
    const together = probe.together && { with: probe.together.with, words: [probe.together.word] };
    const here = looks.get(lookFrom) ?? new Map<string, LookAt>();
    looks.set(lookFrom, addLooks(here, [[look, { script, seconds, bytes, reads, together }]]));
  }
  return looks;
}

/** What is asked already is not asked again; what can be asked together is. */
export function addLooks(
  here: Map<string, LookAt>,
  more: Iterable<readonly [string, LookAt]>,
): Map<string, LookAt> {
  for (const [key, look] of more) {
    const there = here.get(key);
    here.set(key, there ? joined(there, look) : look);
  }
  return here;
}

function joined(one: LookAt, other: LookAt): LookAt {
  if (!one.together || !other.together) return one;
  const words = [...new Set([...one.together.words, ...other.together.words])];
  const bytes = (one.bytes / one.together.words.length) * words.length;
  const script = `${one.together.with} ${commandLine(words)}`;
  return { ...one, script, bytes, together: { ...one.together, words } };
}
