/** Looks at machines and tells verdicts: at once when asked, by itself while somebody watches. */
import type { Inventory, LoadedStage } from '#lab';
import type { CheckResult } from '#protocol';
import type { Answer, Limits } from '../machines/index.ts';
import {
  addLooks,
  type LookAt,
  type Plan,
  type PlannedCheck,
  type PlannedRung,
  planStage,
  type Scope,
} from './plan.ts';
import { isWhole, type Look, machineScript, scriptAlone } from './script.ts';
import type { Failure } from './unknown.ts';
import { beforeNeeds, gather, judgeMachine, titleOfCheck } from './verdicts.ts';

export type CheckRequest = { stage: number } & Scope;

export type CheckerParts = {
  inventory: Inventory;
  stages: readonly LoadedStage[];
  run: (machine: string, script: string, limits: Limits) => Promise<Answer>;
  /** Asks a host for its facts. Without it the lab has no hosts: machines answer for them. */
  askHost?: (host: string) => Promise<Answer>;
  /** Whether a check was done before: then "not yet" reads "again". */
  wasDone: (stage: number, check: string) => boolean;
  /** A judge that threw: our fault, and told to nobody else. */
  onFault: (error: unknown, where: string) => void;
  readStageFile: (stage: LoadedStage, path: string) => string;
};

type Looks = Map<string, Failure | Map<string, Look>>;

export class Checker {
  readonly #parts: CheckerParts;
  readonly #flying = new Map<string, Promise<CheckResult[]>>();

  constructor(parts: CheckerParts) {
    this.#parts = parts;
  }

  /** Requests that are equal to one in flight share its answer. */
  check(request: CheckRequest): Promise<CheckResult[]> {
    const { stage, step, machine, keep } = request;
    const key = JSON.stringify([stage, step, machine, keep]);
    const flying = this.#flying.get(key);
    if (flying) return flying;
    const flight = this.#look(request).finally(() => this.#flying.delete(key));
    this.#flying.set(key, flight);
    return flight;
  }

  /** Every stage: what all of them ask of a machine travels as one script, so the whole lab costs one round trip a machine. */
  async checkAll(scope: Scope = {}): Promise<CheckResult[]> {
    const plans = this.#parts.stages.map((stage) => planStage(stage, scope, this.#parts));
    const looks = await this.#runAll(plans);
    return plans.flatMap((plan) => this.#tell(plan, looks));
  }

  /** What would run on each machine, as one script and look by look; for measuring it against other ways. */
  scripts(request: CheckRequest): Map<string, { whole: string; looks: string[] }> {
    const stage = this.#parts.stages.find(({ number }) => number === request.stage);
    if (!stage) return new Map();
    const machines = [...planStage(stage, request, this.#parts).looks];
    return new Map(
      machines.map(([machine, wanted]) => {
        const looks = [...wanted.values()];
        const whole = machineScript(looks, 'quick').text;
        return [machine, { whole, looks: looks.map(scriptAlone) }];
      }),
    );
  }

  async #look(request: CheckRequest): Promise<CheckResult[]> {
    const stage = this.#parts.stages.find(({ number }) => number === request.stage);
    if (!stage) return [];
    const plan = planStage(stage, request, this.#parts);
    const looks = await this.#runAll([plan]);
    return this.#tell(plan, looks);
  }

  async #runAll(plans: readonly Plan[]): Promise<Looks> {
    const all = new Map<string, Map<string, LookAt>>();
    for (const [machine, looks] of plans.flatMap((plan) => [...plan.looks]))
      all.set(machine, addLooks(all.get(machine) ?? new Map(), looks));
    const machines = [...all].map(
      async ([machine, wanted]): Promise<[string, Failure | Map<string, Look>]> => {
        const results = await this.#lookAt(machine, [...wanted.values()]);
        if (!Array.isArray(results)) return [machine, results];
        return [machine, new Map([...wanted.keys()].map((look, i) => [look, results[i]!]))];
      },
    );
    return new Map(await Promise.all(machines));
  }

  /** Quickly; where something hung, flooded or broke the script, once more with a bound for each look. */
  async #lookAt(machine: string, looks: LookAt[]): Promise<Failure | Look[]> {
    if (this.#isHost(machine)) return this.#lookAtHost(machine, looks);
    const quick = machineScript(looks, 'quick');
    const answer = await this.#parts.run(machine, quick.text, quick);
    if (answer.state === 'answered') {
      const results = quick.read(answer.output);
      if (isWhole(results)) return results;
    } else if (answer.state !== 'broken') {
      return answer;
    }
    const careful = machineScript(looks, 'careful');
    const again = await this.#parts.run(machine, careful.text, careful);
    return again.state === 'answered' ? careful.read(again.output) : again;
  }

  #isHost(id: string): boolean {
    return this.#parts.inventory.hosts.some((host) => host.id === id);
  }

  /** Whatever is asked of a host, it answers with all its facts. */
  async #lookAtHost(host: string, looks: LookAt[]): Promise<Failure | Look[]> {
    const answer = await this.#parts.askHost!(host);
    if (answer.state !== 'answered') return answer;
    return looks.map(() => ({ state: 'seen', observation: answer }));
  }

  /** In the order of the stage, so that what a check needs has its result already. */
  #tell(plan: Plan, looks: Looks): CheckResult[] {
    const results = new Map<string, CheckResult>();
    const at = new Date().toISOString();
    for (const planned of inOrder(plan.checks))
      results.set(planned.check.id, this.#tellOne(planned, { plan, looks, results, at }));
    return plan.checks.filter(({ asked }) => asked).map(({ check }) => results.get(check.id)!);
  }

  #tellOne(
    planned: PlannedCheck,
    context: { plan: Plan; looks: Looks; results: Map<string, CheckResult>; at: string },
  ): CheckResult {
    const { inventory, wasDone, onFault } = this.#parts;
    const { stage } = context.plan;
    const { check } = planned;
    const needed = check.needs.flatMap((id) => context.results.get(id) ?? []);
    const titleOf = (id: string) =>
      titleOfCheck(context.plan.checks.find((one) => one.check.id === id)!.check, inventory);
    const machines = planned.machines.map((one) => {
      const seen = {
        look: (rung: PlannedRung) => lookOf(context.looks, rung),
        onFault: (error: unknown) => onFault(error, `${stage.slug}, ${check.id}, ${one.machine.id}`),
      };
      const result = judgeMachine(one, seen, wasDone(stage.number, check.id));
      return beforeNeeds(result, needed, titleOf);
    });
    return gather(planned, machines, { stage: stage.number, at: context.at, inventory });
  }
}

function lookOf(looks: Looks, { lookFrom, look }: PlannedRung): Look | Failure {
  const machine = looks.get(lookFrom);
  if (!machine) throw new Error(`must have looked at ${lookFrom}`);
  return machine instanceof Map ? machine.get(look)! : machine;
}

/** What is needed comes before what needs it; the lint run has refused circles. */
function inOrder(checks: readonly PlannedCheck[]): PlannedCheck[] {
  const ordered: PlannedCheck[] = [];
  const add = (planned: PlannedCheck, above: readonly string[]): void => {
    if (ordered.includes(planned) || above.includes(planned.check.id)) return;
    for (const need of planned.check.needs) {
      const found = checks.find(({ check }) => check.id === need);
      if (found) add(found, [...above, planned.check.id]);
    }
    ordered.push(planned);
  };
  for (const planned of checks) add(planned, []);
  return ordered;
}
