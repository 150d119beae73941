/** `json-command`: runs a program that answers in JSON and looks at one value of the answer. */
import { z } from 'zod';
import { cannotTell, defineKind, holdsIf } from '../kind.ts';
import { commandLine, readableCommand } from '../quote.ts';
import { asText, EXPECTATION, inWords, meets } from './words.ts';

const ANSWER_BYTES = 256 * 1024;

export const jsonCommand = defineKind({
  options: {
    run: z.array(z.string()).min(1).describe('the program and its arguments, never a shell line'),
    as: z
      .enum(['root', 'student'])
      .optional()
      .describe('through sudo; the exact command must stand in labcheck.sudoers'),
    path: z.string().default('').describe('"_meta.hostvars", "0.state"; empty for the whole answer'),
    count: z.boolean().default(false).describe('look at how many entries it has instead'),
    ...EXPECTATION,
    complaints: z
      .string()
      .optional()
      .describe('regular expression: a line of the program’s error output that means "not yet"'),
  },
  describe: ({ run, path, ...want }) => ({
    ko: `${run[0]}의 결과${path && ` ${path}`}: ${inWords(want)}`,
    en: `${run[0]} answers${path && ` ${path}`}: ${inWords(want)}`,
  }),
  look: ({ run, as }, { inventory }) => {
    const user = as === 'root' ? [] : ['-u', inventory.accounts.student];
    const program = commandLine(run);
    return {
      command: `${as === 'root' ? 'sudo ' : ''}${readableCommand(run)}`,
      script: as ? `${commandLine(['sudo', '-n', ...user])} ${program}` : program,
      ...(as && { sudo: [run.join(' ')] }),
      bytes: ANSWER_BYTES,
    };
  },
  judge: ({ path, count, complaints, run: _, as: __, ...want }, observation) => {
    const expected = inWords(want);
    const answer = readAnswer(observation.output);
    if (answer === undefined || observation.exitCode !== 0) {
      const complaint = complaints === undefined ? undefined : complaintIn(observation.output, complaints);
      if (complaint === undefined) return cannotTell(expected, observation);
      return { state: 'fails', expected, seen: complaint };
    }
    const value = path === '' ? answer.value : pick(answer.value, path.split('.'));
    const looked = count ? entries(value) : value;
    return { state: holdsIf(looked !== undefined && meets(looked, want)), expected, seen: asText(looked) };
  },
});

/** Programs warn before they answer: the answer begins at a line from which on everything is JSON. */
const MOST_WARNINGS = 20;

function readAnswer(output: string): { value: unknown } | undefined {
  const lines = output.split('\n');
  for (let i = 0; i < Math.min(lines.length, MOST_WARNINGS); i++) {
    if (!/^\s*([[{"\d-]|true|false|null)/.test(lines[i]!)) continue;
    try {
      return { value: JSON.parse(lines.slice(i).join('\n')) };
    } catch {
      // Not from this line on.
    }
  }
  return undefined;
}

function complaintIn(output: string, pattern: string): string | undefined {
  return output
    .split('\n')
    .find((line) => new RegExp(pattern).test(line.slice(0, 1000)))
    ?.trim();
}

function pick(tree: unknown, keys: string[]): unknown {
  return keys.reduce<unknown>(
    (here, key) =>
      typeof here === 'object' && here !== null && Object.hasOwn(here, key)
        ? (here as Record<string, unknown>)[key]
        : undefined,
    tree,
  );
}

function entries(value: unknown): number | undefined {
  return typeof value === 'object' && value !== null ? Object.keys(value).length : undefined;
}
