import { expect, test } from 'vitest';
import { isLit, readView, stepped, sumOf } from './model.ts';

const machines = [
  { id: 'vm-01', host: 'srv-01', group: 'control', memoryGb: 12 },
  { id: 'vm-02', host: 'srv-01', group: 'network', memoryGb: 1 },
  { id: 'vm-03', host: 'srv-02', group: 'control', memoryGb: 12 },
];

test('a role lights its machines and counts what they take', () => {
  expect(machines.filter((machine) => isLit(machine, 'control')).map(({ id }) => id)).toEqual([
    'vm-01',
    'vm-03',
  ]);
  expect(sumOf(machines, 'control')).toEqual({ machines: 2, hosts: 2, memory: 24 });
  expect(sumOf(machines, 'all')).toEqual({ machines: 3, hosts: 2, memory: 25 });
});

test('arrow keys walk over the window as it stands', () => {
  const window = { columns: 5, total: 40 };
  expect(stepped(0, 'ArrowRight', window)).toBe(2);
  expect(stepped(0, 'ArrowDown', window)).toBe(1);
  expect(stepped(1, 'ArrowDown', window)).toBe(10);
  expect(stepped(10, 'ArrowUp', window)).toBe(1);
  expect(stepped(1, 'ArrowUp', window)).toBe(0);
  expect(stepped(0, 'ArrowLeft', window)).toBe(0);
  expect(stepped(39, 'ArrowDown', window)).toBe(39);
  expect(stepped(7, 'End', window)).toBe(39);
});

test('a view is taken up again as far as it still exists', () => {
  const read = readView(['web'], ['vm-01']);
  expect(read({ group: 'web', machine: 'vm-99' })).toEqual({ group: 'web', machine: null });
  expect(read({ group: 'all', machine: 'vm-01' })).toEqual({ group: 'all', machine: 'vm-01' });
  expect(read({ group: 'gone' })).toBe(null);
  expect(read(7)).toBe(null);
});
