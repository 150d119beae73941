/** `./madang test`: everything that must hold before a change lands, on a machine that has nothing yet. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '#lab';
import { type Command, EXIT, print, readArguments, UsageError } from './command.ts';

/** State of the test's own lab: it never touches the lab of somebody who is learning in this clone. */
const STATE = join(REPOSITORY, '.madang', 'test');
const REPORTS = join(STATE, 'reports');
const BIN = join(REPOSITORY, 'node_modules', '.bin');
const MADANG = [process.execPath, join(REPOSITORY, 'server', 'cli', 'madang.ts')] as const;

type Count = { passed: number; failed: number };
type Part = {
  name: string;
  title: string;
  /** Needs root and Linux: left out, and said so, where there is neither. */
  lab?: boolean;
  run: () => Promise<Count>;
};

const PARTS: Part[] = [
  { name: 'lint', title: 'lint, types, unused code', run: () => command0([...MADANG, 'lint', '--all']) },
  { name: 'unit', title: 'unit tests', run: () => vitest('unit') },
  { name: 'fuzz', title: 'a restored terminal is the same', run: () => vitest('fuzz') },
  { name: 'sshd', title: 'against a real sshd', lab: true, run: () => vitest('sshd') },
  { name: 'build', title: 'the site builds', run: () => command0([join(BIN, 'astro'), 'build']) },
  { name: 'lab', title: 'against real machines', lab: true, run: () => vitest('lab') },
  { name: 'prove', title: 'stage 4 is proven on forty machines', lab: true, run: () => prove('4') },
  { name: 'e2e', title: 'in a real browser', lab: true, run: playwright },
  { name: 'clean', title: 'nothing is left open', lab: true, run: nothingLeft },
];

/** What the parts above need beyond Node; installed when this is Debian and we are root. */
const PACKAGES = [
  'chromium',
  'openssh-server',
  'openssh-client',
  'netcat-openbsd',
  'mmdebstrap',
  'systemd-container',
  'iproute2',
  'e2fsprogs',
  'apt-utils',
  'dash',
];

export const command: Command = {
  summary: 'run every test: lint, unit, real sshd, real machines, the course test, a real browser',
  usage: './madang test [part…]',
  help: `
Installs what it needs (as root on Debian or Ubuntu), makes a lab of its own under .madang/test, runs every part and
takes the lab away. Without root on Linux the parts that need machines are skipped, and the last lines say so.

Parts: ${PARTS.map((part) => part.name).join(', ')}.

Exit codes: 0 all passed, 1 something failed.`,
  example: './madang test lint unit',
  run: async (args) => {
    const { positionals } = readArguments(args, {});
    const wanted = choose(positionals);
    process.env.MADANG_STATE = STATE;
    rmSync(REPORTS, { recursive: true, force: true });
    mkdirSync(REPORTS, { recursive: true });
    const able = process.platform === 'linux' && process.getuid?.() === 0;
    if (able && wanted.some((part) => part.lab)) await installPackages();
    const total = await runParts(wanted, able);
    print(`\nmadang: ${total.passed} passed, ${total.failed} failed\n`);
    return total.failed === 0 ? EXIT.ok : EXIT.no;
  },
};

function choose(names: string[]): Part[] {
  if (names.length === 0) return PARTS;
  return names.map((name) => {
    const part = PARTS.find((one) => one.name === name);
    if (!part)
      throw new UsageError(
        `there is no part "${name}"; there are ${PARTS.map((one) => one.name).join(', ')}`,
      );
    return part;
  });
}

async function runParts(parts: Part[], able: boolean): Promise<Count> {
  const total: Count = { passed: 0, failed: 0 };
  const lines: string[] = [];
  for (const [i, part] of parts.entries()) {
    print(`\n── ${i + 1}/${parts.length} ${part.title}\n`);
    if (part.lab && !able) {
      lines.push(`  skipped  ${part.title} (needs root on Linux)`);
      continue;
    }
    const began = performance.now();
    const count = await part.run();
    total.passed += count.passed;
    total.failed += count.failed;
    const seconds = Math.round((performance.now() - began) / 1000);
    lines.push(
      `  ${count.failed === 0 ? 'passed ' : 'FAILED '}  ${part.title}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`,
    );
  }
  print(`\n${lines.join('\n')}\n`);
  return total;
}

/** A part that is one command: it counts as one. */
async function command0(words: readonly string[]): Promise<Count> {
  const code = await run(words);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function vitest(project: string): Promise<Count> {
  const report = join(REPORTS, `${project}.json`);
  const code = await run([
    join(BIN, 'vitest'),
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  const counts = readReport(report, (json: { numPassedTests: number; numFailedTests: number }) => ({
    passed: json.numPassedTests,
    failed: json.numFailedTests,
  }));
  return atLeastOneFailure(code, counts);
}

async function playwright(): Promise<Count> {
  const report = join(REPORTS, 'e2e.json');
  const code = await run([join(BIN, 'playwright'), 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  const counts = readReport(
    report,
    (json: { stats: { expected: number; unexpected: number; flaky: number } }) => ({
      passed: json.stats.expected,
      failed: json.stats.unexpected + json.stats.flaky,
    }),
  );
  return atLeastOneFailure(code, counts);
}

async function prove(stage: string): Promise<Count> {
  const up = await run([...MADANG, 'lab', 'up']);
  if (up !== 0) return { passed: 0, failed: 1 };
  return command0([...MADANG, 'prove', stage]);
}

/** Ends the test's lab and asks the system itself whether anything of it is still there. */
async function nothingLeft(): Promise<Count> {
  const down = await run([...MADANG, 'lab', 'down', '--delete']);
  const mounts = readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .filter((line) => line.includes(`${STATE}/`));
  for (const mount of mounts) print(`still mounted: ${mount}\n`);
  return down === 0 && mounts.length === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A runner that ended badly without naming a failed test has still failed. */
function atLeastOneFailure(code: number, counts: Count): Count {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function readReport<T>(file: string, read: (json: T) => Count): Count {
  return existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8')) as T) : { passed: 0, failed: 0 };
}

async function installPackages(): Promise<void> {
  const missing: string[] = [];
  for (const name of PACKAGES) if ((await run(['dpkg', '-s', name], {}, 'ignore')) !== 0) missing.push(name);
  if (missing.length === 0) return;
  print(`test: installing ${missing.join(', ')}\n`);
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  await run(['apt-get', 'update', '-qq'], quiet);
  const code = await run(['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...missing], quiet);
  if (code !== 0) throw new Error(`the packages could not be installed: ${missing.join(' ')}`);
}

function run(
  words: readonly string[],
  env: Record<string, string> = {},
  stdio: 'inherit' | 'ignore' = 'inherit',
): Promise<number> {
  const [file, ...args] = words as [string, ...string[]];
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: REPOSITORY,
      env: { ...process.env, ...env },
      stdio: ['ignore', stdio, stdio],
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
