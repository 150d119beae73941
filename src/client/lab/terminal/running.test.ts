import { expect, test } from 'vitest';
import { looksBusy, quietMinutes, type RunningShell, readShell } from './running.ts';

const NOW = Date.parse('2026-01-01T10:00:00Z');
const shell: RunningShell = {
  terminal: 't-1',
  machine: 'vm-01',
  since: '2026-01-01T09:00:00Z',
  busy: '2026-01-01T09:15:00Z',
  viewers: 0,
  watchers: 0,
  title: '',
  recording: false,
};

test('a shell that was left alone can be closed without a question', () => {
  expect(quietMinutes(shell, NOW)).toBe(45);
  expect(looksBusy(shell, NOW)).toBe(false);
});

test('one that somebody looks at, that is written down, or that wrote a moment ago is asked about', () => {
  for (const change of [
    { viewers: 1 },
    { watchers: 1 },
    { recording: true },
    { busy: '2026-01-01T09:59:00Z' },
  ])
    expect(looksBusy({ ...shell, ...change }, NOW), JSON.stringify(change)).toBe(true);
});

test('one of which nobody knows is asked about', () => {
  expect(looksBusy({ ...shell, busy: '' }, NOW)).toBe(true);
});

test('a server of another age says less or more, and the list is shown all the same', () => {
  const old = { terminal: 't-1', machine: 'vm-01', since: '2026-01-01T09:00:00Z', viewers: 1 };
  expect(readShell({ ...old, colour: 'red' })).toMatchObject({ terminal: 't-1', watchers: 0, busy: '' });
});

test.each([null, 7, {}, { terminal: 'x', machine: 7 }, { terminal: '../x', machine: 'vm-01' }])(
  '%j is no shell',
  (value) => {
    expect(readShell(value)).toBeNull();
  },
);
