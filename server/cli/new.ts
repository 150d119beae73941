/** `./madang new`: a lesson, a stage or a check that lint accepts from the first second, to be written over. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isSeq, parseDocument } from 'yaml';
import { REPOSITORY, stageNumber, suggestion, TRACKS } from '#lab';
import { loadCourse } from '#lesson';
import { newLessonFiles } from '../lint/index.ts';
import { type Command, EXIT, print, readArguments, UsageError } from './command.ts';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export const command: Command = {
  summary: 'start a lesson, a stage or a check from a small example',
  usage:
    './madang new lesson <module>/<name> | stage <NN-name|track-name> | check <stage-folder> <step> <check>',
  help: `
  lesson   makes content/<module>/<NN-name>/ with ko.mdx, en.mdx, quiz.yaml and facts.yaml; content/outline.yaml has the
           title and the number
  stage    makes labs/stages/<NN-name>/ with stage.yaml and both guides; an extension track is called track-web
  check    adds a check to a step of labs/stages/<stage-folder>/stage.yaml, comments kept

Nothing that exists is written over. What is made passes ./madang lint, but for what is still to be written (a lesson says so with
✍); docs/authoring.md goes on from there.

Exit codes: 0 made, 2 the words are off or the thing exists.`,
  example: './madang new check 04-addresses-and-names host-names name-in-prompt',
  run: async (args) => {
    const { positionals } = readArguments(args, {});
    const made = makeNew(REPOSITORY, positionals);
    for (const file of made) print(`${file}\n`);
    return EXIT.ok;
  },
};

/** Makes what the words ask for and returns the files that were written. */
export function makeNew(root: string, words: string[]): string[] {
  const [kind, ...names] = words;
  if (kind === 'lesson' && names.length === 1) return makeLesson(root, names[0]!);
  if (kind === 'stage' && names.length === 1) return makeStage(root, names[0]!);
  if (kind === 'check' && names.length === 3) return addCheck(root, names as [string, string, string]);
  throw new UsageError('say what to make: lesson, stage or check, and its name');
}

function makeLesson(root: string, name: string): string[] {
  const [module, lesson, more] = name.split('/');
  if (!module || !lesson || more !== undefined || !SLUG.test(module) || !SLUG.test(lesson)) {
    throw new UsageError(
      `a lesson is named <module>/<name>, like "foundations/nist-definition", not "${name}"`,
    );
  }
  const { planned } = loadCourse(root);
  const wanted = `${module}/${lesson.replace(/^\d{2}-/, '')}`;
  const names = planned.map(({ moduleSlug, slug }) => `${moduleSlug}/${slug}`);
  const found = planned[names.indexOf(wanted)];
  if (!found)
    throw new UsageError(
      `content/outline.yaml has no lesson "${wanted}"${suggestion(wanted, names)}; add it there first, with its titles`,
    );
  return writeNew(root, `content/${found.id}`, newLessonFiles(found));
}

function makeStage(root: string, name: string): string[] {
  const key = stageKeyOf(name);
  if (!key)
    throw new UsageError(
      `a stage is named <NN-name>, like "06-storage", or ${TRACKS.map((track) => `track-${track}`).join(', ')}; not "${name}"`,
    );
  return writeNew(root, `labs/stages/${name}`, {
    'stage.yaml': `# yaml-language-server: $schema=../../schema/stage.schema.json
${key}
title: { ko: "새 단계", en: "A new stage" }
goal: { ko: "이 단계가 끝나면 무엇이 달라지는지 적습니다.", en: "Say what is different when this stage is done." }
steps:
  - id: first-step
    title: { ko: "첫 걸음", en: "First step" }
    minutes: 5
    checks:
      - id: first-check
        title: { ko: "adm-01이 제 이름을 씁니다", en: "adm-01 uses its own name" }
        on: adm-01
${RUNG('        ')}`,
    'ko.mdx':
      '무엇을 왜 하는지 먼저 묻습니다.\n\n```sh run="adm-01"\nsudo hostnamectl set-hostname {{adm-01.hostname}}\n```\n\n<Step id="first-step" />\n',
    'en.mdx':
      'Ask first what is done here, and why.\n\n```sh run="adm-01"\nsudo hostnamectl set-hostname {{adm-01.hostname}}\n```\n\n<Step id="first-step" />\n',
  });
}

/** The first line of stage.yaml that goes with the name of the folder. */
function stageKeyOf(folder: string): string | null {
  const [, number, track] = /^(?:(\d{2})-[a-z0-9]+(?:-[a-z0-9]+)*|track-([a-z]+))$/.exec(folder) ?? [];
  const word = number ? String(Number(number)) : (track ?? '');
  if (stageNumber(word) === undefined) return null;
  return number ? `number: ${word}` : `track: ${word}`;
}

const RUNG = (indent: string): string =>
  [
    'rungs:',
    '  - probe: { hostname: { is: "{{self.hostname}}" } }',
    '    say:',
    '      ko: "{machine}의 이름이 {expected}이(가) 아니라 {seen}입니다."',
    '      en: "{machine} is named {seen}, not {expected}."',
    '',
  ]
    .map((line) => (line ? indent + line : line))
    .join('\n');

function addCheck(root: string, [folder, step, check]: [string, string, string]): string[] {
  const file = `labs/stages/${folder}/stage.yaml`;
  const path = join(root, file);
  if (!SLUG.test(folder) || !existsSync(path)) throw new UsageError(`there is no ${file}`);
  if (!SLUG.test(check))
    throw new UsageError(`a check is named in lower-case words joined by dashes, not "${check}"`);
  const document = parseDocument(readFileSync(path, 'utf8'));
  const steps = document.get('steps');
  const target = isSeq(steps)
    ? steps.items.find((item) => isMap(item) && item.get('id') === step)
    : undefined;
  if (!isMap(target)) throw new UsageError(`${file} has no step "${step}"`);
  const checks = target.get('checks');
  if (!isSeq(checks)) throw new UsageError(`${file}: step "${step}" has no list of checks`);
  if (checks.items.some((item) => isMap(item) && item.get('id') === check)) {
    throw new UsageError(`${file}: step "${step}" has a check "${check}" already`);
  }
  const example = parseDocument(
    `id: ${check}\ntitle: { ko: "새 확인", en: "A new check" }\non: adm-01\n${RUNG('')}`,
  );
  checks.add(example.contents);
  writeFileSync(path, document.toString({ lineWidth: 0 }));
  return [file];
}

function writeNew(root: string, folder: string, files: Record<string, string>): string[] {
  if (existsSync(join(root, folder))) throw new UsageError(`${folder} exists already`);
  mkdirSync(join(root, folder), { recursive: true });
  return Object.entries(files).map(([name, text]) => {
    const file = `${folder}/${name}`;
    writeFileSync(join(root, file), text);
    return file;
  });
}
