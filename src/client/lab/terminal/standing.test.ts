import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Notices } from './notices.ts';
import type { TerminalState } from './state.ts';

vi.stubGlobal('document', { documentElement: { lang: 'en' } });
const { Standing } = await import('./standing.ts');

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A standing with everything it showed and told. */
function standing() {
  const told: TerminalState['is'][] = [];
  const strips: string[] = [];
  const asides: string[] = [];
  const notices = {
    show: (_: string, { text }: { text: string }) => void strips.push(text),
    aside: (_: string, text: string) => void asides.push(text),
    clear: () => undefined,
  } as unknown as Notices;
  const made = new Standing({
    machine: 'adm-01',
    notices,
    remedies: { again: () => undefined, running: () => undefined },
    told: ({ is }) => void told.push(is),
  });
  return { made, told, strips, asides };
}
const lost = (): TerminalState => ({ is: 'lost', retryAt: Date.now() + 3000 });

test('a break of less than half a second is not worth a word', () => {
  const { made, told, strips } = standing();
  made.set({ is: 'connected', shell: 'new' });
  made.set(lost());
  vi.advanceTimersByTime(300);
  made.set({ is: 'connecting' });
  vi.advanceTimersByTime(150);
  made.set({ is: 'connected', shell: 'same' });
  vi.advanceTimersByTime(5000);
  expect(told).toEqual(['connected', 'connected']);
  expect(strips).toEqual([]);
});

test('a longer one is told once, however often it is tried', () => {
  const { made, told, strips, asides } = standing();
  made.set({ is: 'connected', shell: 'new' });
  for (let attempt = 0; attempt < 5; attempt++) {
    made.set(lost());
    vi.advanceTimersByTime(2000);
    made.set({ is: 'connecting' });
    vi.advanceTimersByTime(2000);
  }
  expect(told).toEqual(['connected', 'lost']);
  expect(strips).toEqual(['The connection is lost. The shell goes on running on the server.']);
  expect(asides).toContain('Trying again in 2 s');
  expect(asides.at(-1)).toBe('Connecting now…');
});

test('typing into the quiet half second makes the break known at once', () => {
  const { made, told } = standing();
  made.set({ is: 'connected', shell: 'new' });
  made.set(lost());
  made.show();
  expect(told).toEqual(['connected', 'lost']);
});

test('a server that was never reached is not a shell that goes on running', () => {
  const { made, strips } = standing();
  made.set({ is: 'connecting' });
  made.set(lost());
  expect(strips).toEqual(['The Madang server cannot be reached.']);
});

test('what is final is told without delay', () => {
  const { made, told } = standing();
  made.set({ is: 'connected', shell: 'new' });
  made.set({ is: 'exited', code: 1 });
  expect(told).toEqual(['connected', 'exited']);
});
