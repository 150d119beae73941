/**
 * The course test of one stage: a fresh lab fails every check, the guide's own blocks solve it, every named mistake gives
 * exactly its message and heals, every other right way is accepted, and a machine that is cut off is "could not check". It is handed everything it acts on.
 */
import {
  type Check,
  type Detour,
  fillReferences,
  type GuideBlock,
  type Inventory,
  type LoadedStage,
  type Machine,
  type Mistake,
  machineByName,
  parseGuideBlocks,
  type Step,
  selectMachines,
  stageName,
  typedText,
} from '#lab';
import type { CheckResult, MachineResult } from '#protocol';
import { checksOf, closeProof, Messages, type Proof } from './proof.ts';

type Ran = { code: number; output: string };

/** What to look at: the whole stage, or no more than a mistake can change. */
type Scope = { step?: string; machine?: string };
type ProofRequest = { stage: number } & Scope;

const WHOLE_STAGE: Scope = {};

export type ProofParts = {
  inventory: Inventory;
  stage: LoadedStage;
  /** Names the build of the lab in the record. */
  lab: string;
  /** Puts the machines back to the start of the stage, and waits until they answer. */
  fresh: (machines: readonly Machine[]) => Promise<void>;
  /** Runs a script as root through the door that needs no network. */
  exec: (machine: Machine, script: string, args: readonly string[]) => Promise<Ran>;
  /** Runs a block of the guide as the student would. */
  runBlock: (machine: Machine, code: string) => Promise<Ran>;
  cut: (machine: Machine) => Promise<void>;
  mend: (machine: Machine) => Promise<void>;
  /** `solved` tells whether the stage was done before: then "not yet" reads "again". */
  check: (request: ProofRequest, solved: boolean) => Promise<CheckResult[]>;
  readStageFile: (path: string) => string;
  onProgress: (done: number, total: number, text: string) => void;
  /** How long to wait for what takes a moment (a clock, a restart, a reboot), and between two looks. */
  patience: { settleMs: number; pauseMs: number };
};

export async function proveStage(parts: ProofParts): Promise<Proof> {
  return new StageProof(parts).run();
}

class StageProof {
  readonly #parts: ProofParts;
  readonly #messages = new Messages();
  readonly #failures: string[] = [];
  readonly #blocks: GuideBlock[];
  readonly #checks: Check[];
  readonly #total: number;
  #done = 0;

  constructor(given: ProofParts) {
    const parts = { ...given, stage: practised(given.stage) };
    this.#parts = parts;
    this.#blocks = parseGuideBlocks(parts.stage.guide.ko).filter(({ run }) => run !== undefined);
    this.#checks = checksOf(parts.stage);
    const mistakes = this.#checks.flatMap((check) => check.mistakes).length;
    const detours = parts.stage.steps.flatMap((step) => step.detours).length;
    // A fresh lab, every block, solved, solved again, every mistake and detour, one cut.
    this.#total = 1 + this.#blocks.length + 2 + mistakes + detours + 1;
  }

  async run(): Promise<Proof> {
    const startedAt = Date.now();
    const { stage, lab } = this.#parts;
    await this.#proveFresh();
    if ((await this.#followGuide()) && (await this.#proveSolved())) {
      for (const step of stage.steps) await this.#proveMistakesAndDetoursOf(step);
      await this.#proveCut();
    }
    return closeProof(stage, this.#messages, {
      failures: this.#failures,
      blocks: this.#blocks.length,
      lab,
      startedAt,
    });
  }

  async #proveFresh(): Promise<void> {
    await this.#parts.fresh(this.#machines());
    const results = await this.#until(false, (all) => all.every(({ verdict }) => verdict !== 'unknown'));
    for (const { check, verdict, message } of results) {
      if (verdict === 'not-yet' || verdict === 'earlier') continue;
      this.#fail(`${check}: must not be done on a fresh lab, and is "${verdict}": ${message.en}`);
    }
    this.#step('fresh lab: no check is done');
  }

  /** False when a block failed: what comes after it would prove nothing. */
  async #followGuide(): Promise<boolean> {
    const { inventory, runBlock, stage } = this.#parts;
    for (const [i, block] of this.#blocks.entries()) {
      const machine = machineByName(inventory, block.run!);
      if (!machine) throw new Error(`must be a machine, as the lint run has seen: ${block.run}`);
      const { code, output } = await runBlock(machine, fillReferences(typedText(block), inventory));
      const name = `block ${i + 1} (ko.mdx line ${block.line}) on ${machine.hostname}`;
      if (code !== 0) {
        this.#fail(`${name} ended with ${code}:\n${lastLines(output)}`);
        return false;
      }
      // On the way a learner meets messages too.
      this.#messages.note(await this.#look({ stage: stage.number }, false));
      this.#step(name);
    }
    return true;
  }

  async #proveSolved(): Promise<boolean> {
    for (const text of ['after the guide: every check is done', 'done again']) {
      const results = await this.#until(false, allDone);
      for (const { check, verdict, message } of results) {
        if (verdict !== 'done')
          this.#fail(`${check}: must be done after the guide, and is "${verdict}": ${message.en}`);
      }
      if (!allDone(results)) return false;
      this.#step(text);
    }
    return true;
  }

  /** Each mistake is looked at closely; what they all leave behind is looked at once, everywhere. */
  async #proveMistakesAndDetoursOf(step: Step): Promise<void> {
    const mistakes = step.checks.flatMap((check) => check.mistakes.map((mistake) => ({ check, mistake })));
    for (const { check, mistake } of mistakes) await this.#proveMistake({ step, check, mistake });
    for (const detour of step.detours) await this.#proveDetour(step, detour);
    if (mistakes.length + step.detours.length === 0) return;
    const open = notDone(await this.#until(true, allDone));
    if (open)
      this.#fail(`after the mistakes and detours of ${step.id}: every check must be done again; ${open}`);
  }

  async #proveMistake({ step, check, mistake }: MistakeOf): Promise<void> {
    const { inventory, stage } = this.#parts;
    const machine = machineByName(inventory, mistake.on)!;
    const script = this.#scriptOf(mistake, machine);
    const name = `mistake "${mistake.id}" on ${mistake.on}`;
    const here = this.#machinesOf(check).includes(machine);
    const scope: Scope = here ? { step: step.id, machine: machine.id } : { step: step.id };
    const applied = await this.#parts.exec(machine, script, ['apply']);
    if (applied.code === 0) await this.#expectMessage(check, mistake, { machine, name, scope });
    else this.#fail(`${name}: apply ended with ${applied.code}:\n${lastLines(applied.output)}`);
    const healed = await this.#parts.exec(machine, script, ['heal']);
    if (healed.code !== 0)
      this.#fail(`${name}: heal ended with ${healed.code}:\n${lastLines(healed.output)}`);
    const open = notDone(await this.#until(true, allDone, scope));
    if (open) this.#fail(`${name} of ${stageName(stage.number, 'en')}: must be done after healing; ${open}`);
    this.#step(name);
  }

  /** Whoever went another right way is told so, and goes on being told. */
  async #proveDetour(step: Step, detour: Detour): Promise<void> {
    const machine = machineByName(this.#parts.inventory, detour.on)!;
    const script = this.#scriptOf(detour, machine);
    const name = `detour "${detour.id}" on ${detour.on}`;
    for (const word of ['apply', 'heal']) {
      const { code, output } = await this.#parts.exec(machine, script, [word]);
      if (code !== 0) this.#fail(`${name}: ${word} ended with ${code}:\n${lastLines(output)}`);
      // Twice: what goes wrong only a moment later is not accepted yet.
      await this.#until(true, allDone, { step: step.id });
      const open = notDone(await this.#until(true, allDone, { step: step.id }));
      if (open) this.#fail(`${name}: after ${word} every check of ${step.id} must be done; ${open}`);
    }
    this.#step(name);
  }

  #scriptOf({ apply }: { apply: string }, machine: Machine): string {
    return fillReferences(this.#parts.readStageFile(apply), this.#parts.inventory, machine);
  }

  async #expectMessage(
    check: Check,
    mistake: Mistake,
    { machine, name, scope }: { machine: Machine; name: string; scope: Scope },
  ): Promise<void> {
    const speakers = (results: CheckResult[]) => this.#speakers(results, check, machine);
    const speaks = (results: CheckResult[]) => speakers(results).some((one) => isExpected(one, mistake));
    const results = await this.#until(true, speaks, scope);
    if (speaks(results)) return;
    const heard = speakers(results).map(describeResult).join('; ');
    this.#fail(`${name}: must give ${check.id}, ${describeExpected(mistake)}; seen: ${heard}`);
  }

  /** The machine the mistake was made on; where the check looks elsewhere, every machine it looks at. */
  #speakers(results: readonly CheckResult[], check: Check, machine: Machine): MachineResult[] {
    const machines = results.find((one) => one.check === check.id)?.machines ?? [];
    const here = machines.filter((one) => one.machine === machine.id);
    return here.length > 0 ? here : machines;
  }

  async #proveCut(): Promise<void> {
    const machine = this.#machineToCut();
    await this.#parts.cut(machine);
    try {
      const results = await this.#until(true, (all) => cannotBeChecked(this.#onMachine(all, machine)));
      const own = this.#onMachine(results, machine);
      if (!cannotBeChecked(own)) {
        const heard = own.map(describeResult).join('; ');
        this.#fail(`${machine.hostname} is cut off; its checks must be "could not check"; seen: ${heard}`);
      }
    } finally {
      await this.#parts.mend(machine);
    }
    const after = await this.#until(true, allDone);
    if (!allDone(after)) this.#fail(`${machine.hostname} is back; every check must be done again`);
    this.#step(`${machine.hostname} cut off: could not check, and back`);
  }

  /** What is looked at from the machine itself; others may well see that it is gone. */
  #onMachine(results: readonly CheckResult[], machine: Machine): MachineResult[] {
    const own = this.#checks.filter(looksFromWithin).map(({ id }) => id);
    return results
      .filter(({ check }) => own.includes(check))
      .flatMap(({ machines }) => machines.filter((one) => one.machine === machine.id));
  }

  /** The one that most checks look at; of these the last, which is none that the others lean on. */
  #machineToCut(): Machine {
    const looks = this.#checks.filter(looksFromWithin).flatMap((check) => this.#machinesOf(check));
    const times = (machine: Machine) => looks.filter((one) => one === machine).length;
    return [...new Set(looks)].reverse().sort((a, b) => times(b) - times(a))[0]!;
  }

  #machines(): Machine[] {
    const { inventory, stage } = this.#parts;
    const named = [
      ...this.#blocks.map(({ run }) => machineByName(inventory, run!)),
      ...[
        ...this.#checks.flatMap(({ mistakes }) => mistakes),
        ...stage.steps.flatMap(({ detours }) => detours),
      ].map(({ on }) => machineByName(inventory, on)),
      ...this.#checks.flatMap((check) => this.#machinesOf(check)),
    ];
    return inventory.machines.filter((machine) => named.includes(machine));
  }

  #machinesOf(check: Check): Machine[] {
    return selectMachines(this.#parts.inventory, check.on, this.#parts.stage.file, check.id);
  }

  /** Looks until it is so, or patience is at an end; the last results either way. */
  async #until(
    solved: boolean,
    holds: (results: CheckResult[]) => boolean,
    scope = WHOLE_STAGE,
  ): Promise<CheckResult[]> {
    const { stage, patience } = this.#parts;
    const deadline = Date.now() + patience.settleMs;
    for (;;) {
      const results = await this.#look({ stage: stage.number, ...scope }, solved);
      this.#messages.note(results);
      if (holds(results) || Date.now() >= deadline) return results;
      await new Promise((resolve) => setTimeout(resolve, patience.pauseMs));
    }
  }

  /** Whoever checks looks at the whole stage; what can only be had on real VMs is not weighed. */
  async #look(request: ProofRequest, solved: boolean): Promise<CheckResult[]> {
    const results = await this.#parts.check(request, solved);
    return results.filter((result) => this.#checks.some(({ id }) => id === result.check));
  }

  #step(text: string): void {
    this.#done += 1;
    this.#parts.onProgress(this.#done, this.#total, text);
  }

  #fail(text: string): void {
    this.#failures.push(text);
  }
}

/** The stage as far as practice machines carry it. */
const practised = (stage: LoadedStage): LoadedStage => ({
  ...stage,
  steps: stage.steps.filter(({ practice }) => practice !== 'real-lab-only'),
});

/** No rung of it looks from another machine. */
const looksFromWithin = (check: Check): boolean =>
  check.rungs.every(({ probe }) => {
    const [options] = Object.values(probe);
    return typeof options !== 'object' || options === null || !('from' in options);
  });

type MistakeOf = { step: Step; check: Check; mistake: Mistake };

/** What is still open, in words; empty when nothing is. */
const notDone = (results: readonly CheckResult[]): string =>
  results
    .filter(({ verdict }) => verdict !== 'done')
    .map(({ check, message }) => `${check}: ${message.en}`)
    .join('; ');

const allDone = (results: CheckResult[]): boolean => results.every(({ verdict }) => verdict === 'done');

/** Never a wrong answer, and where nothing earlier is in the way, "could not check". */
const cannotBeChecked = (results: readonly MachineResult[]): boolean =>
  results.some(({ verdict }) => verdict === 'unknown') &&
  results.every(({ verdict }) => verdict === 'unknown' || verdict === 'earlier');

function isExpected(result: MachineResult, { expect }: Mistake): boolean {
  const red = result.verdict === 'not-yet' || result.verdict === 'again';
  return red && result.rung === expect.rung && result.case === (expect.case ?? 0);
}

const describeExpected = ({ expect }: Mistake): string =>
  `rung ${expect.rung}${expect.case === undefined ? '' : `, case ${expect.case}`}`;

const describeResult = ({ machine, verdict, rung, case: number, message }: MachineResult): string =>
  `${machine} "${verdict}", rung ${rung}, case ${number}: ${message.en}`;

/** Enough to see what went wrong. */
const lastLines = (output: string): string => output.trimEnd().split('\n').slice(-20).join('\n');
