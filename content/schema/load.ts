/** Reads what all lessons share. A broken file is reported and counts as empty, so that it hides nothing else. */
import { globSync } from 'node:fs';
import type { z } from 'zod';
import type { AuthorError } from '#lab';
import { Facts } from './facts.ts';
import { Glossary } from './glossary.ts';
import { Outline, type PlannedLesson, plannedLessons } from './outline.ts';
import { Parts } from './parts.ts';
import { CoursePaths } from './paths.ts';
import { Quiz } from './quiz.ts';
import { type Read, readContent } from './read.ts';
import { Sources } from './sources.ts';
import { Spelling } from './spelling.ts';
import { Versions } from './versions.ts';

export type Course = {
  outline: Outline;
  planned: PlannedLesson[];
  sources: Sources;
  versions: Versions;
  glossary: Glossary;
  spelling: Spelling;
  parts: Parts;
  paths: CoursePaths;
  /** Where things stand in the files, for errors about them. */
  lineOf: Record<'outline' | 'versions' | 'glossary' | 'parts' | 'paths', Read<unknown>['lineOf']>;
  errors: AuthorError[];
};

export function loadCourse(root: string): Course {
  const errors: AuthorError[] = [];
  const read = <T extends z.ZodType>(name: string, schema: T, empty: z.output<T>) => {
    const found = readContent(root, `content/${name}.yaml`, schema);
    errors.push(...found.errors);
    return { ...found, data: found.data ?? empty };
  };
  const outline = read('outline', Outline, { modules: [] });
  const versions = read('versions', Versions, {});
  const glossary = read('glossary', Glossary, {});
  const parts = read('parts', Parts, {});
  const paths = read('paths', CoursePaths, {});
  return {
    outline: outline.data,
    planned: plannedLessons(outline.data),
    sources: read('sources', Sources, {}).data,
    versions: versions.data,
    glossary: glossary.data,
    spelling: read('spelling', Spelling, { words: [], particles: { spoken: {} } }).data,
    parts: parts.data,
    paths: paths.data,
    lineOf: {
      outline: outline.lineOf,
      versions: versions.lineOf,
      glossary: glossary.lineOf,
      parts: parts.lineOf,
      paths: paths.lineOf,
    },
    errors,
  };
}

export const quizFile = (lesson: string): string => `content/${lesson}/quiz.yaml`;
export const factsFile = (lesson: string): string => `content/${lesson}/facts.yaml`;
export const readQuiz = (root: string, lesson: string): Read<Quiz> =>
  readContent(root, quizFile(lesson), Quiz);
export const readFacts = (root: string, lesson: string): Read<Facts> =>
  readContent(root, factsFile(lesson), Facts);

/** Ids of the lessons that have a Korean text: "linux-basics/01-addresses-and-names". */
export const writtenLessons = (root: string): string[] =>
  globSync('content/*/*/ko.mdx', { cwd: root })
    .map((file) => file.split('/').slice(1, 3).join('/'))
    .sort();
