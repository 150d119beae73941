/** The whole house: the only file that knows every room. It wires them together and decides nothing else. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Inventory, type LoadedStage, loadInventory, loadRealLab, loadStages, type Text } from '#lab';
import type { CheckResult, LabState, MachineState } from '#protocol';
import { Checker, type CheckRequest, Watcher } from './checks/index.ts';
import { Files } from './files/index.ts';
import { Holders, type HoldersOptions } from './holders/index.ts';
import { journalFile } from './journal/index.ts';
import { Live } from './live/index.ts';
import {
  Admission,
  type Answer,
  explainSsh,
  Hosts,
  hostTargets,
  type Limits,
  MachinePool,
  practiceTargets,
  realTargets,
  sshCommand,
  type Target,
} from './machines/index.ts';
import { type LabPaths, labPaths, PracticeLab } from './practice/index.ts';
import { Progress, SELF } from './progress/index.ts';
import { type Lateness, Pulse } from './pulse/index.ts';
import { keptFor, Recordings, recordingKey } from './recordings/index.ts';
import { HostReports } from './reports/index.ts';
import { IN_ALL, PER_MACHINE, PER_OWNER, type ShellCommand } from './terminals/index.ts';
import { errorEntry, type Log, Pages, Web } from './web/index.ts';

export type LabKind = LabState['kind'];

/** A lab as the house needs it, whatever stands behind it. */
export type Lab = {
  state: () => LabState;
  onState: (listener: () => void) => void;
  /** What to run for a terminal on a machine. */
  shell: (machine: string) => ShellCommand;
  /** What to run to speak SFTP with a machine. */
  sftp: (machine: string) => ShellCommand;
  run: (machine: string, script: string, limits: Limits) => Promise<Answer>;
  /** Asks a host for its facts; null when it cannot be entered. Absent where the lab has no hosts of its own. */
  askHost?: (host: string) => Promise<Answer> | null;
  reset: ((machine: string, stage: number | undefined) => Promise<void>) | null;
  /** Stays connected to machines from now on. */
  keep: (machines: readonly string[]) => void;
  /** What is known before anybody can log in. */
  note: (machine: string, state: 'booting' | 'down') => void;
  /** Why machines are not there yet, or not at all; empty when all is well. */
  explain: (reason: Text | null) => void;
  close: () => Promise<void>;
};

export type HouseOptions = {
  lab: Lab;
  paths?: LabPaths;
  /** Folder of the built site; null when somebody else serves it. */
  pages: string | null;
  stages?: readonly LoadedStage[];
  log?: Log;
};

export type House = {
  web: Web;
  lab: Lab;
  /** How late this process is, in milliseconds. */
  lateness: () => Lateness;
  /** Checks now, writes down what was found, and shows it to open pages. */
  check: (request: CheckRequest) => Promise<CheckResult[]>;
  /** The same over every stage, in one round trip a machine. */
  checkAll: (machine?: string) => Promise<CheckResult[]>;
  /** The processes that keep shells: how many each has, and how late it was. */
  holders: () => ReturnType<Holders['status']>;
  /** Shells end with the house, unless they are to wait for the next one (an upgrade). */
  close: (options?: { shells: 'end' | 'stay' }) => Promise<void>;
};

export function openHouse({
  lab,
  pages,
  log,
  paths = labPaths(),
  stages = loadStages(),
}: HouseOptions): House {
  mkdirSync(paths.state, { recursive: true, mode: 0o700 });
  const write = log ?? journalFile(join(paths.state, 'server.log'));
  const fault = (error: unknown, where = ''): void => {
    const message = `${where} ${error instanceof Error ? error.message : String(error)}`.trim().slice(0, 400);
    write({ ...errorEntry(error), message });
  };
  const pulse = new Pulse({
    onSlow: ({ longestMs, times }) =>
      write({ at: new Date().toISOString(), what: 'slow', ms: longestMs, times }),
  });
  const inventory = loadInventory();
  const progress = new Progress({ file: join(paths.state, 'progress.db'), outline: stages });
  const hostnames = new Map(inventory.machines.map(({ id, hostname }) => [id, hostname]));
  const admission = new Admission();
  const terminals = openHolders(paths, {
    admission,
    shell: lab.shell,
    nameOf: (machine) => hostnames.get(machine) ?? machine,
    onFault: fault,
  });
  const files = new Files({
    command: lab.sftp,
    readComplaint: explainSsh,
    admit: (machine, login) => admission.enter(machine, login),
  });
  const recordings = new Recordings({
    folder: recordingsFolder(paths),
    key: recordingKey(recordingsKey(paths)),
    keptMs: keptFor(process.env.MADANG_RECORDING_DAYS),
    onFault: fault,
  });
  const reports = new HostReports({
    file: join(paths.state, 'host-reports.json'),
    hosts: inventory.hosts.map(({ id }) => id),
  });
  const { askHost } = lab;
  const checker = new Checker({
    inventory,
    stages,
    run: lab.run,
    ...(askHost && { askHost: async (host: string) => (await askHost(host)) ?? reports.answer(host) }),
    wasDone: (stage, check) => progress.wasDone(SELF, stage, check),
    onFault: fault,
    readStageFile: (stage, path) => readFileSync(join(stage.folder, path), 'utf8'),
  });
  const watcher = new Watcher((request) => checker.check(request), fault);
  const live = new Live({
    lab: lab.state,
    outline: stages,
    check: (asked) => checker.check(asked),
    watch: (asked, listener) => watcher.watch(asked, listener),
    record: (learner, results) => {
      for (const label of newlyDone(progress, learner, results)) terminals.mark(learner, label);
      return progress.record(learner, results);
    },
    progress: (learner) => progress.stages(learner),
    reset: resetWith(lab, { terminals, files }),
    onFault: fault,
  });
  lab.onState(() => live.labChanged());
  const web = new Web({
    pages: pages === null ? null : new Pages(pages),
    log: write,
    backend: {
      sessions: progress.sessions,
      learner: SELF,
      // Nobody of theirs is left to use their shells.
      signedOut: ({ learner }) => {
        if (progress.sessions.openOf(learner).length === 0) void terminals.endAll({ owner: learner });
      },
      lab: lab.state,
      progress: (learner) => progress.stages(learner),
      results: (learner, stage) => progress.results(learner, stage),
      answers: progress.answers,
      connect: (learner, send) => live.connect(learner, send),
      terminals,
      recordings,
      files,
      reports,
      lateness: () => pulse.lateness,
    },
  });
  return {
    web,
    lab,
    lateness: () => pulse.lateness,
    check: async (request) => {
      const results = await checker.check(request);
      live.found(SELF, results);
      return results;
    },
    checkAll: async (machine) => {
      const results = await checker.checkAll({ machine });
      live.found(SELF, results);
      return results;
    },
    holders: () => terminals.status(),
    close: async ({ shells } = { shells: 'end' }) => {
      live.close();
      watcher.close();
      await web.close();
      await files.close();
      await terminals.close({ shells });
      await recordings.close();
      await lab.close();
      progress.close();
      pulse.close();
    },
  };
}

/**
 * A process that lives long and stays small: little room for what is thrown away at once or later, and memory taken from
 * one place, where what is given back is used again. In a flood all of it would grow to tens of megabytes and stay. The
 * launcher starts `up` in the same way.
 */
export const SMALL = {
  flags: ['--max-semi-space-size=2', '--heap-growing-percent=20'],
  env: { MALLOC_ARENA_MAX: '1' },
} as const;

/** Shells live in processes of their own, started with nothing of the server's environment but where programs are. */
function openHolders(
  paths: LabPaths,
  { admission, ...rest }: Pick<HoldersOptions, 'shell' | 'nameOf' | 'onFault'> & { admission: Admission },
): Holders {
  return new Holders({
    folder: join(paths.state, 'holders'),
    command: {
      file: process.execPath,
      args: [
        '--no-warnings',
        ...SMALL.flags,
        join(import.meta.dirname, 'holder.ts'),
        recordingsFolder(paths),
        recordingsKey(paths),
      ],
      env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LANG: 'C.UTF-8', ...SMALL.env },
    },
    ...rest,
    admit: (machine, login) => admission.enter(machine, login),
    perMachine: PER_MACHINE,
    perOwner: PER_OWNER,
    inAll: IN_ALL,
  });
}

/** What turned done just now, as places to jump to in a recording. */
function newlyDone(progress: Progress, learner: string, results: readonly CheckResult[]): string[] {
  return results
    .filter(({ verdict, stage, check }) => verdict === 'done' && !progress.wasDone(learner, stage, check))
    .map(({ stage, step, check }) => `${stage}/${step}/${check}`);
}

/** A machine that is put back takes its shells and transfers with it: their connections would hang until they time out. */
function resetWith(lab: Lab, { terminals, files }: { terminals: Holders; files: Files }): Lab['reset'] {
  const { reset } = lab;
  if (!reset) return null;
  return async (machine, stage) => {
    await Promise.all([terminals.endAll({ machine }), files.end(machine)]);
    await reset(machine, stage);
  };
}

/** Forty machines on this computer, or as many of them as are up. */
export function practiceLab(practice: PracticeLab, inventory: Inventory = loadInventory()): Lab {
  const { paths } = practice;
  const { knownHosts, doorOf, keys } = paths;
  const targets = practiceTargets(inventory, { folder: sshFolder(paths), keys, knownHosts, doorOf });
  const pool = new MachinePool(targets);
  const reset = async (machine: string, stage: number | undefined): Promise<void> => {
    pool.note(machine, 'booting');
    await practice.reset(machine, stage === undefined ? {} : { stage });
  };
  return labOf({ kind: 'practice', targets, pool, reset });
}

/** Machines that exist, as `labs/real.yaml` names them. */
export function realLab(paths: LabPaths, inventory: Inventory = loadInventory()): Lab | null {
  const real = loadRealLab();
  if (!real) return null;
  const ssh = { folder: sshFolder(paths), keys: paths.keys };
  const targets = realTargets(inventory, real, ssh);
  const hosts = new Hosts(hostTargets(inventory, real, ssh));
  const lab = labOf({ kind: 'real', targets, pool: new MachinePool(targets), reset: null });
  const close = async (): Promise<void> => {
    await Promise.all([hosts.close(), lab.close()]);
  };
  return { ...lab, askHost: (host) => hosts.ask(host), close };
}

/** No machines: reading, quizzes and progress work as ever. */
export function noLab(reason: Text): Lab {
  return {
    state: () => ({ kind: 'none', reason, machines: {} }),
    onState: () => {},
    shell: () => {
      throw new Error('a terminal must not be opened without a lab');
    },
    sftp: () => {
      throw new Error('no file can be asked for without a lab');
    },
    run: () => Promise.resolve({ state: 'unreachable', reason: reason.en }),
    reset: null,
    keep: () => {},
    note: () => {},
    explain: () => {},
    close: () => Promise.resolve(),
  };
}

function labOf({
  kind,
  targets,
  pool,
  reset,
}: {
  kind: LabKind;
  targets: readonly Target[];
  pool: MachinePool;
  reset: Lab['reset'];
}): Lab {
  let reason: Text = { ko: '', en: '' };
  const listeners: Array<() => void> = [];
  const targetOf = (machine: string): Target => {
    const target = targets.find((one) => one.machine === machine);
    if (!target) throw new Error(`a connection must be made to a machine of the lab, not to ${machine}`);
    return target;
  };
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  pool.onState(changed);
  return {
    state: () => ({ kind, reason, machines: pool.states() satisfies Record<string, MachineState> }),
    onState: (listener) => void listeners.push(listener),
    shell: (machine) => sshCommand(targetOf(machine), 'student', { tty: true }),
    sftp: (machine) => sshCommand(targetOf(machine), 'student', { tty: false, subsystem: 'sftp' }),
    run: (machine, script, limits) => pool.run(machine, script, limits),
    reset,
    keep: (machines) => pool.keep(machines),
    note: (machine, state) => pool.note(machine, state),
    explain: (next) => {
      reason = next ?? { ko: '', en: '' };
      changed();
    },
    close: () => pool.close(),
  };
}

const recordingsFolder = (paths: LabPaths): string => join(paths.state, 'recordings');
const recordingsKey = (paths: LabPaths): string => join(paths.state, 'recordings.key');
const sshFolder = (paths: LabPaths): string => join(paths.state, 'ssh');

/** For `astro dev`, which serves the pages itself: a lab that is up is used, none is started. */
export async function openForDev(kind = process.env.MADANG_LAB ?? 'none'): Promise<House> {
  const paths = labPaths();
  const none = noLab({ ko: '실습 머신 없이 시작했습니다.', en: 'Started without lab machines.' });
  if (kind === 'real') return openHouse({ lab: realLab(paths) ?? none, paths, pages: null });
  if (kind !== 'practice') return openHouse({ lab: none, paths, pages: null });
  const practice = new PracticeLab({ paths });
  const { machines } = await practice.status();
  const lab = practiceLab(practice);
  lab.keep(machines.filter(({ state }) => state !== 'down').map(({ machine }) => machine));
  return openHouse({ lab, paths, pages: null });
}
