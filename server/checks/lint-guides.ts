/** What can be wrong with a guide: its blocks are the solution, the same in both languages, on machines that exist. */
import {
  AuthorError,
  fillReferences,
  type GuideBlock,
  type Inventory,
  LANGUAGES,
  type Language,
  type LoadedStage,
  machineByName,
  parseGuideBlocks,
  suggestion,
  UnknownReference,
} from '#lab';
import { lintAddresses } from './lint-addresses.ts';

const FENCE_KEYS = ['run', 'danger', 'title'];

export function lintGuides(stage: LoadedStage, inventory: Inventory): AuthorError[] {
  return [...LANGUAGES.flatMap((language) => lintGuide(stage, language, inventory)), ...compareGuides(stage)];
}

const guideFile = (stage: LoadedStage, language: Language): string =>
  stage.file.replace(/stage\.yaml$/, `${language}.mdx`);

function lintGuide(stage: LoadedStage, language: Language, inventory: Inventory): AuthorError[] {
  const file = guideFile(stage, language);
  const blocks = parseGuideBlocks(stage.guide[language]);
  return [
    ...blocks.flatMap((block) => lintBlock(block, { file, inventory })),
    ...lintProse(stage.guide[language], blocks, file),
    ...stage.guide[language]
      .split('\n')
      .flatMap((line, i) => lintLine(line, { file, place: `line ${i + 1}`, inventory })),
  ];
}

function lintBlock(
  block: GuideBlock & { unknown: string[] },
  { file, inventory }: { file: string; inventory: Inventory },
): AuthorError[] {
  const place = `line ${block.line}`;
  const names = inventory.machines.map(({ hostname }) => hostname);
  const keys = block.unknown.map(
    (word) =>
      new AuthorError(file, place, `unknown word "${word}" behind the fence${suggestion(word, FENCE_KEYS)}`),
  );
  const { run } = block;
  if (run === undefined || names.includes(run)) return keys;
  const byId = machineByName(inventory, run);
  const remedy = byId
    ? `run="${run}" must be the host name, "${byId.hostname}"`
    : `run="${run}" is no machine of the inventory${suggestion(run, names)}`;
  return [...keys, new AuthorError(file, place, remedy)];
}

/** What prose must not hold, and what to do instead. */
const NOT_IN_PROSE: ReadonlyArray<[RegExp, string]> = [
  // A guide that imports would not be prose any more.
  [/^(import|export)\s/, 'a guide has no imports or exports; components are handed in'],
  // In messages the particle is chosen when it is told; what a page cannot fill ends its build.
  [/\{\{[^{}]*\|/, 'a particle is chosen in messages only; a guide writes it out: "{{pg-01.ip}}로"'],
];

function lintProse(text: string, blocks: readonly GuideBlock[], file: string): AuthorError[] {
  const code = new Set(blocks.flatMap(({ line, code }) => code.split('\n').map((_, i) => line + 1 + i)));
  return text
    .split('\n')
    .flatMap((line, i) =>
      code.has(i + 1)
        ? []
        : NOT_IN_PROSE.filter(([wrong]) => wrong.test(line)).map(
            ([, remedy]) => new AuthorError(file, `line ${i + 1}`, remedy),
          ),
    );
}

function lintLine(line: string, where: { file: string; place: string; inventory: Inventory }): AuthorError[] {
  return [...lintAddresses(line, where.inventory, where), ...lintReferences(line, where)];
}

function lintReferences(
  line: string,
  { file, place, inventory }: { file: string; place: string; inventory: Inventory },
): AuthorError[] {
  try {
    fillReferences(line, inventory);
    return [];
  } catch (error) {
    if (!(error instanceof UnknownReference)) throw error;
    return [new AuthorError(file, place, `${error.message}${suggestion(error.reference, error.known)}`)];
  }
}

/** The same blocks in the same order: whoever follows either guide solves the stage. */
function compareGuides(stage: LoadedStage): AuthorError[] {
  const ko = runnable(stage.guide.ko);
  const en = runnable(stage.guide.en);
  const file = guideFile(stage, 'en');
  const i = ko.findIndex((block, at) => !en[at] || !sameBlock(block, en[at]));
  if (i >= 0) {
    const { line, run } = ko[i]!;
    const here = en[i] ? `line ${en[i].line}` : 'end';
    const remedy = `runnable block ${i + 1} is not the one of ko.mdx line ${line} (run="${run}"); only comments may differ`;
    return [new AuthorError(file, here, remedy)];
  }
  const extra = en[ko.length];
  return extra
    ? [new AuthorError(file, `line ${extra.line}`, `ko.mdx has no runnable block ${ko.length + 1}`)]
    : [];
}

const runnable = (guide: string): GuideBlock[] =>
  parseGuideBlocks(guide).filter(({ run }) => run !== undefined);

const sameBlock = (a: GuideBlock, b: GuideBlock): boolean =>
  a.run === b.run && a.lang === b.lang && withoutComments(a.code) === withoutComments(b.code);

const withoutComments = (code: string): string =>
  code
    .split('\n')
    .filter((line) => !/^\s*(#|$)/.test(line))
    .join('\n');
