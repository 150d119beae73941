/** Wires a lab to a checker for one command: machines to look at, stages to look for, and nothing left open at the end. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Inventory,
  type LoadedStage,
  loadInventory,
  loadRealLab,
  loadStages,
  REPOSITORY,
  stageNumber,
  suggestion,
} from '#lab';
import { Checker } from '../checks/index.ts';
import {
  Hosts,
  hostTargets,
  MachinePool,
  practiceTargets,
  realTargets,
  type Target,
} from '../machines/index.ts';
import { labPaths, PracticeLab } from '../practice/index.ts';
import { HostReports } from '../reports/index.ts';
import { MissingError, UsageError, warn } from './command.ts';

export type OpenChecks = {
  inventory: Inventory;
  stages: readonly LoadedStage[];
  targets: readonly Target[];
  pool: MachinePool;
  checker: Checker;
  close: () => Promise<void>;
};

export type CheckLab = 'practice' | 'real';

/** Needs a lab that is up: a command that only looks starts none. */
export async function openChecks(
  kind: CheckLab,
  { wasDone = () => false }: { wasDone?: () => boolean } = {},
): Promise<OpenChecks> {
  const inventory = loadInventory();
  const stages = loadStages();
  const { targets, hosts } =
    kind === 'practice'
      ? { targets: await practiceMachines(inventory), hosts: null }
      : realMachines(inventory);
  const pool = new MachinePool(targets);
  const reports = new HostReports({
    file: join(labPaths().state, 'host-reports.json'),
    hosts: inventory.hosts.map(({ id }) => id),
  });
  const checker = new Checker({
    inventory,
    stages,
    run: (machine, script, limits) => pool.run(machine, script, limits),
    ...(hosts && { askHost: async (host: string) => (await hosts.ask(host)) ?? reports.answer(host) }),
    wasDone,
    onFault: (error, where) => warn(`${where}: ${error instanceof Error ? error.stack : String(error)}\n`),
    readStageFile,
  });
  const close = async (): Promise<void> => {
    await Promise.all([hosts?.close(), pool.close()]);
  };
  return { inventory, stages, targets, pool, checker, close };
}

export const readStageFile = (stage: LoadedStage, path: string): string =>
  readFileSync(join(stage.folder, path), 'utf8');

const sshFolder = (): string => join(labPaths().state, 'ssh');

async function practiceMachines(inventory: Inventory): Promise<Target[]> {
  if (!(await new PracticeLab().hasKeeper())) {
    throw new MissingError('there is no lab to look at; start one with: ./madang lab up');
  }
  return doorsOf(inventory);
}

/** Every machine of the practice lab by its door, whether it is up or not. */
export function doorsOf(inventory: Inventory): Target[] {
  const { knownHosts, doorOf, keys } = labPaths();
  return practiceTargets(inventory, { folder: sshFolder(), keys, knownHosts, doorOf });
}

function realMachines(inventory: Inventory): { targets: Target[]; hosts: Hosts } {
  const real = loadRealLab(REPOSITORY);
  if (!real) {
    throw new MissingError(
      'labs/real.yaml is missing; ./madang lab scan writes it, docs/operating.md says how',
    );
  }
  const ssh = { folder: sshFolder(), keys: labPaths().keys };
  return {
    targets: realTargets(inventory, real, ssh),
    hosts: new Hosts(hostTargets(inventory, real, ssh)),
  };
}

export function readLab(word: string): CheckLab {
  if (word === 'practice' || word === 'real') return word;
  throw new UsageError(`--lab must be practice or real, not "${word}"`);
}

/** A stage by number, a track by name, or either by its folder. */
export function findStage(stages: readonly LoadedStage[], word: string | undefined): LoadedStage {
  if (word === undefined) throw new UsageError('name a stage, for example 4');
  const wanted = stageNumber(word);
  const found = stages.find(({ number, slug }) => number === wanted || slug === word);
  if (found) return found;
  const names = stages.map(({ slug }) => slug);
  throw new UsageError(`there is no stage "${word}"${suggestion(word, names)}`);
}
