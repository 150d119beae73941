import { expect, test } from 'vitest';
import {
  addressOf,
  bitsOf,
  maskOf,
  numberOf,
  readChoice,
  readPrefix,
  relationOf,
  subnetOf,
  usable,
} from './model.ts';
import { groupsOf, verdictOf } from './tell.ts';

const n = (address: string) => numberOf(address)!;
const gateway = n('192.168.10.1');

test('an address is a number and comes back as it was', () => {
  for (const address of ['0.0.0.0', '192.168.10.23', '255.255.255.255'])
    expect(addressOf(n(address))).toBe(address);
  expect(numberOf('192.168.10.256')).toBe(null);
  expect(numberOf('192.168.10')).toBe(null);
});

test('a prefix is written in four ways', () => {
  for (const typed of ['/27', '27', ' 192.168.10.0/27 ', '255.255.255.224'])
    expect(readPrefix(typed)).toBe(27);
  for (const typed of ['33', '/x', '', '255.0.255.0', '300.1.1.1/24']) expect(readPrefix(typed)).toBe(null);
});

test('a net has a first and a last address that no machine takes', () => {
  const subnet = subnetOf(n('192.168.10.23'), 28);
  expect([subnet.base, subnet.last].map(addressOf)).toEqual(['192.168.10.16', '192.168.10.31']);
  expect(usable(subnet).count).toBe(14);
  expect(usable(subnetOf(gateway, 31)).count).toBe(2);
  expect(usable(subnetOf(gateway, 32)).count).toBe(1);
  expect(maskOf(0)).toBe('0.0.0.0');
  expect(maskOf(20)).toBe('255.255.240.0');
});

test('neighbours are met directly, others through the gateway, and without it nobody', () => {
  const from = n('192.168.10.23');
  const far = n('192.168.20.5');
  expect(relationOf(from, n('192.168.10.24'), { prefix: 24, gateway })).toBe('neighbour');
  expect(relationOf(from, far, { prefix: 24, gateway })).toBe('gateway');
  expect(relationOf(from, far, { prefix: 16, gateway })).toBe('neighbour');
  expect(relationOf(from, n('192.168.10.50'), { prefix: 28, gateway })).toBe('lost');
  expect(relationOf(from, n('192.168.10.31'), { prefix: 28, gateway })).toBe('edge');
});

test('bits are counted from the left', () => {
  expect(bitsOf(n('192.168.10.1'))).toBe('11000000101010000000101000000001');
  expect(bitsOf(0)).toHaveLength(32);
});

test('a machine that is gone is not taken up again', () => {
  expect(readChoice(['10.0.0.1'])({ from: '10.0.0.1', prefix: 8 })).toEqual({ from: '10.0.0.1', prefix: 8 });
  expect(readChoice(['10.0.0.1'])({ from: '10.0.0.2', prefix: 8 })).toBe(null);
  expect(readChoice(['10.0.0.1'])({ from: '10.0.0.1', prefix: 40 })).toBe(null);
});

const lab = {
  cidr: '192.168.10.0/24',
  gateway: '192.168.10.1',
  machines: ['11', '16', '31', '50'].map((last) => ({ hostname: `m-${last}`, ip: `192.168.10.${last}` })),
};

test('machines are sorted by what they are to the one chosen', () => {
  const choice = { from: '192.168.10.11', prefix: 27 };
  expect(groupsOf(choice, lab)).toEqual({
    neighbours: ['m-16'],
    through: ['m-50'],
    edge: ['m-31'],
    lost: [],
  });
  expect(verdictOf(choice, lab)).toBe('narrower');
});

test('a prefix that leaves a machine no address, or no gateway, is said to do so', () => {
  expect(verdictOf({ from: '192.168.10.31', prefix: 27 }, lab)).toBe('noHost');
  expect(verdictOf({ from: '192.168.10.50', prefix: 28 }, lab)).toBe('cutOff');
  expect(verdictOf({ from: '192.168.10.50', prefix: 16 }, lab)).toBe('wider');
  expect(verdictOf({ from: '192.168.10.50', prefix: 24 }, lab)).toBe('same');
});
