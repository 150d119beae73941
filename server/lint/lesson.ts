/** One lesson as lint sees it: both texts taken apart, its questions, its facts. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuthorError, LANGUAGES, type Language } from '#lab';
import {
  type Course,
  type Facts,
  factsFile,
  Lesson,
  type Mdx,
  type PlannedLesson,
  parseContent,
  type Quiz,
  quizFile,
  type Read,
  readFacts,
  readQuiz,
  takeApart,
} from '#lesson';

export type LessonText = {
  file: string;
  language: Language;
  text: string;
  head: Lesson | null;
  mdx: Mdx;
};
export type ReadLesson = {
  id: string;
  folder: string;
  planned: PlannedLesson | undefined;
  texts: LessonText[];
  quiz: Quiz;
  facts: Facts;
  lineOf: { quiz: Read<unknown>['lineOf']; facts: Read<unknown>['lineOf'] };
  errors: AuthorError[];
};

export function readLesson(root: string, id: string, course: Course): ReadLesson {
  const folder = `content/${id}`;
  const errors: AuthorError[] = [];
  const texts = LANGUAGES.flatMap((language) => {
    const file = `${folder}/${language}.mdx`;
    if (existsSync(join(root, file)))
      return readText(file, language, readFileSync(join(root, file), 'utf8'), errors);
    errors.push(
      new AuthorError(
        file,
        '',
        'the lesson is missing in this language; every lesson is written in Korean and English',
      ),
    );
    return [];
  });
  const quiz = readQuiz(root, id);
  const facts = readFacts(root, id);
  for (const [read, file, what] of [
    [quiz, quizFile(id), 'write at least 3 questions (docs/authoring.md, "Questions")'],
    [facts, factsFile(id), 'say what the lesson must carry (docs/authoring.md, "Facts")'],
  ] as const) {
    if (existsSync(join(root, file))) errors.push(...read.errors);
    else errors.push(new AuthorError(file, '', `is missing; ${what}`));
  }
  return {
    id,
    folder,
    planned: course.planned.find((one) => one.id === id),
    texts,
    quiz: quiz.data ?? [],
    facts: facts.data ?? [],
    lineOf: { quiz: quiz.lineOf, facts: facts.lineOf },
    errors,
  };
}

function readText(file: string, language: Language, text: string, errors: AuthorError[]): LessonText {
  const mdx = takeApart(text);
  const found = /^---\n([\s\S]*?)\n---\n/.exec(text);
  if (!found) {
    errors.push(
      new AuthorError(file, '', 'must begin with a head between two lines of "---" (title, goal, minutes)'),
    );
    return { file, language, text, head: null, mdx };
  }
  const head = parseContent(file, found[1]!, Lesson, 2);
  errors.push(...head.errors);
  return { file, language, text, head: head.data, mdx };
}

/** Characters of a text as a reader counts them: one space for any number, no marks of Markdown. */
export const charactersOf = ({ prose }: Mdx): number =>
  prose
    .replace(/\{\{[^}]*\}\}/g, '0')
    .replace(/[*_#>|]|^\s*[-:| ]+$/gm, '')
    .replace(/\s+/g, ' ')
    .trim().length;
