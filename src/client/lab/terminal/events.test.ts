import { expect, test } from 'vitest';
import { TerminalEvent } from '#protocol';
import type { Message } from '../../link.ts';
import { readEvent } from './events.ts';

const read = (frame: string) => readEvent(JSON.parse(frame) as Message);

const good: TerminalEvent[] = [
  { type: 'opened', terminal: 't-1', machine: 'vm-01', found: true },
  {
    type: 'screen',
    data: 'a\x1b[31m',
    state: null,
    cols: 80,
    rows: 24,
    title: 'x',
    offset: 3,
    marks: [{ mark: 'end', line: 2, column: 0, exit: 1 }],
  },
  { type: 'company', viewers: 2, watchers: 1, decidesSize: false },
  { type: 'recording', id: 'r', since: '2026-01-01T00:00:00.000Z', end: null },
  { type: 'recording', id: null, since: null, end: 'disk' },
  { type: 'trouble', held: true, silent: false },
  { type: 'exited', code: null },
  { type: 'exited', code: 130 },
];

test('every word of the protocol is understood as it was meant', () => {
  for (const event of good) expect(read(JSON.stringify(event))).toEqual(TerminalEvent.parse(event));
  const kinds = new Set(TerminalEvent.options.map((option) => option.shape.type.value));
  expect(new Set(good.map(({ type }) => type))).toEqual(kinds);
});

test.each([
  '{"type":"later-word","x":1}',
  '{"type":"__proto__"}',
  '{"type":"constructor"}',
  '{"type":"screen"}',
  '{"type":"screen","data":7,"cols":80,"rows":24,"offset":0}',
  '{"type":"screen","data":"","cols":80.5,"rows":24,"offset":0}',
  '{"type":"screen","data":"","cols":1e9,"rows":24,"offset":0}',
  '{"type":"screen","data":"","cols":-1,"rows":24,"offset":0}',
  '{"type":"exited","code":"0"}',
  '{"type":"company","viewers":"many","watchers":0,"decidesSize":true}',
])('%s is let pass as if it had not come', (frame) => {
  expect(read(frame)).toBeNull();
});

test('marks that make no sense are left out, the screen is drawn', () => {
  const frame = { type: 'screen', data: 'x', cols: 80, rows: 24, offset: 0, marks: [7, null, { mark: 'x' }] };
  expect(read(JSON.stringify(frame))).toMatchObject({ data: 'x', title: '', marks: [] });
});

test('a recording that ended for a reason this page does not know has ended all the same', () => {
  const frame = { type: 'recording', id: null, since: null, end: 'eclipse' };
  expect(read(JSON.stringify(frame))).toEqual({ ...frame, end: null });
});

test('fields of a later protocol do no harm', () => {
  expect(read('{"type":"exited","code":0,"new":true}')).toEqual({ type: 'exited', code: 0 });
});
