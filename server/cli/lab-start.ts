/** `./madang lab start N`: what comes before a stage is done as its guides say, and every disk is kept as the start of it. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  fillReferences,
  type Inventory,
  type LoadedStage,
  loadInventory,
  loadStages,
  machineByName,
  parseGuideBlocks,
  stageName,
  trackOf,
  typedText,
} from '#lab';
import { Checker } from '../checks/index.ts';
import { MachinePool, type Target } from '../machines/index.ts';
import { LabMissing, labPaths, PracticeLab } from '../practice/index.ts';
import { EXIT, MissingError, print, readArguments, UsageError, warn } from './command.ts';
import { doorsOf, findStage, readStageFile } from './open-checks.ts';
import { runBlock } from './run-block.ts';

/** Machines put back, or off for a moment, at the same time; each is a boot. */
const AT_ONCE = 12;
/** What a guide leaves behind may take a moment: a clock, a restart. */
const SETTLE = { most: 90_000, pause: 700 };

export const startHelp = {
  words: 'start STAGE',
  summary: 'make the start of a stage: what comes before it is done for you',
};

export type StartParts = {
  lab: PracticeLab;
  pool: MachinePool;
  targets: readonly Target[];
  inventory: Inventory;
  stages: readonly LoadedStage[];
  note: (text: string) => void;
};

export async function runStart(args: string[]): Promise<number> {
  const { positionals } = readArguments(args, {});
  const stages = loadStages();
  const stage = findStage(stages, positionals[0]);
  if (positionals.length !== 1) throw new UsageError('say which stage: ./madang lab start 7');
  const inventory = loadInventory();
  const targets = doorsOf(inventory);
  const pool = new MachinePool(targets);
  const note = (text: string): void => warn(`start: ${text}\n`);
  const packages = Object.fromEntries(
    [stage, ...before(stage, stages)].map((one) => [setName(one), one.packages]),
  );
  const lab = new PracticeLab({ packages, onNote: note });
  try {
    await makeStart(stage, { lab, pool, targets, inventory, stages, note });
    print(`the machines stand at the start of ${nameOf(stage)}\n`);
    return EXIT.ok;
  } catch (error) {
    if (error instanceof LabMissing) throw new MissingError(error.message);
    throw error;
  } finally {
    await pool.close();
  }
}

/** The stage's set of packages, in the words of the cache. */
export const setName = ({ number }: LoadedStage): string =>
  trackOf(number) ? `track-${trackOf(number)}` : `stage-${String(number).padStart(2, '0')}`;

export const nameOf = ({ number }: LoadedStage): string => stageName(number, 'en');

/** The stages that are done where this one begins, the earliest first. `path` is what led here. */
export function before(
  stage: LoadedStage,
  stages: readonly LoadedStage[],
  path: readonly LoadedStage[] = [],
): LoadedStage[] {
  const found = new Set<LoadedStage>();
  for (const number of stage.after.toSorted((a, b) => a - b)) {
    const one = stages.find((other) => other.number === number);
    if (!one || one === stage || path.includes(one))
      throw new UsageError(
        `labs/stages/${stage.slug}/stage.yaml: after: ${stageName(number, 'en')} does not come before it`,
      );
    for (const earlier of before(one, stages, [...path, stage])) found.add(earlier);
    found.add(one);
  }
  return [...found];
}

/** The numbers of this stage and of all others with the same before them: one start serves them all. */
export function alike(stage: LoadedStage, stages: readonly LoadedStage[]): number[] {
  const path = (one: LoadedStage): string =>
    before(one, stages)
      .map(({ number }) => number)
      .join(' ');
  const wanted = path(stage);
  return stages.filter((one) => path(one) === wanted).map(({ number }) => number);
}

/** Puts machines to the start of the stage; makes and keeps that start for all when there is none, or the guides have changed. */
export async function makeStart(
  stage: LoadedStage,
  parts: StartParts,
  wanted: readonly string[] = parts.inventory.machines.map(({ id }) => id),
): Promise<void> {
  const { lab, inventory, pool, note } = parts;
  const all = inventory.machines.map(({ id }) => id);
  const markFile = (number: number): string => join(labPaths().starts, String(number));
  const path = markFile(stage.number);
  const mark = markOf(before(stage, parts.stages));
  const putBack = (ids: readonly string[], at?: number): Promise<void> =>
    eachOf(ids, AT_ONCE, async (id) => {
      pool.note(id, 'booting');
      await lab.reset(id, at === undefined ? {} : { stage: at });
    });
  if (existsSync(path) && readFileSync(path, 'utf8') === mark) {
    note(`${wanted.length} machines to the saved start of ${nameOf(stage)}`);
    await lab.up({ machines: wanted });
    await putBack(wanted, stage.number);
    return;
  }
  const same = alike(stage, parts.stages);
  for (const number of same) rmSync(markFile(number), { force: true });
  note(`${all.length} fresh machines`);
  const { machines } = await lab.status();
  await lab.up({ machines: all });
  // Whoever had no disk before has a fresh one now.
  await putBack(machines.filter(({ disk }) => disk).map(({ machine }) => machine));
  for (const one of before(stage, parts.stages)) await follow(one, parts);
  note(`keeping the start of ${nameOf(stage)}`);
  await eachOf(all, AT_ONCE, async (id) => {
    pool.note(id, 'booting');
    await lab.save(id, same);
  });
  mkdirSync(labPaths().starts, { recursive: true });
  for (const number of same) writeFileSync(markFile(number), mark);
}

/** Does what the guide of a stage says, and looks whether it is done. */
async function follow(stage: LoadedStage, { inventory, targets, pool, note }: StartParts): Promise<void> {
  const blocks = parseGuideBlocks(stage.guide.ko).filter(({ run }) => run !== undefined);
  for (const [i, block] of blocks.entries()) {
    note(`${nameOf(stage)}, block ${i + 1} of ${blocks.length}`);
    const machine = machineByName(inventory, block.run!)!;
    const target = targets.find((one) => one.machine === machine.id)!;
    const { code, output } = await runBlock(target, fillReferences(typedText(block), inventory));
    if (code !== 0)
      throw new Error(`block ${i + 1} of ${nameOf(stage)} ended with ${code}:\n${output.slice(-2000)}`);
  }
  const checker = new Checker({
    inventory,
    stages: [stage],
    run: (machine, script, limits) => pool.run(machine, script, limits),
    wasDone: () => false,
    onFault: (error) => note(String(error)),
    readStageFile,
  });
  const until = Date.now() + SETTLE.most;
  for (;;) {
    const results = await checker.check({ stage: stage.number });
    const open = results.filter(({ verdict }) => verdict !== 'done');
    if (open.length === 0) return;
    if (Date.now() > until)
      throw new Error(
        `${nameOf(stage)} is not done: ${open.map(({ check, message }) => `${check}: ${message.en}`).join('; ')}`,
      );
    await new Promise((resolve) => setTimeout(resolve, SETTLE.pause));
  }
}

/** Another guide makes another start. */
const markOf = (stages: readonly LoadedStage[]): string =>
  createHash('sha256')
    .update(JSON.stringify(stages.map(({ number, guide }) => [number, guide.ko])))
    .digest('hex');

export async function eachOf(
  ids: readonly string[],
  atOnce: number,
  work: (id: string) => Promise<void>,
): Promise<void> {
  const queue = [...ids];
  const worker = async (): Promise<void> => {
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) await work(id);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
