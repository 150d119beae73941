/** What a lesson must be: both languages, an honest head, prose without imports, sources that exist. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuthorError, AuthorErrors, LANGUAGES, parseYaml } from '#lab';
import { Lesson, Sources } from '#lesson';

const LESSON_KEYS = Object.keys(Lesson.shape);

export function lintLessons(root: string): AuthorError[] {
  const folders = globSync('content/*/*/', { cwd: root }).filter(
    (folder) => !folder.startsWith('content/schema'),
  );
  const known = loadSources(root);
  return [
    ...known.errors,
    ...folders.sort().flatMap((folder) => lintLesson(root, folder.replace(/\/$/, ''), known.ids)),
  ];
}

/** Lesson ids ("linux-basics/01-addresses-and-names") for the links that stages make. */
export function lessonIds(root: string): string[] {
  return globSync('content/*/*/ko.mdx', { cwd: root }).map((file) => file.split('/').slice(1, 3).join('/'));
}

function lintLesson(root: string, folder: string, sources: ReadonlySet<string>): AuthorError[] {
  return LANGUAGES.flatMap((language) => {
    const file = `${folder}/${language}.mdx`;
    const path = join(root, file);
    if (!existsSync(path)) {
      return [
        new AuthorError(
          file,
          '',
          'the lesson is missing in this language; every lesson is written in Korean and English',
        ),
      ];
    }
    return lintText(file, readFileSync(path, 'utf8'), sources);
  });
}

/** Exported for its test: one lesson file, head and prose. */
export function lintText(file: string, text: string, sources: ReadonlySet<string>): AuthorError[] {
  const head = /^---\n([\s\S]*?)\n---\n/.exec(text);
  if (!head)
    return [
      new AuthorError(file, '', 'must begin with a head between two lines of "---" (title, goal, minutes)'),
    ];
  return [...lintHead(file, head[1]!, sources), ...lintProse(file, text, head[0].split('\n').length)];
}

function lintHead(file: string, yaml: string, sources: ReadonlySet<string>): AuthorError[] {
  try {
    const lesson = parseYaml(file, yaml, Lesson, LESSON_KEYS);
    return lesson.sources
      .filter((id) => !sources.has(id))
      .map((id) => new AuthorError(file, 'sources', `no source "${id}" in content/sources.yaml`));
  } catch (error) {
    if (error instanceof AuthorErrors) return [...error.errors];
    throw error;
  }
}

function lintProse(file: string, text: string, firstLine: number): AuthorError[] {
  const errors: AuthorError[] = [];
  let fenced = false;
  for (const [i, line] of text.split('\n').entries()) {
    if (i + 1 < firstLine) continue;
    if (/^\s*(`{3,}|~{3,})/.test(line)) fenced = !fenced;
    if (fenced || !/^(import|export)\s/.test(line)) continue;
    errors.push(
      new AuthorError(
        `${file}:${i + 1}`,
        '',
        'a lesson has no imports; components are handed in, use them by name (docs/authoring.md lists them)',
      ),
    );
  }
  return errors;
}

function loadSources(root: string): { ids: Set<string>; errors: AuthorError[] } {
  const file = 'content/sources.yaml';
  if (!existsSync(join(root, file))) return { ids: new Set(), errors: [] };
  try {
    const sources = parseYaml(file, readFileSync(join(root, file), 'utf8'), Sources, [
      'title',
      'url',
      'checked',
    ]);
    return { ids: new Set(Object.keys(sources)), errors: [] };
  } catch (error) {
    if (error instanceof AuthorErrors) return { ids: new Set(), errors: [...error.errors] };
    throw error;
  }
}
