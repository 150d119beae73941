/**
 * `shell`: the way out when no kind fits. A fixed script of the stage's folder; exit 0 holds, exit 10 with one line
 * `say <key> name=value …` is not yet, anything else could not be checked.
 */
import { z } from 'zod';
import { cannotTell, defineKind } from '../kind.ts';
import { commandLine } from '../quote.ts';
import { VariableName } from './words.ts';

const HOLDS = 0;
const NOT_YET = 10;

export const shell = defineKind({
  options: {
    script: z.string().regex(/^checks\/[a-z0-9-]+\.sh$/, 'must look like "checks/replica.sh"'),
    args: z.array(z.string()).default([]),
    command: z.string().describe('what a learner types to see the same thing'),
    expected: z.string().default('—').describe('what is expected, in a few words of no language'),
    values: z
      .array(z.string().regex(/^[a-z]+$/))
      .default([])
      .describe('names the script may say'),
    reads: z
      .record(VariableName, z.string())
      .default({})
      .describe(
        'commands whose output it finds in variables of these names; each runs once, whoever else reads it',
      ),
    sudo: z.array(z.string()).default([]).describe('commands it runs through sudo -n'),
  },
  values: ({ values }) => ['key', ...values],
  describe: ({ script }) => ({ ko: `${script}의 조건이 맞습니다`, en: `What ${script} looks for holds` }),
  look: ({ script, args, command, reads, sudo }, { readStageFile }) => ({
    command,
    // In the shell that is there already: starting another is dearer than most of what these scripts do.
    script: `${commandLine(['set', '--', ...args])}\n${readStageFile(script)}`,
    reads,
    sudo,
  }),
  judge: ({ expected, values }, observation) => {
    const line = /^say ([a-z0-9-]+)((?: [a-z]+=.*)?)$/m.exec(observation.output);
    const said = line ? readValues(line[2]!) : {};
    const seen = line ? `${line[1]}${line[2]}` : '';
    if (observation.exitCode === HOLDS) return { state: 'holds', expected, seen: seen || expected };
    const known = Object.keys(said).every((name) => values.includes(name));
    if (observation.exitCode !== NOT_YET || !line || !known) return cannotTell(expected, observation);
    return { state: 'fails', expected, seen, values: { ...said, key: line[1]! } };
  },
});

/** `state=catchup seconds=12`; a value reaches to the next name. */
function readValues(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/ ([a-z]+)=(.*?)(?= [a-z]+=|$)/g)].map((match) => [match[1]!, match[2]!]),
  );
}
