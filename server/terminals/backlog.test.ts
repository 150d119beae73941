import { expect, test } from 'vitest';
import { Backlog } from './backlog.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const text = (given: Uint8Array): string => Buffer.from(given).toString();

function takeAll(backlog: Backlog, most: number): string {
  let all = '';
  for (let piece = backlog.upTo(most); piece.length > 0; piece = backlog.upTo(most)) {
    all += text(piece);
    backlog.drop(piece.length);
  }
  return all;
}

test('bytes come out as they went in, whatever was given is the giver’s again', () => {
  const backlog = new Backlog();
  const given = bytes('hello ');
  backlog.add(given);
  given.fill(0);
  backlog.add(bytes('world'));
  expect(backlog.length).toBe(11);
  expect(takeAll(backlog, 4)).toBe('hello world');
  expect(backlog.empty).toBe(true);
});

test('a task stands between the bytes before it and those after it', () => {
  const backlog = new Backlog();
  const order: string[] = [];
  backlog.add(bytes('a'));
  backlog.afterwards(() => order.push('one'));
  backlog.afterwards(() => order.push('two'));
  backlog.add(bytes('b'));
  expect(backlog.task()).toBeNull();
  expect(text(backlog.upTo(9))).toBe('a');
  backlog.drop(1);
  for (let task = backlog.task(); task; task = backlog.task()) task();
  expect(order).toEqual(['one', 'two']);
  expect(text(backlog.upTo(9))).toBe('b');
});

test('what lends a piece is a plain array, so that a slice of it is a copy', () => {
  const backlog = new Backlog();
  backlog.add(bytes('first'));
  const kept = backlog.upTo(9).slice(0, 3);
  backlog.drop(5);
  backlog.add(bytes('other'));
  expect(text(kept)).toBe('fir');
});

test('two thousand random steps agree with a list', () => {
  const backlog = new Backlog();
  let model: Array<number | 'task'> = [];
  let next = 0;
  let ran = 0;
  let tasks = 0;
  const random = (below: number) => Math.floor(Math.random() * below);
  for (let step = 0; step < 2000; step++) {
    const act = random(5);
    if (act < 2) {
      const piece = Uint8Array.from({ length: random(3000) }, () => next++ % 251);
      backlog.add(piece);
      model.push(...piece);
    } else if (act === 2) {
      tasks += 1;
      backlog.afterwards(() => {
        ran += 1;
      });
      model.push('task');
    } else {
      const piece = backlog.upTo(random(5000));
      const until = model.indexOf('task');
      expect([...piece]).toEqual(model.slice(0, Math.min(piece.length, until < 0 ? model.length : until)));
      backlog.drop(piece.length);
      model = model.slice(piece.length);
      for (let task = backlog.task(); task; task = backlog.task()) {
        expect(model.shift()).toBe('task');
        task();
      }
    }
    expect(backlog.length).toBe(model.filter((one) => one !== 'task').length);
  }
  expect(tasks - ran).toBe(model.filter((one) => one === 'task').length);
});
