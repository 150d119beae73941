/** docs/coverage.md: what of the course is written and how much of what it must carry is there. Measured, never typed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuthorError, type Inventory, LANGUAGES, type Language } from '#lab';
import type { Course, Fact, PlannedLesson } from '#lesson';
import { type Found, findFacts } from './facts.ts';
import { charactersOf, type ReadLesson } from './lesson.ts';
import type { Content } from './lessons.ts';
import { TO_BE_WRITTEN } from './prose.ts';

const FILE = 'docs/coverage.md';

type State = 'written' | 'begun' | 'owed';
type Row = {
  planned: PlannedLesson;
  state: State;
  lesson: ReadLesson | undefined;
  facts: Found[];
};

export function lintCoverage(root: string, content: Content, inventory: Inventory): AuthorError[] {
  const path = join(root, FILE);
  if (existsSync(path) && readFileSync(path, 'utf8') === coverage(content, inventory)) return [];
  return [new AuthorError(FILE, '', 'is not what the course is now; run ./madang lint --write')];
}

export function writeCoverage(root: string, content: Content, inventory: Inventory): void {
  writeFileSync(join(root, FILE), coverage(content, inventory));
}

/** Exported for its test: the whole report. */
export function coverage({ course, lessons }: Content, inventory: Inventory): string {
  const rows = course.planned.map((planned): Row => {
    const lesson = lessons.find(({ id }) => id === planned.id);
    return {
      planned,
      lesson,
      state: lesson ? stateOf(lesson) : 'owed',
      facts: lesson ? findFacts(lesson, course, inventory) : [],
    };
  });
  return `${[head(), totals(rows), ...modules(course, rows), reasons(rows), links(lessons)].filter(Boolean).join('\n\n')}\n`;
}

function stateOf({ texts, quiz, facts }: ReadLesson): State {
  const whole = texts.length === LANGUAGES.length && quiz.length > 0 && facts.length > 0;
  const open = [...texts.map(({ text }) => text), JSON.stringify(quiz), JSON.stringify(facts)].some((text) =>
    text.includes(TO_BE_WRITTEN),
  );
  return whole && !open ? 'written' : 'begun';
}

const head = (): string => `# Coverage

Written by \`./madang lint --write\`; lint fails when it is stale. A fact counts in a language when every word of its \`find\`
(\`facts.yaml\`) stands in that language's text, parts or questions.`;

function totals(rows: Row[]): string {
  const course = rows.filter(({ planned }) => !planned.beyond);
  const written = course.filter(({ state }) => state === 'written');
  const facts = rows.flatMap((row) => row.facts);
  const both = facts.filter(({ missing }) => LANGUAGES.every((language) => missing[language].length === 0));
  const of = (kind: Fact['kind']): string => {
    const all = facts.filter(({ fact }) => fact.kind === kind);
    return `${all.filter((one) => both.includes(one)).length} of ${all.length}`;
  };
  return [
    '| | |',
    '|---|---|',
    `| Lessons written | **${written.length} of ${course.length}** (${course.length - written.length} owed) |`,
    `| Beside the plan | ${rows.filter(({ planned, state }) => planned.beyond && state === 'written').length} |`,
    `| Facts covered in both languages | ${both.length} of ${facts.length} |`,
    `| Tables | ${of('table')} |`,
    `| Corrections | ${of('correction')} |`,
    `| Figures | ${of('figure')} |`,
    `| Questions | ${rows.reduce((sum, { lesson }) => sum + (lesson?.quiz.length ?? 0), 0)} |`,
    ...LANGUAGES.map(
      (language) => `| Characters of prose, ${language} | ${thousands(sum(rows, language))} |`,
    ),
  ].join('\n');
}

const sum = (rows: Row[], language: Language): number =>
  rows.reduce((all, { lesson }) => all + (lesson ? characters(lesson, language) : 0), 0);

const thousands = (n: number): string => n.toLocaleString('en');

function characters({ texts }: ReadLesson, language: Language): number {
  const text = texts.find((one) => one.language === language);
  return text ? charactersOf(text.mdx) : 0;
}

function modules(course: Course, rows: Row[]): string[] {
  return course.outline.modules.map(({ slug, title }, i) => {
    const own = rows.filter(({ planned }) => planned.moduleSlug === slug);
    const written = own.filter(({ state }) => state === 'written').length;
    return [
      `## M${String(i + 1).padStart(2, '0')} ${title.en} (${written} of ${own.length})`,
      '',
      '| Lesson | State | Facts ko | Facts en | Tables | Corrections | To do | Diagrams | Questions | Prose ko | Prose en |',
      '|---|---|---|---|---|---|---|---|---|---|---|',
      ...own.map((row) => line(row, course)),
    ].join('\n');
  });
}

function line({ planned, state, lesson, facts }: Row, { parts }: Course): string {
  const name = `${planned.id.split('/')[1]}${planned.beyond ? ' (beside the plan)' : ''}`;
  if (!lesson) return `| ${name} | owed |${' |'.repeat(9)}`;
  const covered = (language: Language, kind?: Fact['kind']): string => {
    const asked = facts.filter(({ fact }) => kind === undefined || fact.kind === kind);
    const there = asked.filter(({ missing }) => missing[language].length === 0);
    return asked.length === 0 ? '·' : `${there.length}/${asked.length}`;
  };
  const both = (kind: Fact['kind']): string => {
    const [ko, en] = [covered('ko', kind), covered('en', kind)];
    return ko === en ? ko : `ko ${ko}, en ${en}`;
  };
  const tags = lesson.texts[0]?.mdx.tags ?? [];
  const interactive = [
    ...new Set(tags.map(({ name }) => name).filter((one) => parts[one]?.is === 'interactive')),
  ];
  const pictures = tags.filter(({ name }) => parts[name]?.is === 'picture').length;
  const diagrams =
    (lesson.texts[0]?.mdx.fences ?? []).filter(({ lang }) => lang === 'mermaid').length + pictures;
  const cells = [
    name,
    state,
    covered('ko'),
    covered('en'),
    both('table'),
    both('correction'),
    interactive.join(', ') || '–',
    diagrams || '–',
    lesson.quiz.length,
    thousands(characters(lesson, 'ko')),
    thousands(characters(lesson, 'en')),
  ];
  return `| ${cells.join(' | ')} |`;
}

function reasons(rows: Row[]): string {
  const given = rows.flatMap(({ planned }) =>
    Object.entries(planned.without).map(([rule, reason]) => `- ${planned.id}, ${rule}: ${reason}`),
  );
  return given.length === 0 ? '' : ['## Rules broken for a reason', '', ...given].join('\n');
}

/** Lint opens no connection: these are for somebody to look at. */
function links(lessons: readonly ReadLesson[]): string {
  const found = new Map<string, Set<string>>();
  for (const { id, texts } of lessons) {
    for (const { href } of texts.flatMap(({ mdx }) => mdx.links)) {
      if (/^https:/.test(href)) found.set(href, (found.get(href) ?? new Set()).add(id));
    }
  }
  if (found.size === 0) return '';
  const lines = [...found]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([href, ids]) => `- <${href}> in ${[...ids].join(', ')}`);
  return ['## Links out of the course, beside the sources', '', ...lines].join('\n');
}
