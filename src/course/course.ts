/** What all lessons share, as pages need it: versions, words, the outline, questions. Read anew when a file has changed. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { AuthorErrors } from '#lab';
import { type Course, loadCourse, type Question, quizFile, readQuiz } from '#lesson';

const FILES = ['outline', 'sources', 'versions', 'glossary', 'paths'].map((name) => `content/${name}.yaml`);

type Kept<T> = { stamp: string; value: T };
let course: Kept<Course> | null = null;
const quizzes = new Map<string, Kept<Question[]>>();

const stampOf = (files: readonly string[]): string =>
  files.map((file) => statSync(join(__REPOSITORY__, file), { throwIfNoEntry: false })?.mtimeMs ?? 0).join();

export function theCourse(): Course {
  const stamp = stampOf(FILES);
  if (course?.stamp !== stamp) course = { stamp, value: loadCourse(__REPOSITORY__) };
  return course.value;
}

/** The questions of a lesson; a lesson without a quiz has none. */
export function questionsOf(lesson: string): Question[] {
  const file = quizFile(lesson);
  const stamp = stampOf([file]);
  const kept = quizzes.get(lesson);
  if (kept?.stamp === stamp) return kept.value;
  const value = stamp === '0' ? [] : readOrThrow(lesson);
  quizzes.set(lesson, { stamp, value });
  return value;
}

function readOrThrow(lesson: string): Question[] {
  const { data, errors } = readQuiz(__REPOSITORY__, lesson);
  if (!data) throw new AuthorErrors(errors);
  return data;
}
