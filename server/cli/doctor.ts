/** `./madang doctor`: what this computer has and lacks for the practice lab, and the remedy for each. */
import { join } from 'node:path';
import { labPaths, type Requirement, requirements } from '../practice/index.ts';
import { askControl } from '../web/index.ts';
import { type Command, EXIT, print, printJson, readArguments } from './command.ts';

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
    const paths = labPaths();
    const rows = requirements(paths);
    const serving = (await askControl(join(paths.state, 'control.sock'), 'GET /status')) as Serving | null;
    const able = rows.every((row) => row.state === 'have');
    if (values.json) printJson({ able, requirements: rows, serving });
    else print(`${rows.map(tell).join('\n')}\n\n${able ? ABLE : UNABLE}\n${tellServing(serving)}`);
    return able ? EXIT.ok : EXIT.missing;
  },
};

/** A server that was started before it could be asked this says nothing of it. */
type Serving = { origin: string; lateness?: { p50: number; p99: number; max: number } };

/** More than this in the last minute, and typing was felt to stick. */
const LATE_MS = 200;

function tellServing(serving: Serving | null): string {
  if (!serving?.lateness) return '';
  const { p50, p99, max } = serving.lateness;
  const mark = max < LATE_MS ? '●' : '△';
  return `\n${mark} serving  ${serving.origin}; in the last minute it was late by ${p50} ms (p50), ${p99} ms (p99), ${max} ms at worst\n`;
}

const ABLE = 'The practice lab can run here: ./madang lab up';
const UNABLE = 'The practice lab cannot run here yet. Everything else works: ./madang up --lab none';

function tell({ what, state, found, needed, remedy }: Requirement): string {
  const mark = state === 'have' ? '●' : '○';
  const line = `${mark} ${state}  ${what.en}: ${found} (needed: ${needed})`;
  return remedy.en === '' ? line : `${line}\n         ${remedy.en}`;
}
