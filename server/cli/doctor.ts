/** `./madang doctor`: what this computer has and lacks for the practice lab, and the remedy for each. */
import { labPaths, type Requirement, requirements } from '../practice/index.ts';
import { type Command, EXIT, printJson, readArguments } from './command.ts';

export const command: Command = {
  summary: 'what this computer has and lacks for the practice lab, and the remedy',
  usage: './madang doctor [--json]',
  help: `
Looks only; changes nothing. What is missing for the lab is missing for the lab alone: reading, quizzes, slides and
search work without it.

Exit codes: 0 the lab can run, 3 it cannot.`,
  example: './madang doctor --json',
  run: async (args) => {
    const { values } = readArguments(args, { json: { type: 'boolean' } });
    const rows = requirements(labPaths());
    const able = rows.every((row) => row.state === 'have');
    if (values.json) printJson({ able, requirements: rows });
    else process.stdout.write(`${rows.map(tell).join('\n')}\n\n${able ? ABLE : UNABLE}\n`);
    return able ? EXIT.ok : EXIT.missing;
  },
};

const ABLE = 'The practice lab can run here: ./madang lab up';
const UNABLE = 'The practice lab cannot run here yet. Everything else works: ./madang up --lab none';

function tell({ what, state, found, needed, remedy }: Requirement): string {
  const mark = state === 'have' ? '●' : '○';
  const line = `${mark} ${state}  ${what.en}: ${found} (needed: ${needed})`;
  return remedy.en === '' ? line : `${line}\n         ${remedy.en}`;
}
