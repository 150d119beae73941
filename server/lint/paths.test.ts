import { expect, test } from 'vitest';
import { courseFolder, lintCourse } from './course.fixture.ts';

const path = (lessons: string[]): string => `one-day:
  kind: days
  title: { ko: 하루, en: One day }
  lead: { ko: "하루면 됩니다.", en: "A day is enough." }
  parts:
    - title: { ko: 오전, en: Morning }
      lessons:
${lessons.map((lesson) => `        - ${lesson}`).join('\n')}
`;
const said = (paths: string): string[] => lintCourse(courseFolder({ 'paths.yaml': paths })).messages;

test('a path through lessons of the outline, written or not, is right', () => {
  expect(said(path(['basics/01-names', 'basics/02-later']))).toEqual([]);
});

test('a lesson that the outline does not have is named with its line', () => {
  expect(said(path(['basics/01-names', 'basics/02-latr']))).toEqual([
    'content/paths.yaml:9: one-day.parts.0: there is no lesson "basics/02-latr"; did you mean "basics/02-later"?',
  ]);
});

test('a lesson stands in a path once', () => {
  expect(said(path(['basics/01-names', 'basics/01-names']))).toEqual([
    'content/paths.yaml:9: one-day.parts.0: "basics/01-names" stands in this path already',
  ]);
});

test('a wrong key is named with the one that was meant', () => {
  expect(said(path(['basics/01-names']).replace('lessons:', 'lesson:'))).toContain(
    'content/paths.yaml:7: one-day.parts.0: unknown key "lesson"; did you mean "lessons"?',
  );
});
