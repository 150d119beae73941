import { expect, test, vi } from 'vitest';
import { type CheckResult, LiveEvent, type StageProgress, type Verdict } from '#protocol';
import { type Asked, Live, type LiveParts } from './live.ts';

const MESSAGE = { ko: '예', en: 'Yes' };
const result = (step: string, verdict: Verdict): CheckResult => ({
  stage: 4,
  step,
  check: `${step}-check`,
  verdict,
  message: MESSAGE,
  machines: [],
  at: '2026-01-01T00:00:00.000Z',
});

/** A house whose checks answer what the test says, and whose watches the test can hold. */
function house(parts: Partial<LiveParts> = {}) {
  const watches: Array<{ asked: Asked; tell: (results: CheckResult[]) => void; stopped: boolean }> = [];
  const progress: StageProgress[] = [{ stage: 4, done: [], total: 2, next: 'one', at: null }];
  const faults: unknown[] = [];
  const live = new Live({
    lab: () => ({ kind: 'practice', reason: { ko: '', en: '' }, machines: { 'vm-01': 'up' } }),
    outline: [{ number: 4, steps: [{ id: 'one' }, { id: 'two' }] }],
    check: async ({ step }) => [result(step ?? 'one', 'done')],
    watch: (asked, tell) => {
      const watch = { asked, tell, stopped: false };
      watches.push(watch);
      return () => {
        watch.stopped = true;
      };
    },
    record: (_, results) => {
      const done = results.filter(({ verdict }) => verdict === 'done').map(({ step }) => step);
      if (done.length > 0) progress[0] = { ...progress[0]!, done };
      return done.length > 0;
    },
    progress: () => progress,
    reset: async () => {},
    onFault: (error) => faults.push(error),
    ...parts,
  });
  const open = (learner = 'self') => {
    const events: LiveEvent[] = [];
    // Through the schema, so that a page never hears what the protocol does not say.
    const connection = live.connect(learner, (event) => events.push(LiveEvent.parse(event)));
    return { ...connection, events, types: () => events.map((event) => event.type) };
  };
  return { live, watches, open, faults };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test('a page hears first how the lab is and how far its learner has come', () => {
  expect(house().open().types()).toEqual(['lab', 'progress']);
});

test('a tick appears by itself, and progress with it', () => {
  const { open, watches } = house();
  const page = open();
  page.handle({ type: 'watch', stage: 4, steps: ['one'] });
  watches[0]!.tell([result('one', 'not-yet')]);
  watches[0]!.tell([result('one', 'done')]);
  expect(page.types().slice(2)).toEqual(['results', 'results', 'progress']);
});

test('a new watch replaces the old one, and a closed page watches nothing', () => {
  const { open, watches } = house();
  const page = open();
  page.handle({ type: 'watch', stage: 4, steps: ['one'] });
  page.handle({ type: 'watch', stage: 4, steps: ['two'] });
  expect(watches.map(({ stopped }) => stopped)).toEqual([true, false]);
  page.close();
  expect(watches.map(({ stopped }) => stopped)).toEqual([true, true]);
});

test('what an earlier stage asked to keep is watched in a later one', () => {
  const outline = [
    { number: 4, steps: [{ id: 'one' }] },
    { number: 5, steps: [{ id: 'five' }] },
  ];
  const progress = () => [{ stage: 4, done: ['one'], total: 1, next: null, at: null }];
  const { open, watches } = house({ outline, progress });
  open().handle({ type: 'watch', stage: 5, steps: ['five'] });
  expect(watches.map(({ asked }) => asked)).toEqual([
    { stage: 5, step: 'five' },
    { stage: 4, keep: true },
  ]);
});

test('check now says what it looks at, then answers every page of the learner and nobody else', async () => {
  const { open } = house();
  const [asking, second, stranger] = [open(), open(), open('other')];
  asking.handle({ type: 'check', stage: 4, step: 'two' });
  await settled();
  expect(asking.types().slice(2)).toEqual(['checking', 'results', 'progress']);
  expect(second.types().slice(2)).toEqual(['results', 'progress']);
  expect(stranger.types().slice(2)).toEqual([]);
});

test('without a lab a check is refused with a reason in both languages', async () => {
  const reason = { ko: '없음', en: 'none' };
  const { open } = house({ lab: () => ({ kind: 'none', reason, machines: {} }) });
  const page = open();
  page.handle({ type: 'check', stage: 4 });
  await settled();
  expect(page.events.at(-1)).toMatchObject({
    type: 'refused',
    code: 'no-lab',
    message: { en: expect.stringContaining('no lab machines') },
  });
});

test.each([
  ['an unknown stage', { type: 'check', stage: 9 }, 'no-such-step'],
  ['an unknown step', { type: 'watch', stage: 4, steps: ['nine'] }, 'no-such-step'],
  ['an unknown machine', { type: 'reset', machine: 'vm-99' }, 'no-such-machine'],
] as const)('%s is refused by name', async (_, request, code) => {
  const { open, watches } = house();
  const page = open();
  page.handle(request as never);
  await settled();
  expect(page.events.at(-1)).toMatchObject({ type: 'refused', code });
  expect(watches).toEqual([]);
});

test('a check that breaks is told as ours, never as not yet', async () => {
  const { open, faults } = house({ check: () => Promise.reject(new Error('bug')) });
  const page = open();
  page.handle({ type: 'check', stage: 4 });
  await settled();
  expect(page.events.at(-1)).toMatchObject({ type: 'refused', code: 'broken' });
  expect(faults).toHaveLength(1);
});

test('a machine that could not be put back says why', async () => {
  const { open } = house({ reset: () => Promise.reject(new Error('no snapshot')) });
  const page = open();
  page.handle({ type: 'reset', machine: 'vm-01' });
  await settled();
  expect(page.events.slice(2)).toEqual([
    { type: 'reset', machine: 'vm-01', state: 'started', reason: '' },
    { type: 'reset', machine: 'vm-01', state: 'failed', reason: 'no snapshot' },
  ]);
});

test('a machine of a real lab is never put back', async () => {
  const { open } = house({ reset: null });
  const page = open();
  page.handle({ type: 'reset', machine: 'vm-01' });
  await settled();
  expect(page.events.at(-1)).toMatchObject({ type: 'refused', code: 'not-ours' });
});

test('S-28 a page that changes its mind thousands of times makes us look a few times, and gets what it wanted last', () => {
  vi.useFakeTimers();
  try {
    const { open, watches } = house();
    const page = open();
    for (let i = 0; i < 5000; i++) page.handle({ type: 'watch', stage: 4, steps: i % 2 ? [] : ['one'] });
    page.handle({ type: 'watch', stage: 4, steps: ['two'] });
    expect(watches.length).toBeLessThanOrEqual(5);
    vi.advanceTimersByTime(1000);
    expect(watches.filter(({ stopped }) => !stopped).map(({ asked }) => asked)).toEqual([
      { stage: 4, step: 'two' },
    ]);
    expect(watches.length).toBeLessThanOrEqual(6);
    page.handle({ type: 'watch', stage: 4, steps: ['one'] });
    page.close();
    expect(watches.every(({ stopped }) => stopped)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test('S-28 a learner has a bounded number of checks under way, over all pages', () => {
  let running = 0;
  const { open } = house({ check: () => new Promise(() => running++) });
  const pages = Array.from({ length: 20 }, () => open());
  for (const page of pages) for (let i = 0; i < 20; i++) page.handle({ type: 'check', stage: 4 });
  expect(running).toBe(24);
  expect(pages.at(-1)!.events.at(-1)).toMatchObject({ type: 'refused', code: 'busy' });
  open('other').handle({ type: 'check', stage: 4 });
  expect(running).toBe(25);
});

test('a machine that is being put back is not put back a second time meanwhile', async () => {
  const done: Array<() => void> = [];
  const { open } = house({ reset: () => new Promise((resolve) => done.push(resolve)) });
  const page = open();
  for (let i = 0; i < 100; i++) page.handle({ type: 'reset', machine: 'vm-01' });
  expect(done).toHaveLength(1);
  expect(page.events.at(-1)).toMatchObject({ type: 'refused', code: 'resetting' });
  done[0]!();
  await settled();
  page.handle({ type: 'reset', machine: 'vm-01' });
  expect(done).toHaveLength(2);
});
