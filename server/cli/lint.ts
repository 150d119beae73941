/** `./madang lint`: everything an author can get wrong, in a second; with --all also format, types and unused code. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { AuthorError, AuthorErrors, loadInventory, loadStages, REPOSITORY } from '#lab';
import { lintStage, PROBE_SCHEMAS, particle } from '../checks/index.ts';
import {
  lessonIds,
  lintCoverage,
  lintEditorSchemas,
  lintLessons,
  lintParts,
  lintProofs,
  lintRooms,
  readContentOf,
  writeCoverage,
  writeEditorSchemas,
  writePartsTable,
  writeProofs,
} from '../lint/index.ts';
import { type Command, EXIT, printJson, readArguments, warn } from './command.ts';

/** The tools of `--all`, in the order in which their answers are cheapest. */
const TOOLS: Array<{ name: string; words: string[] }> = [
  { name: 'format and lint', words: ['biome', 'check', '--error-on-warnings'] },
  { name: 'types', words: ['astro', 'check', '--minimumFailingSeverity', 'warning'] },
  { name: 'unused code', words: ['knip'] },
];

export const command: Command = {
  summary: 'find what an author got wrong: lessons, stages, checks, inventory, rooms',
  usage: './madang lint [--only <text>] [--all] [--write] [--json]',
  help: `
Reads labs/, content/ and the imports of the code, and names file, place and remedy of all that is wrong.

  --only    show only what is wrong in files whose path has this text, e.g. foundations/02
  --all     also run the formatter, the type checker and the search for unused code
  --write   write anew what is generated (JSON schemas for editors, docs/coverage.md, docs/proof.md, the table of
            parts in docs/authoring.md) and let the formatter mend what it can
  --json    the errors as JSON

Exit codes: 0 nothing found, 1 something to mend.`,
  example: './madang lint',
  run: async (args) => {
    const { values } = readArguments(args, {
      only: { type: 'string' },
      all: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    });
    if (values.write) mend();
    const { only = '' } = values;
    const errors = findErrors(REPOSITORY).filter(({ file }) => file.includes(only));
    if (values.json) printJson(errors.map(({ file, place, remedy }) => ({ file, place, remedy })));
    else for (const error of errors) warn(`${error.message}\n`);
    const tools = values.all ? TOOLS.filter((tool) => !runTool(tool.name, tool.words)) : [];
    if (errors.length + tools.length > 0) {
      if (!values.json) warn(`lint: ${errors.length + tools.length} to mend\n`);
      return EXIT.no;
    }
    if (!values.json) warn('lint: nothing to mend\n');
    return EXIT.ok;
  },
};

/** Every author error of the repository, each room asked in turn; one broken file never hides another. */
export function findErrors(root: string): AuthorError[] {
  return [
    ...lintLabs(root),
    ...collect(() => lintContent(root)),
    ...collect(() => lintProofs(root, loadStages(root), loadInventory(root))),
    ...lintEditorSchemas(root, PROBE_SCHEMAS),
    ...lintRooms(root),
  ];
}

function lintLabs(root: string): AuthorError[] {
  return collect(() => {
    const inventory = loadInventory(root);
    const lessons = new Set(lessonIds(root));
    return loadStages(root).flatMap((stage) => [
      ...lintStage(stage, inventory),
      ...stage.steps.flatMap((step, i) =>
        step.learn !== undefined && !lessons.has(step.learn)
          ? [
              new AuthorError(
                stage.file,
                `steps.${i}.learn`,
                `there is no lesson "${step.learn}" in content/`,
              ),
            ]
          : [],
      ),
    ]);
  });
}

function lintContent(root: string): AuthorError[] {
  const inventory = loadInventory(root);
  const content = readContentOf(root);
  return [
    ...lintLessons(content, { root, inventory, stages: loadStages(root), particle }),
    ...lintParts(root, content.course),
    ...lintCoverage(root, content, inventory),
  ];
}

function collect(find: () => AuthorError[]): AuthorError[] {
  try {
    return find();
  } catch (error) {
    if (error instanceof AuthorErrors) return [...error.errors];
    throw error;
  }
}

function mend(): void {
  writeEditorSchemas(REPOSITORY, PROBE_SCHEMAS);
  const content = readContentOf(REPOSITORY);
  writePartsTable(REPOSITORY, content.course);
  writeCoverage(REPOSITORY, content, loadInventory());
  writeProofs(REPOSITORY, loadStages(), loadInventory());
  runTool('format', ['biome', 'check', '--write']);
}

function runTool(name: string, words: string[]): boolean {
  warn(`lint: ${name}\n`);
  const [tool, ...args] = words as [string, ...string[]];
  const { status } = spawnSync(join(REPOSITORY, 'node_modules', '.bin', tool), args, {
    cwd: REPOSITORY,
    stdio: ['ignore', 2, 2],
  });
  return status === 0;
}
