import { Duplex } from 'node:stream';
import { expect, test } from 'vitest';
import { Crowd } from './crowd.ts';

const connection = (): Duplex => new Duplex({ read: () => {}, write: (_, __, done) => done() });

test('S-27 there is room for one more: the oldest of those who have asked for nothing goes', () => {
  const crowd = new Crowd(3);
  const [first, second, third, fourth, fifth] = Array.from({ length: 5 }, connection) as Duplex[];
  for (const one of [first, second, third]) crowd.join(one!);
  crowd.busy(first!);
  crowd.join(fourth!);
  crowd.join(fifth!);
  expect([first, second, third, fourth, fifth].map((one) => one!.destroyed)).toEqual([
    ...[false, true, true, false, false],
  ]);
  expect(crowd.size).toBe(3);
});

test('S-27 who was answered goes before who is being answered, and nobody who signed in', () => {
  const crowd = new Crowd(2);
  const [busy, idle, known, more, last] = Array.from({ length: 5 }, connection) as Duplex[];
  for (const one of [busy, idle]) {
    crowd.join(one!);
    crowd.busy(one!);
  }
  crowd.idle(idle!);
  crowd.join(known!);
  crowd.known(known!);
  crowd.join(more!);
  crowd.busy(more!);
  crowd.join(last!);
  expect([busy, idle, known, more, last].map((one) => one!.destroyed)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
