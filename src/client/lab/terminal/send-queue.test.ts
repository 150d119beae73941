import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pasteBytes } from './paste.ts';
import { type Outlet, SendQueue } from './send-queue.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function outlet(): Outlet & { frames: string[]; isOpen: boolean; behind: number; all: () => string } {
  const made = {
    frames: [] as string[],
    isOpen: true,
    behind: 0,
    open: () => made.isOpen,
    waiting: () => made.behind,
    send: (frame: Uint8Array) => void made.frames.push(new TextDecoder().decode(frame)),
    all: () => made.frames.join(''),
  };
  return made;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a key leaves at once', () => {
  const out = outlet();
  const queue = new SendQueue(out);
  expect(queue.type(bytes('a'))).toBe(true);
  expect(out.frames).toEqual(['a']);
});

test('a paste that fits in one piece leaves at once, held together by its marks', async () => {
  const out = outlet();
  const run = new SendQueue(out).paste(pasteBytes('a\nb', true));
  expect(out.all()).toBe('\x1b[200~a\rb\x1b[201~');
  expect(await run.ended).toBe('sent');
});

test('keys typed during a paste come after it, and every byte goes once', async () => {
  const out = outlet();
  const queue = new SendQueue(out);
  const text = Array.from({ length: 20_000 }, (_, at) => `${at} `).join('');
  const run = queue.paste(pasteBytes(text, true));
  queue.type(bytes('X'));
  const second = queue.paste(pasteBytes('second', false));
  queue.type(bytes('Y'));
  await vi.runAllTimersAsync();
  expect(await run.ended).toBe('sent');
  expect(await second.ended).toBe('sent');
  expect(out.all()).toBe(`\x1b[200~${text}\x1b[201~XsecondY`);
  expect(Math.max(...out.frames.map((frame) => frame.length))).toBeLessThanOrEqual(4096);
});

test('a shell that does not read gets no more until it reads', async () => {
  const out = outlet();
  const queue = new SendQueue(out);
  const run = queue.paste(pasteBytes('x'.repeat(40_000), false));
  queue.hold(true);
  await vi.advanceTimersByTimeAsync(60_000);
  const before = run.sent();
  expect(before).toBe(4096);
  expect(queue.type(bytes('k'))).toBe(true);
  queue.hold(false);
  await vi.runAllTimersAsync();
  expect(out.all()).toBe(`${'x'.repeat(40_000)}k`);
});

test('a network that is behind gets no more until it has caught up', async () => {
  const out = outlet();
  const queue = new SendQueue(out);
  out.behind = 100_000;
  const run = queue.paste(pasteBytes('x'.repeat(10_000), false));
  await vi.advanceTimersByTimeAsync(5000);
  expect(run.sent()).toBe(0);
  out.behind = 0;
  await vi.runAllTimersAsync();
  expect(out.all()).toHaveLength(10_000);
});

test('a cancelled paste ends its brackets, and what was typed after it still goes', async () => {
  const out = outlet();
  const queue = new SendQueue(out);
  const run = queue.paste(pasteBytes('x'.repeat(40_000), true));
  queue.type(bytes('k'));
  run.cancel();
  run.cancel();
  await vi.runAllTimersAsync();
  expect(await run.ended).toBe('cancelled');
  expect(out.all()).toBe(`\x1b[200~${'x'.repeat(4096)}\x1b[201~k`);
});

test('Ctrl-C overtakes a paste and ends it', async () => {
  const out = outlet();
  const queue = new SendQueue(out);
  const run = queue.paste(pasteBytes('x'.repeat(40_000), true));
  queue.type(bytes('k'));
  queue.type(bytes('\x03'));
  await vi.runAllTimersAsync();
  expect(await run.ended).toBe('cancelled');
  expect(out.all().endsWith('\x03')).toBe(true);
  expect(queue.busy).toBe(false);
});

test('Ctrl-C reaches a shell that does not read', () => {
  const out = outlet();
  const queue = new SendQueue(out);
  queue.hold(true);
  queue.type(bytes('abc'));
  queue.type(bytes('\x03'));
  expect(out.all()).toBe('\x03');
});

test('after a broken connection nothing of the old line is sent, and an open bracket is known', async () => {
  const out = outlet();
  const queue = new SendQueue(out);
  const run = queue.paste(pasteBytes('x'.repeat(40_000), true));
  queue.type(bytes('k'));
  out.isOpen = false;
  expect(queue.cut()).toBe(true);
  expect(await run.ended).toBe('cut');
  const sent = out.frames.length;
  out.isOpen = true;
  await vi.runAllTimersAsync();
  expect(out.frames.length).toBe(sent);
  expect(queue.cut()).toBe(false);
});

test('without a connection keys and pastes are refused, not kept', async () => {
  const out = outlet();
  const queue = new SendQueue(out);
  out.isOpen = false;
  expect(queue.type(bytes('a'))).toBe(false);
  expect(await queue.paste(pasteBytes('b', true)).ended).toBe('cut');
  out.isOpen = true;
  await vi.runAllTimersAsync();
  expect(out.frames).toEqual([]);
});

test('what may wait for a shell that does not read is bounded', () => {
  const queue = new SendQueue(outlet());
  queue.hold(true);
  expect(queue.type(bytes('x'.repeat(16_000)))).toBe(true);
  expect(queue.type(bytes('x'.repeat(1000)))).toBe(false);
});
