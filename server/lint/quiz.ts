/** Questions: enough of them, answerable from this lab, written as carefully as the text. */
import {
  AuthorError,
  AuthorErrors,
  fillReferences,
  type Inventory,
  LANGUAGES,
  type LoadedStage,
  machineByName,
  selectMachines,
  stageName,
  suggestion,
  UnknownReference,
} from '#lab';
import { type Expected, type Question, quizFile, textsOfQuiz } from '#lesson';
import type { ReadLesson } from './lesson.ts';
import { TO_BE_WRITTEN } from './prose.ts';
import type { Passage } from './style.ts';

export const FEWEST_QUESTIONS = 3;

export function lintQuiz(
  lesson: ReadLesson,
  inventory: Inventory,
  stages: readonly LoadedStage[],
  lessons: ReadonlySet<string>,
): AuthorError[] {
  const file = quizFile(lesson.id);
  const { quiz, planned, lineOf } = lesson;
  const errors = quiz.flatMap((question, i) => {
    const at = (key: string, remedy: string): AuthorError =>
      new AuthorError(`${file}:${lineOf.quiz([i, key])}`, question.id, remedy);
    const errors: AuthorError[] = [];
    if (question.see && !lessons.has(question.see))
      errors.push(at('see', `there is no lesson "${question.see}"${suggestion(question.see, [...lessons])}`));
    const wrong = question.kind === 'lab' ? troubleWith(question.expect, inventory, stages, file) : null;
    if (wrong) errors.push(at('expect', wrong));
    return errors;
  });
  if (lesson.errors.every((error) => !error.file.startsWith(file)))
    if (quiz.length < FEWEST_QUESTIONS && !planned?.without.questions)
      errors.push(new AuthorError(file, '', `${quiz.length} of at least ${FEWEST_QUESTIONS} questions`));
  return errors;
}

function troubleWith(
  expect: Expected,
  inventory: Inventory,
  stages: readonly LoadedStage[],
  file: string,
): string | null {
  if ('value' in expect) return valueTrouble(expect.value, inventory);
  if ('machines' in expect) return machinesTrouble(expect.machines, inventory, file);
  const { stage, step, check, on } = expect.seen;
  const steps = stages.find(({ number }) => number === stage)?.steps ?? [];
  const found = steps.find(({ id }) => id === step)?.checks.some(({ id }) => id === check);
  if (!found) return `${stageName(stage, 'en')} has no check "${check}" in a step "${step}"`;
  return machineByName(inventory, on) ? null : `no machine "${on}" in the inventory`;
}

function valueTrouble(value: string, inventory: Inventory): string | null {
  try {
    fillReferences(value, inventory);
    return null;
  } catch (error) {
    if (error instanceof UnknownReference) return error.message;
    throw error;
  }
}

function machinesTrouble(machines: string | string[], inventory: Inventory, file: string): string | null {
  try {
    selectMachines(inventory, machines as Parameters<typeof selectMachines>[1], file, '');
    return null;
  } catch (error) {
    if (error instanceof AuthorError) return error.remedy;
    if (error instanceof AuthorErrors) return error.errors[0]?.remedy ?? error.message;
    throw error;
  }
}

/** The sentences of a quiz, each as a passage of its file; code in backticks blanked. */
export function quizPassages({ id, quiz, lineOf }: ReadLesson): Passage[] {
  const file = quizFile(id);
  return LANGUAGES.flatMap((language) =>
    textsOfQuiz(quiz satisfies Question[], language).map(({ path, text }) => ({
      file,
      language,
      text: text.replace(/`[^`]*`/g, (code) => '\u2003'.repeat(code.length)),
      lineAt: () => lineOf.quiz(path),
    })),
  );
}

export function quizToBeWritten(lesson: ReadLesson): AuthorError[] {
  const lines = new Set(
    LANGUAGES.flatMap((language) =>
      textsOfQuiz(lesson.quiz, language)
        .filter(({ text }) => text.includes(TO_BE_WRITTEN))
        .map(({ path }) => lesson.lineOf.quiz(path)),
    ),
  );
  return [...lines].map(
    (line) => new AuthorError(`${quizFile(lesson.id)}:${line}`, '', 'still to be written'),
  );
}
