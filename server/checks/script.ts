/**
 * All looks at one machine as one script, and its output taken apart again. Every look stands between lines with a number
 * nobody can guess, so that what a program prints is only ever its own output.
 */
import { randomBytes } from 'node:crypto';
import type { Observation } from './kind.ts';
import type { Question } from './plan.ts';
import { quote } from './quote.ts';

/** A machine that is well answers everything in a fraction of this. */
const QUICK_SECONDS = 5;
/** How long a machine may take altogether when its looks have to be made one by one, with a bound each. */
const CAREFUL_SECONDS = 12;
/** What `timeout` exits with, and what is left of a program that had to be killed. */
const TIMED_OUT = [124, 137];

/** What came of one look. */
export type Look =
  | { state: 'seen'; observation: Observation }
  | { state: 'too-late' | 'too-much' | 'not-reached' };

export type MachineScript = {
  text: string;
  timeoutMs: number;
  maxBytes: number;
  /** One result per look, in order. */
  read: (output: string) => Look[];
};

/**
 * `p` runs one look: bounded in time by `timeout`, in bytes by `head`. The exit code goes past `head` on its own, so it can
 * stand anywhere between the two lines; it is known by the number.
 */
const RUN_CAREFULLY = `p() {
printf '\\n%s %s begin\\n' "$n" "$1"
{ { timeout -k 1 "$2" sh -c "$4" </dev/null 2>&1 3>&-; printf '\\n%s %s code %s\\n' "$n" "$1" "$?" >&3; } | head -c "$3"; } 3>&1
printf '\\n%s %s end\\n' "$n" "$1"
}`;

/** `b` and `e` stand around a look that runs as it is: a machine that is well needs no bound for each, only one for all. */
const RUN_QUICKLY = `b() { printf '\\n%s %s begin\\n' "$n" "$1"; }
e() { printf '\\n%s %s code %s\\n\\n%s %s end\\n' "$n" "$1" "$2" "$n" "$1"; }`;

/** A machine that is asked more than this is asked side by side: one long row of looks would keep everybody waiting. */
const LOOKS_IN_A_ROW = 60;

/** Quick costs a fork per look and stops at the first that hangs or floods; careful costs four and goes on. */
export function machineScript(looks: readonly Question[], manner: 'quick' | 'careful'): MachineScript {
  const number = randomBytes(16).toString('hex');
  const longest = Math.max(0, ...looks.map((look) => look.seconds));
  const seconds =
    manner === 'quick' ? Math.max(QUICK_SECONDS, longest) : Math.max(CAREFUL_SECONDS, longest + 2);
  const body = [`n=${number}`, ...(manner === 'quick' ? quickBody(looks) : carefulBody(looks))].join('\n');
  return {
    // Not as an argument: the kernel takes 128 KB of one, and every stage adds to it.
    text: `timeout -k 1 ${seconds} sh /dev/fd/9 9<<'${number}'\nexec 9<&-\n${body}\n${number}`,
    timeoutMs: (seconds + 5) * 1000,
    maxBytes: looks.reduce((sum, look) => sum + look.bytes + 256, 1024),
    read: (output) => looks.map((look, i) => readLook(output, `${number} ${i}`, look.bytes)),
  };
}

/** What several looks read is read once, before them. */
function quickBody(looks: readonly Question[]): string[] {
  const reads = [...new Set(looks.flatMap((look) => Object.values(look.reads ?? {})))];
  const first = reads.map((command, i) => `s${i}=$( {\n${command}\n} </dev/null )`);
  const calls = looks.map((look, i) => {
    const script = withReads(look, (command) => `$s${reads.indexOf(command)}`);
    return `b ${i}\n( ${script}\n) </dev/null 2>&1\ne ${i} $?`;
  });
  return [RUN_QUICKLY, ...first, sideBySide(calls)];
}

/** Each look reads for itself. */
function carefulBody(looks: readonly Question[]): string[] {
  const calls = looks.map((look, i) => `p ${i} ${look.seconds} ${look.bytes} ${quote(scriptAlone(look))}`);
  return [RUN_CAREFULLY, ...calls];
}

/** A look that has nobody to share with. */
export const scriptAlone = (look: Question): string => withReads(look, (command) => `$(\n${command}\n)`);

function withReads({ reads = {}, script }: Question, found: (command: string) => string): string {
  const given = Object.entries(reads).map(([name, command]) => `${name}=${found(command)}\n`);
  return given.join('') + script;
}

/** Rows of looks that run at the same time; what a row says comes after the row before it has ended. */
function sideBySide(calls: readonly string[]): string {
  const count = Math.ceil(calls.length / LOOKS_IN_A_ROW);
  const rows = Array.from({ length: count }, (_, row) =>
    calls.filter((_, i) => i % count === row).join('\n'),
  );
  return rows.reduceRight(
    (others, row) => (others ? `(\n${row}\n) & r=$!\no=$(\n${others}\n)\nwait $r\nprintf '%s\\n' "$o"` : row),
    '',
  );
}

/** True when every look came to an end by itself: only then is the quick manner enough. */
export const isWhole = (results: readonly Look[]): boolean =>
  results.every(({ state }) => state === 'seen' || state === 'too-much');

function readLook(output: string, mark: string, bytes: number): Look {
  const begin = output.indexOf(`\n${mark} begin\n`);
  if (begin < 0) return { state: 'not-reached' };
  const start = begin + `\n${mark} begin\n`.length;
  const end = output.indexOf(`\n${mark} end\n`, start - 1);
  const between = output.slice(start, end < 0 ? undefined : end);
  const code = new RegExp(`\\n?${mark} code (\\d{1,3})\\n`).exec(between);
  if (end < 0 || !code) return { state: 'too-late' };
  const exitCode = Number(code[1]);
  const text = between.slice(0, code.index) + between.slice(code.index + code[0].length);
  if (TIMED_OUT.includes(exitCode)) return { state: 'too-late' };
  if (Buffer.byteLength(text) >= bytes) return { state: 'too-much' };
  return { state: 'seen', observation: { output: text, exitCode } };
}
