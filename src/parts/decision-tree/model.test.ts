import { expect, test } from 'vitest';
import { flawOf, reachable, readPath, walk } from './model.ts';

const tree = {
  a: { answers: ['b', 'yes'] },
  b: { answers: ['yes', 'no'] },
  yes: { answers: [] },
  no: { answers: [] },
};

test('answers lead from question to question to a result', () => {
  expect(walk(tree, 'a', [])).toEqual(['a']);
  expect(walk(tree, 'a', [0, 1])).toEqual(['a', 'b', 'no']);
  expect(walk(tree, 'a', [1, 0])).toBeNull();
});

test('nodes are told nearest first', () => {
  expect(reachable(tree, 'a')).toEqual(['a', 'b', 'yes', 'no']);
});

test('a tree that leads nowhere or cannot be reached is an error of its author', () => {
  expect(flawOf(tree, 'a')).toBeNull();
  expect(flawOf(tree, 'z')).toBe('it starts with "z", which is no node');
  expect(flawOf({ a: { answers: ['x'] } }, 'a')).toBe('"a" leads to "x", which is no node');
  expect(flawOf(tree, 'b')).toBe('no answer leads to "a"');
});

test('what was kept of another tree is forgotten', () => {
  const read = readPath(tree, 'a');
  expect(read([0, 0])).toEqual([0, 0]);
  for (const other of [null, [3], 'a', [1, 1]]) expect(read(other)).toBeNull();
});
