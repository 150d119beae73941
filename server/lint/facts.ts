/** What a lesson must carry is measured: the words of facts.yaml have to stand in the text, its parts or its questions. */
import { AuthorError, fillReferences, type Inventory, LANGUAGES, type Language } from '#lab';
import { type Course, type Fact, factsFile, fillVersions, textsOfQuiz } from '#lesson';
import type { ReadLesson } from './lesson.ts';
import { TO_BE_WRITTEN } from './prose.ts';

export type Found = { fact: Fact; missing: Record<Language, string[]> };

/** Each fact with the words that are not there yet. */
export function findFacts(lesson: ReadLesson, course: Course, inventory: Inventory): Found[] {
  const stacks = {
    ko: haystack(lesson, 'ko', course, inventory),
    en: haystack(lesson, 'en', course, inventory),
  };
  return lesson.facts.map((fact) => {
    const missingIn = (language: Language): string[] =>
      fact.find[language].filter((words) => !stacks[language].includes(squeeze(words)));
    return { fact, missing: { ko: missingIn('ko'), en: missingIn('en') } };
  });
}

export function lintFacts(lesson: ReadLesson, course: Course, inventory: Inventory): AuthorError[] {
  const file = factsFile(lesson.id);
  const errors: AuthorError[] = [];
  for (const [i, { fact, missing }] of findFacts(lesson, course, inventory).entries()) {
    for (const language of LANGUAGES) {
      if (JSON.stringify(fact.find).includes(TO_BE_WRITTEN)) continue;
      if (missing[language].length === 0 || !lesson.texts.some((text) => text.language === language))
        continue;
      const words = missing[language].map((one) => `"${one}"`).join(', ');
      errors.push(
        new AuthorError(
          `${file}:${lesson.lineOf.facts([i, 'find', language])}`,
          fact.id,
          `${words} does not stand in ${language}.mdx nor in quiz.yaml; write it there or mend "find"`,
        ),
      );
    }
  }
  return [...errors, ...repeated(lesson, file), ...carried(lesson, file)];
}

function repeated({ facts, lineOf }: ReadLesson, file: string): AuthorError[] {
  return facts.flatMap(({ id }, i) =>
    facts.findIndex((other) => other.id === id) === i
      ? []
      : [new AuthorError(`${file}:${lineOf.facts([i, 'id'])}`, id, 'stands here twice')],
  );
}

function carried({ facts, planned }: ReadLesson, file: string): AuthorError[] {
  const here = new Set(facts.map(({ id }) => id));
  return (planned?.carries ?? [])
    .filter((id) => !here.has(id))
    .map((id) => new AuthorError(file, '', `the outline asks this lesson to carry ${id}; add it`));
}

function haystack(lesson: ReadLesson, language: Language, course: Course, inventory: Inventory): string {
  const text = lesson.texts.find((one) => one.language === language);
  if (!text) return '';
  const { mdx, head } = text;
  const pieces = [
    head?.title ?? '',
    head?.goal ?? '',
    mdx.proseWithCode,
    ...mdx.tags.flatMap(({ texts }) => texts),
    ...mdx.fences.map(({ code }) => code),
    ...textsOfQuiz(lesson.quiz, language).map(({ text: words }) => words),
    ...glossaryWords(lesson, language, course),
  ];
  return squeeze(fillLeniently(pieces.join('\n'), course, inventory));
}

/** A <Term> without words of its own shows the name from the glossary. */
const glossaryWords = ({ texts }: ReadLesson, language: Language, { glossary }: Course): string[] =>
  texts
    .filter((text) => text.language === language)
    .flatMap(({ mdx }) => mdx.tags)
    .flatMap(({ name, attributes }) => {
      const term = name === 'Term' ? glossary[attributes.get('id') ?? ''] : undefined;
      return term ? [term[language].name] : [];
    });

function fillLeniently(text: string, course: Course, inventory: Inventory): string {
  return text.replace(/\{\{[^}]*\}\}/g, (reference) => {
    try {
      return fillReferences(fillVersions(reference, course.versions), inventory);
    } catch {
      return reference;
    }
  });
}

/** Line breaks, emphasis, table bars and case do not part words that belong together. */
const squeeze = (text: string): string =>
  text
    .replace(/[*_`|>“”"'‘’]/g, '')
    .replace(/\s+/g, ' ')
    .toLowerCase();
