/** What all lessons share: versions and words point at things that exist, and words are used where they are taught. */
import { AuthorError, suggestion } from '#lab';
import type { Course } from '#lesson';
import type { ReadLesson } from './lesson.ts';
import { TO_BE_WRITTEN } from './prose.ts';

export function lintShared(course: Course, lessons: readonly ReadLesson[]): AuthorError[] {
  return [...versions(course), ...words(course), ...taught(course, lessons), ...unused(course, lessons)];
}

function versions({ versions, sources, lineOf }: Course): AuthorError[] {
  const known = Object.keys(sources);
  return Object.entries(versions)
    .filter(([, { source }]) => !known.includes(source))
    .map(
      ([id, { source }]) =>
        new AuthorError(
          `content/versions.yaml:${lineOf.versions([id])}`,
          id,
          `no source "${source}" in content/sources.yaml${suggestion(source, known)}`,
        ),
    );
}

function words({ glossary, planned, lineOf }: Course): AuthorError[] {
  const known = Object.keys(glossary);
  const ids = planned.map(({ id }) => id);
  return Object.entries(glossary).flatMap(([id, { see, taught }]) => {
    const at = (remedy: string): AuthorError =>
      new AuthorError(`content/glossary.yaml:${lineOf.glossary([id])}`, id, remedy);
    return [
      ...see
        .filter((other) => !known.includes(other))
        .map((other) => at(`no word "${other}" to see${suggestion(other, known)}`)),
      ...(taught && !ids.includes(taught)
        ? [at(`there is no lesson "${taught}"${suggestion(taught, ids)}`)]
        : []),
    ];
  });
}

/** A word that says where it is taught must be marked there; a lesson that is not begun yet is waited for. */
function taught({ glossary }: Course, lessons: readonly ReadLesson[]): AuthorError[] {
  return lessons.flatMap(({ id: lesson, texts }) => {
    const own = Object.keys(glossary).filter((id) => glossary[id]?.taught === lesson);
    return texts.flatMap(({ file, text, mdx }) => {
      if (text.includes(TO_BE_WRITTEN)) return [];
      const used = new Set(
        mdx.tags.flatMap(({ name, attributes }) => (name === 'Term' ? attributes.get('id') : [])),
      );
      const missing = own.filter((id) => !used.has(id));
      if (missing.length === 0) return [];
      const remedy = `content/glossary.yaml says that this lesson teaches ${missing.join(', ')}; put each into a <Term> or change its "taught"`;
      return [new AuthorError(file, '', remedy)];
    });
  });
}

/** A word that no lesson uses and that says nothing about where it will be is not a word of this course. */
function unused({ glossary, lineOf }: Course, lessons: readonly ReadLesson[]): AuthorError[] {
  const used = new Set(
    lessons
      .flatMap(({ texts }) => texts)
      .flatMap(({ mdx }) => mdx.tags.flatMap(({ attributes }) => attributes.get('id'))),
  );
  return Object.entries(glossary)
    .filter(([id, { taught }]) => taught === undefined && !used.has(id))
    .map(
      ([id]) =>
        new AuthorError(
          `content/glossary.yaml:${lineOf.glossary([id])}`,
          id,
          'is used in no lesson; use it in a <Term> or say with "taught" where it will be',
        ),
    );
}
