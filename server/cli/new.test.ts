import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadStage, REPOSITORY } from '#lab';
import { findErrors } from './lint.ts';
import { makeNew } from './new.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'madang-new-'));
  cpSync(join(REPOSITORY, 'labs'), join(root, 'labs'), { recursive: true });
  cpSync(join(REPOSITORY, 'content'), join(root, 'content'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

test('what is made has nothing for lint to say', () => {
  makeNew(root, ['lesson', 'basics/01-names']);
  makeNew(root, ['stage', '09-trial']);
  makeNew(root, ['check', '09-trial', 'first-step', 'second-check']);
  expect(findErrors(root).map((error) => error.message)).toEqual([]);
  expect(loadStage('09-trial', root).steps[0]!.checks.map((check) => check.id)).toEqual([
    'first-check',
    'second-check',
  ]);
});

test('nothing that exists is written over', () => {
  makeNew(root, ['lesson', 'basics/01-names']);
  const before = readFileSync(join(root, 'content/basics/01-names/ko.mdx'), 'utf8');
  expect(() => makeNew(root, ['lesson', 'basics/01-names'])).toThrow(
    'content/basics/01-names exists already',
  );
  expect(readFileSync(join(root, 'content/basics/01-names/ko.mdx'), 'utf8')).toBe(before);
});

test('a name that leaves the folder is refused', () => {
  expect(() => makeNew(root, ['lesson', '../01-x'])).toThrow('a lesson is named <module>/<NN-name>');
  expect(() => makeNew(root, ['check', '../../x', 'a', 'b'])).toThrow('there is no labs/stages/');
});
