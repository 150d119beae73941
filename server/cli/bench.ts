/** `./madang bench`: our numbers beside those of others, measured in one run. */
import { suggestion } from '#lab';
import { runBenchChecks } from './bench-checks.ts';
import { runBenchTerminals, terminalsHelp } from './bench-terminals.ts';
import { type Command, UsageError } from './command.ts';

const PARTS: Record<string, { summary: string; run: (args: string[]) => Promise<number> }> = {
  checks: { summary: 'a sweep of forty warm machines, beside Ansible with 40 forks', run: runBenchChecks },
  terminals: { summary: 'terminals, beside a plain ssh and wetty', run: runBenchTerminals },
};

export const command: Command = {
  summary: 'measure: checks beside Ansible, terminals beside ssh and wetty',
  usage: './madang bench <checks|terminals> [options]',
  help: `
${Object.entries(PARTS)
  .map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
  .join('\n')}

checks:
  --stage N      the stage whose checks are swept (4)
  --runs N       sweeps of ours that are measured (9); Ansible runs a third as often, its slow way once
  --json         the figures as JSON

terminals:${terminalsHelp}

Brings the practice lab up when it is not. Writes the table into docs/numbers.md. wetty is installed into the cache folder
when it is not there; without it the others are measured.

Exit codes: 0 measured, 3 there can be no lab here.`,
  example: './madang bench checks',
  run: async ([word, ...args]) => {
    if (word === undefined) throw new UsageError('say what to measure');
    const part = Object.hasOwn(PARTS, word) ? PARTS[word] : undefined;
    if (!part) throw new UsageError(`there is no "bench ${word}"${suggestion(word, Object.keys(PARTS))}`);
    return part.run(args);
  },
};
