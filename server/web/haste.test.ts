import { expect, test, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { Haste, pacer } from './haste.ts';
import { Valve } from './valve.ts';

/** A socket as far as a valve can see it. */
function flowing() {
  const socket = { OPEN: 1, readyState: 1, read: true, pause: () => {}, resume: () => {} };
  socket.pause = () => {
    socket.read = false;
  };
  socket.resume = () => {
    socket.read = true;
  };
  return { socket, valve: new Valve(socket as unknown as WebSocket) };
}

test('a session that sends within its measure never waits', () => {
  let now = 0;
  const haste = new Haste({ burst: 10, perSecond: 100 }, () => now);
  for (let i = 0; i < 10_000; i++) {
    expect(haste.spend()).toBe(0);
    now += 10;
  }
});

test('S-28 a session that sends without measure is read at its measure and no faster', () => {
  let now = 0;
  const haste = new Haste({ burst: 10, perSecond: 100 }, () => now);
  let heard = 0;
  while (now < 10_000) {
    now += haste.spend();
    heard++;
  }
  expect(heard).toBeLessThanOrEqual(10 + 100 * 10 + 1);
  expect(heard).toBeGreaterThan(900);
});

test('S-28 every socket of the session waits for the debt of all, and is read again by itself', () => {
  vi.useFakeTimers();
  let now = 0;
  const haste = new Haste({ burst: 1, perSecond: 10 }, () => now);
  const one = flowing();
  const two = flowing();
  const paces = [pacer(haste, one.valve), pacer(haste, two.valve)] as const;
  paces[0].spend();
  expect(one.socket.read).toBe(true);
  paces[0].spend();
  paces[1].spend();
  expect([one.socket.read, two.socket.read]).toEqual([false, false]);
  now = 200;
  vi.advanceTimersByTime(200);
  expect([one.socket.read, two.socket.read]).toEqual([true, true]);
  vi.useRealTimers();
});

test('a socket that is held back for two reasons is read when both are gone', () => {
  const { socket, valve } = flowing();
  valve.hold('shell', true);
  valve.hold('haste', true);
  valve.hold('haste', false);
  expect([socket.read, valve.held]).toEqual([false, true]);
  valve.hold('shell', false);
  expect([socket.read, valve.held]).toEqual([true, false]);
});

test('a socket that is closing is read, so that it hears the answer', () => {
  const { socket, valve } = flowing();
  socket.readyState = 2;
  valve.hold('shell', true);
  expect(socket.read).toBe(true);
});
