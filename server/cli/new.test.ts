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

const said = (about: string) =>
  findErrors(root)
    .filter(({ file }) => file.includes(about))
    .map(({ remedy }) => remedy);

test('a new stage and a new check have nothing for lint to say', () => {
  makeNew(root, ['stage', '09-trial']);
  makeNew(root, ['check', '09-trial', 'first-step', 'second-check']);
  expect(said('09-trial')).toEqual([]);
  expect(loadStage('09-trial', root).steps[0]!.checks.map((check) => check.id)).toEqual([
    'first-check',
    'second-check',
  ]);
});

test('an extension track is made by its name, and no other track is', () => {
  rmSync(join(root, 'labs/stages/track-web'), { recursive: true, force: true });
  makeNew(root, ['stage', 'track-web']);
  expect(said('track-web')).toEqual([]);
  expect(loadStage('track-web', root)).toMatchObject({ number: 12, slug: 'track-web' });
  expect(() => makeNew(root, ['stage', 'track-wen'])).toThrow(
    'a stage is named <NN-name>, like "06-storage", or track-web, track-observe, track-dev, track-data; not "track-wen"',
  );
  expect(() => makeNew(root, ['stage', '12-web'])).toThrow('a stage is named <NN-name>');
});

test('a new lesson lints, but for what is still to be written', () => {
  const made = makeNew(root, ['lesson', 'lab-spec/layer-dev']);
  expect(made).toEqual([
    'content/lab-spec/05-layer-dev/ko.mdx',
    'content/lab-spec/05-layer-dev/en.mdx',
    'content/lab-spec/05-layer-dev/quiz.yaml',
    'content/lab-spec/05-layer-dev/facts.yaml',
  ]);
  const remedies = said('lab-spec/05-layer-dev');
  expect(remedies.length).toBeGreaterThan(10);
  expect(remedies.filter((remedy) => !remedy.startsWith('still to be written'))).toEqual([]);
});

test('a new lesson has the title of the outline and the corrections it must carry', () => {
  makeNew(root, ['lesson', 'lab-spec/layer-dev']);
  const folder = join(root, 'content/lab-spec/05-layer-dev');
  expect(readFileSync(join(folder, 'ko.mdx'), 'utf8')).toContain('title: 컨테이너·개발 계층');
  expect(readFileSync(join(folder, 'facts.yaml'), 'utf8')).toContain('- id: C-149\n  kind: correction');
});

test('a lesson that the outline does not know is added there first', () => {
  expect(() => makeNew(root, ['lesson', 'lab-spec/layer-dex'])).toThrow(
    'content/outline.yaml has no lesson "lab-spec/layer-dex"; did you mean "lab-spec/layer-dev"?; add it there first, with its titles',
  );
});

test('nothing that exists is written over', () => {
  makeNew(root, ['lesson', 'lab-spec/layer-dev']);
  const path = join(root, 'content/lab-spec/05-layer-dev/ko.mdx');
  const before = readFileSync(path, 'utf8');
  expect(() => makeNew(root, ['lesson', 'lab-spec/layer-dev'])).toThrow(
    'content/lab-spec/05-layer-dev exists already',
  );
  expect(readFileSync(path, 'utf8')).toBe(before);
});

test('a name that leaves the folder is refused', () => {
  expect(() => makeNew(root, ['lesson', '../01-x'])).toThrow('a lesson is named <module>/<name>');
  expect(() => makeNew(root, ['check', '../../x', 'a', 'b'])).toThrow('there is no labs/stages/');
});
