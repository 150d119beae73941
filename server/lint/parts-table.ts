/** The table of parts in docs/authoring.md, written from content/parts.yaml, and the list that hands them in. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuthorError } from '#lab';
import type { Course } from '#lesson';

const FILE = 'docs/authoring.md';
const HANDED_IN = 'src/components/lesson/index.ts';
const BLOCK = /(<!-- parts -->\n)[\s\S]*?(<!-- \/parts -->)/;

const TITLES = {
  interactive: 'Something to do',
  question: 'Questions',
  picture: 'Pictures',
  text: 'In the text',
} as const;

function table({ parts }: Course): string {
  return Object.entries(TITLES)
    .map(([kind, title]) => {
      const own = Object.entries(parts).filter(([, { is }]) => is === kind);
      const rows = own.map(
        ([, part]) =>
          `| \`${part.use.replaceAll('|', '\\|')}\` | ${part.for}${part.guide ? ' (guides only)' : ''} |`,
      );
      return [
        `**${title}**`,
        '',
        '| Part | For |',
        '|---|---|',
        ...(rows.length > 0 ? rows : ['| | nothing yet |']),
      ].join('\n');
    })
    .join('\n\n');
}

const withTable = (text: string, course: Course): string =>
  text.replace(BLOCK, (_, begin: string, end: string) => `${begin}\n${table(course)}\n\n${end}`);

export function lintParts(root: string, course: Course): AuthorError[] {
  const path = join(root, FILE);
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  const stale = text !== withTable(text, course);
  return [
    ...(stale
      ? [new AuthorError(FILE, '', 'its table of parts is not content/parts.yaml; run ./madang lint --write')]
      : []),
    ...handedIn(root, course),
  ];
}

export function writePartsTable(root: string, course: Course): void {
  const path = join(root, FILE);
  writeFileSync(path, withTable(readFileSync(path, 'utf8'), course));
}

/** A part that is listed must be there, and one that is there must be listed. */
function handedIn(root: string, { parts, lineOf }: Course): AuthorError[] {
  const list = /lessonComponents = \{([^}]*)\}/.exec(readFileSync(join(root, HANDED_IN), 'utf8'))?.[1] ?? '';
  const there = new Set(list.match(/[A-Z][A-Za-z]+/g) ?? []);
  /** Made from fences, links and references, never written as parts. */
  const unwritten = new Set(['Block', 'Diagram', 'Owed', 'Version']);
  const missing = Object.entries(parts)
    .filter(([name, { guide }]) => !guide && !there.has(name))
    .map(
      ([name]) =>
        new AuthorError(
          `content/parts.yaml:${lineOf.parts([name])}`,
          name,
          `is not handed in by ${HANDED_IN}`,
        ),
    );
  const unlisted = [...there]
    .filter((name) => !Object.hasOwn(parts, name) && !unwritten.has(name))
    .map(
      (name) =>
        new AuthorError(HANDED_IN, name, 'is not listed in content/parts.yaml; add it with what it is for'),
    );
  return [...missing, ...unlisted];
}
