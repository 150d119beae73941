/** `./madang prove`: the course test. Boots a fresh lab and proves guide, checks and messages of a stage on it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Inventory,
  type LoadedStage,
  loadInventory,
  loadStages,
  type Machine,
  PROOF_FILE,
  type ProofRecord,
  proofMark,
  REPOSITORY,
  stageName,
} from '#lab';
import { Checker, type CheckRequest } from '../checks/index.ts';
import { writeProofs } from '../lint/index.ts';
import { MachinePool } from '../machines/index.ts';
import { LabMissing, type LabPaths, labPaths, PracticeLab } from '../practice/index.ts';
import { type Proof, proveStage } from '../prove/index.ts';
import { type Command, EXIT, MissingError, print, printJson, readArguments, warn } from './command.ts';
import { before, eachOf, makeStart, nameOf, type StartParts, setName } from './lab-start.ts';
import { doorsOf, findStage, readStageFile } from './open-checks.ts';
import { runBlock } from './run-block.ts';

/** Machines put back at the same time; each is a boot. */
const RESETS_AT_ONCE = 4;
/** Enough for chrony to agree on the time and for a machine to reboot. */
const PATIENCE = { settleMs: 90_000, pauseMs: 700 };

export const command: Command = {
  summary: 'prove a stage: fresh lab, the guide, every check, every mistake and message',
  usage: './madang prove <stage…> [--json]',
  help: `
On a fresh practice lab every check must fail with a sensible verdict; the guide's own blocks, run in order, must solve the
stage; every check must pass, and pass again; each named mistake must give exactly its message and heal; each other right way must be accepted; a machine that is
cut off must be "could not check". Puts the stage's machines back to its start first: what was done on them is lost.

The record of a proof that held is kept beside the stage and told in docs/proof.md; all of it, also of one that did not,
in .madang/proof/<folder>.json.

  --json   the proof as JSON

Exit codes: 0 all of that held and every message was reached, 1 something did not, 3 there can be no lab here.`,
  example: './madang prove 4',
  run: async (args) => {
    const { values, positionals } = readArguments(args, { json: { type: 'boolean', default: false } });
    const all = loadStages();
    const stages = (positionals.length > 0 ? positionals : [undefined]).map((word) => findStage(all, word));
    const proofs: Proof[] = [];
    for (const stage of stages) proofs.push(await prove(stage, all));
    if (values.json) printJson(proofs);
    else for (const proof of proofs) print(report(proof));
    return proofs.every(({ held }) => held) ? EXIT.ok : EXIT.no;
  },
};

async function prove(stage: LoadedStage, stages: readonly LoadedStage[]): Promise<Proof> {
  const inventory = loadInventory();
  const paths = labPaths();
  const packages = Object.fromEntries(
    [...before(stage, stages), stage].map((one) => [setName(one), one.packages]),
  );
  const lab = new PracticeLab({ paths, packages, onNote: note });
  const targets = doorsOf(inventory);
  const pool = new MachinePool(targets);
  try {
    const proof = await proveStage({
      inventory,
      stage,
      lab: 'practice',
      ...onPractice({ lab, pool, targets, stage, inventory, stages, note }),
      check: checkWith(pool, inventory, stage),
      readStageFile: (path) => readStageFile(stage, path),
      onProgress: (done, total, text) => note(`[${String(done).padStart(2)}/${total}] ${text}`),
      patience: PATIENCE,
    });
    keep(paths, stage, proof);
    return proof;
  } catch (error) {
    if (error instanceof LabMissing) throw new MissingError(error.message);
    throw error;
  } finally {
    await pool.close();
  }
}

const note = (text: string): void => warn(`prove: ${text}\n`);

type Bench = StartParts & { stage: LoadedStage };

function onPractice({ stage, ...parts }: Bench) {
  const { lab, pool, targets } = parts;
  return {
    fresh: async (machines: readonly Machine[]): Promise<void> => {
      const ids = machines.map(({ id }) => id);
      if (stage.after.length > 0) return makeStart(stage, parts, ids);
      note(`${ids.length} machines back to the start of ${nameOf(stage)}`);
      await lab.up({ machines: ids });
      await eachOf(ids, RESETS_AT_ONCE, async (id) => {
        pool.note(id, 'booting');
        await lab.reset(id, { stage: stage.number });
      });
    },
    exec: async ({ id }: Machine, script: string, args: readonly string[]) => {
      const { code, output } = await lab.exec(id, script, { args: [...args] });
      return { code, output };
    },
    runBlock: ({ id }: Machine, code: string) =>
      runBlock(targets.find(({ machine }) => machine === id)!, code),
    cut: ({ id }: Machine) => lab.cut(id),
    mend: ({ id }: Machine) => lab.mend(id),
  };
}

function checkWith(pool: MachinePool, inventory: Inventory, stage: LoadedStage) {
  const open = (solved: boolean): Checker =>
    new Checker({
      inventory,
      stages: [stage],
      run: (machine, script, limits) => pool.run(machine, script, limits),
      wasDone: () => solved,
      onFault: (error, where) => note(`${where}: ${error instanceof Error ? error.stack : String(error)}`),
      readStageFile,
    });
  const checkers = { fresh: open(false), solved: open(true) };
  return (request: CheckRequest, solved: boolean) => checkers[solved ? 'solved' : 'fresh'].check(request);
}

/** Beside the stage, so that pages and docs/proof.md say what was proven; in full for whoever wants to know why not. */
function keep(paths: LabPaths, stage: LoadedStage, proof: Proof): void {
  const folder = join(paths.state, 'proof');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${proof.slug}.json`), `${JSON.stringify(proof, null, 2)}\n`);
  if (!proof.held) return;
  const steps = proof.steps.map(({ step, checks, mistakes, detours, messages }) => [
    step,
    { checks, mistakes, detours, messages: messages.reached },
  ]);
  const record: ProofRecord = {
    on: proof.at.slice(0, 10),
    seconds: proof.seconds,
    checks: proof.checks,
    mistakes: proof.mistakes,
    detours: proof.detours,
    messages: proof.messages.reached,
    steps: Object.fromEntries(steps),
    mark: proofMark(stage),
  };
  writeFileSync(join(stage.folder, PROOF_FILE), `${JSON.stringify(record, null, 2)}\n`);
  writeProofs(REPOSITORY, loadStages(), loadInventory());
}

function report(proof: Proof): string {
  const { messages, failures, silent } = proof;
  const steps = proof.steps.map(
    (step) =>
      `  ${step.step.padEnd(24)} ${step.checks} checks  ${step.mistakes} mistakes  ${step.detours} detours  ${step.messages.reached}/${step.messages.written} messages`,
  );
  return [
    `${stageName(proof.stage, 'en')} (${proof.slug}), ${proof.seconds} s: ${proof.held ? 'proven' : 'NOT proven'}`,
    ...steps,
    ...failures.map((failure) => `  ✗ ${failure.replaceAll('\n', '\n      ')}`),
    ...silent.map((message) => `  ✗ never reached: ${message}`),
    `messages reached ${messages.reached} / messages written ${messages.written}`,
    '',
  ].join('\n');
}
