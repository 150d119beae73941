import { expect, test } from 'vitest';
import { type App, curved, cut, fitOf, joined, type Pair, progressOf, readPairs } from './model.ts';

const app = (id: string, provides: string[], requires: string[]): App => ({
  id,
  name: id,
  provides,
  requires,
});
const wordpress = app('wordpress', ['http'], ['db']);
const mysql = app('mysql', ['db'], []);
const mariadb = app('mariadb', ['db'], []);
const proxy = app('proxy', [], ['http']);
const drupal = app('drupal', ['site'], ['db']);
const clock = app('clock', ['time'], []);

test('two fit when one requires what the other provides, in whichever order they were chosen', () => {
  const fit = { is: 'fits', from: 'wordpress', to: 'mysql', by: 'db' };
  expect(fitOf(wordpress, mysql)).toEqual(fit);
  expect(fitOf(mysql, wordpress)).toEqual(fit);
});

test('why two do not fit is known', () => {
  expect(fitOf(mysql, mariadb)).toEqual({ is: 'bothProvide', by: 'db' });
  expect(fitOf(wordpress, drupal)).toEqual({ is: 'bothRequire', by: 'db' });
  expect(fitOf(clock, proxy)).toEqual({ is: 'nothing' });
});

const goal: Pair[] = [
  ['wordpress', 'mysql'],
  ['proxy', 'wordpress'],
];

test('a model is whole when it has all its lines and no other', () => {
  let pairs = joined([], ['mysql', 'wordpress']);
  pairs = joined(pairs, ['wordpress', 'mysql']);
  expect(progressOf(pairs, goal)).toEqual({ done: 1, spare: 0, whole: false });
  pairs = joined(joined(pairs, ['proxy', 'wordpress']), ['wordpress', 'mariadb']);
  expect(progressOf(pairs, goal)).toEqual({ done: 2, spare: 1, whole: false });
  expect(progressOf(cut(pairs, ['mariadb', 'wordpress']), goal).whole).toBe(true);
});

test('lines that no longer fit are not taken up again', () => {
  const read = readPairs([wordpress, mysql, proxy]);
  expect(read([['wordpress', 'mysql'], ['proxy', 'mysql'], ['gone', 'mysql'], 'x'])).toEqual([
    ['wordpress', 'mysql'],
  ]);
  expect(read('x')).toBe(null);
});

test('a line between two of one side goes out and comes back', () => {
  expect(curved({ x: 100, y: 10, side: 'left' }, { x: 100, y: 90, side: 'left' }, 50)).toBe(
    'M100 10C130 10 130 90 100 90',
  );
  expect(curved({ x: 100, y: 10, side: 'left' }, { x: 150, y: 90, side: 'right' }, 50)).toBe(
    'M100 10C125 10 125 90 150 90',
  );
});
