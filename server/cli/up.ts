/** `./madang up`: builds what changed, serves the course, brings the lab up beside it, ends all of it in good order. */
import { join } from 'node:path';
import { loadStages, type Text } from '#lab';
import { type House, type Lab, type LabKind, noLab, openHouse, practiceLab, realLab } from '../main.ts';
import { type LabPaths, labPaths, PracticeLab, requirements } from '../practice/index.ts';
import { askControl, Control } from '../web/index.ts';
import {
  type Command,
  EXIT,
  MissingError,
  print,
  readArguments,
  readNumber,
  readStageName,
  UsageError,
  warn,
} from './command.ts';
import { showProgress, stagePackages } from './lab.ts';
import { BuildError, buildSite, SITE, siteIsFresh } from './site.ts';

const DEFAULT_PORT = 4400;
/** How many ports after the usual one are tried before we give up. */
const PORTS_TO_TRY = 20;

export const command: Command = {
  summary: 'serve the course with a running lab, on this computer',
  usage: './madang up [--port N] [--lab practice|real|none] [--stage N]',
  help: `
Builds the site when something changed, serves it on 127.0.0.1 and prints the address to open. The address signs one
browser in; run this again in another terminal of the same clone for a fresh one. Reading works at once; the machines
appear on the page while they come up.

  --port N       ${DEFAULT_PORT} or the next free one, when it is not given
  --lab KIND     practice  forty machines on this computer (the usual; needs Linux and root or sudo)
                 real      the machines of labs/real.yaml
                 none      no machines: reading and quizzes
  --stage N      the address opens at this stage

Ctrl-C ends it. A practice lab that this command started is powered off with it, disks stay; one that was up before
stays up. SIGUSR2 ends the server alone: shells and machines stay, and the next ./madang up finds them (an upgrade).

Exit codes: 0 ended by Ctrl-C, 1 the site could not be built, 2 wrong words or a port that is taken, 3 something is
missing.`,
  example: './madang up --stage 4',
  run: up,
};

type Wanted = { port: number | null; lab: LabKind; stage: number | null };

async function up(args: string[]): Promise<number> {
  const wanted = readWanted(args);
  const paths = labPaths();
  const running = await askControl(join(paths.state, 'control.sock'), 'POST /address', {
    stage: wanted.stage,
  });
  if (running) {
    say(`Madang serves this clone already: ${(running as { address: string }).address}`);
    return EXIT.ok;
  }
  const practice = new PracticeLab({ paths, packages: stagePackages(), onNote: say });
  const lab = chooseLab(wanted.lab, paths, practice);
  try {
    await ensureSite();
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    say(error.message);
    return EXIT.no;
  }
  const house = openHouse({ lab, paths, pages: SITE });
  const stop = new Stop();
  const { address, control } = await serve(house, wanted, paths);
  print(`\n  ${address}\n\n`);
  const startedByUs = lab.state().kind === 'practice' ? await bringUp(lab, practice, stop) : false;
  if (lab.state().kind === 'real') lab.keep(Object.keys(lab.state().machines));
  if (!stop.asked) say('ready; Ctrl-C ends it');
  await stop.wait();
  await end({ house, control, practice, startedByUs, leaving: stop.leaving });
  return EXIT.ok;
}

function readWanted(args: string[]): Wanted {
  const { values, positionals } = readArguments(args, {
    port: { type: 'string' },
    lab: { type: 'string', default: 'practice' },
    stage: { type: 'string' },
  });
  if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not understood here`);
  const { lab } = values;
  if (lab !== 'practice' && lab !== 'real' && lab !== 'none') {
    throw new UsageError(`--lab must be practice, real or none, not "${lab}"`);
  }
  return {
    lab,
    port: values.port === undefined ? null : readNumber('--port', values.port, 1, 65535),
    stage: values.stage === undefined ? null : readStageName('--stage', values.stage),
  };
}

/** The lab that was asked for, or none with the reason in one paragraph. */
function chooseLab(kind: LabKind, paths: LabPaths, practice: PracticeLab): Lab {
  if (kind === 'none') return noLab(ASKED_FOR_NONE);
  if (kind === 'real') {
    const lab = realLab(paths);
    if (lab) return lab;
    throw new MissingError('labs/real.yaml is missing; ./madang lab scan --help says how it is made');
  }
  const lacking = requirements(paths).filter(({ state }) => state === 'lack');
  if (lacking.length === 0) return practiceLab(practice);
  const list = (language: 'ko' | 'en') =>
    lacking.map(({ what, remedy }) => `${what[language]}: ${remedy[language]}`).join(' ');
  say(
    `the practice lab cannot run on this computer, everything else is served. What is missing: ${list('en')} ` +
      './madang doctor says more.',
  );
  return noLab({
    ko: `이 컴퓨터에는 실습 머신이 없습니다. ${list('ko')}`,
    en: `There are no lab machines here. ${list('en')}`,
  });
}

async function ensureSite(): Promise<void> {
  if (siteIsFresh()) return;
  say('building the site (something changed since the last time)');
  say(`the site is built (${(await buildSite()).toFixed(1)} s)`);
}

async function serve(
  house: House,
  { port, stage }: Wanted,
  paths: LabPaths,
): Promise<{ address: string; control: Control }> {
  try {
    const origin = `http://127.0.0.1:${await listen(house, port)}`;
    const addressFor = (wanted: number | null): string => house.web.newAddress(origin, pathOfStage(wanted));
    const control = await Control.open(join(paths.state, 'control.sock'), {
      'GET /status': () => ({ origin, lab: house.lab.state(), lateness: house.lateness() }),
      'POST /address': (body) => ({ address: addressFor(readStage(body)) }),
      'POST /check': (body) => checkFor(house, body),
    });
    return { address: addressFor(stage), control };
  } catch (error) {
    await house.close();
    throw error;
  }
}

async function listen(house: House, port: number | null): Promise<number> {
  const tries = port === null ? PORTS_TO_TRY : 1;
  const first = port ?? DEFAULT_PORT;
  for (let i = 0; i < tries; i++) {
    try {
      return await house.web.listen({ port: first + i });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EACCES') throw new UsageError(`port ${first + i} needs root; take one from 1024 on`);
      if (code !== 'EADDRINUSE') throw error;
    }
  }
  throw new UsageError(
    port === null
      ? `ports ${first} to ${first + tries - 1} are all taken; name a free one with --port`
      : `port ${port} is taken by another program; name another with --port, or leave it out`,
  );
}

/** Brings the machines up beside the site. True when the lab was not up before, and so ends with us. */
async function bringUp(lab: Lab, practice: PracticeLab, stop: Stop): Promise<boolean> {
  const machines = Object.keys(lab.state().machines);
  const before = (await practice.status()).machines.filter(({ state }) => state !== 'down');
  lab.keep(before.map(({ machine }) => machine));
  if (before.length === machines.length) return false;
  lab.explain(GETTING_READY);
  const show = showProgress();
  let booting = false;
  const upped = practice.up({
    onProgress: (progress) => {
      show(progress);
      if (progress.part !== 'machines' || booting) return;
      booting = true;
      lab.explain(null);
      for (const { machine } of absent(before, machines)) lab.note(machine, 'booting');
      lab.keep(machines);
    },
  });
  try {
    await Promise.race([upped, stop.wait()]);
    if (stop.asked) upped.catch(() => {});
    else {
      lab.explain(null);
      lab.keep(machines);
    }
  } catch (error) {
    // Whatever it was, reading goes on; the learner is told on the page as well.
    const reason = error instanceof Error ? error.message : String(error);
    say(`the practice lab did not come up, everything else is served: ${reason}`);
    lab.explain({ ko: `실습 머신을 켜지 못했습니다: ${reason}`, en: `The lab did not come up: ${reason}` });
  }
  return before.length === 0;
}

const absent = (before: ReadonlyArray<{ machine: string }>, machines: readonly string[]) =>
  machines.filter((id) => !before.some(({ machine }) => machine === id)).map((machine) => ({ machine }));

async function end({
  house,
  control,
  practice,
  startedByUs,
  leaving,
}: {
  house: House;
  control: Control;
  practice: PracticeLab;
  startedByUs: boolean;
  leaving: boolean;
}): Promise<void> {
  await control.close();
  if (leaving) {
    say('ending: pages are told; shells and machines stay for the next ./madang up');
    await house.close({ shells: 'stay' });
    return;
  }
  say('ending: pages are told, shells end');
  await house.close();
  if (startedByUs) {
    say('the lab that was started here is powered off; disks stay');
    await practice.down({ onProgress: showProgress() });
  } else if (house.lab.state().kind === 'practice') say('the lab was up before and stays up');
}

/** The first Ctrl-C ends in good order; a second one does not wait. */
class Stop {
  asked = false;
  /** Only the server goes; what learners have running stays. */
  leaving = false;
  readonly #stopped: Promise<void>;

  constructor() {
    this.#stopped = new Promise((resolve) => {
      const hear = (): void => {
        if (this.asked) process.exit(130);
        this.asked = true;
        resolve();
      };
      process.on('SIGINT', hear);
      process.on('SIGTERM', hear);
      process.on('SIGHUP', hear);
      process.on('SIGUSR2', () => {
        this.leaving = true;
        hear();
      });
    });
  }

  wait(): Promise<void> {
    return this.#stopped;
  }
}

function checkFor(house: House, body: unknown): Promise<unknown> {
  const { all, stage, step, machine } = body as Record<string, unknown>;
  if (all === true) return house.checkAll(typeof machine === 'string' ? machine : undefined);
  if (typeof stage !== 'number') throw new Error('stage must be a number');
  return house.check({
    stage,
    step: typeof step === 'string' ? step : undefined,
    machine: typeof machine === 'string' ? machine : undefined,
  });
}

const readStage = (body: unknown): number | null => {
  const { stage } = body as { stage?: unknown };
  return typeof stage === 'number' ? stage : null;
};

function pathOfStage(number: number | null): string {
  if (number === null) return '/';
  const stage = loadStages().find((one) => one.number === number);
  return stage ? `/lab/${stage.slug}/` : '/';
}

const say = (text: string): void => warn(`madang: ${text}\n`);

const ASKED_FOR_NONE: Text = {
  ko: '실습 머신 없이 시작했습니다(--lab none). 읽기와 퀴즈는 그대로 쓸 수 있습니다.',
  en: 'Started without lab machines (--lab none). Reading and quizzes work as ever.',
};
const GETTING_READY: Text = {
  ko: '실습 머신을 준비하고 있습니다. 처음에는 몇 분 걸립니다.',
  en: 'The lab machines are being made ready. The first time takes some minutes.',
};
