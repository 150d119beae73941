import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Answer, AnswersGiven, AnswersKept } from '#protocol';

/** What the browser has, and a server that can be switched off. */
let stored: Map<string, string>;
let up: boolean;
let given: AnswersGiven[];
let reply: AnswersKept;
let status: number;

beforeEach(() => {
  vi.resetModules();
  stored = new Map([['madang.in', 'true']]);
  up = true;
  given = [];
  reply = { answers: [], withdrawn: [], change: 0 };
  status = 200;
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
  });
  vi.stubGlobal('fetch', async (_: string, { method, body }: { method: string; body?: string }) => {
    if (!up) throw new Error('nobody there');
    if (method === 'POST') given.push(JSON.parse(body!) as AnswersGiven);
    return { ok: status < 400, status, json: async () => (method === 'GET' ? reply : {}) };
  });
});
afterEach(() => vi.unstubAllGlobals());

const load = () => import('./answers.ts');
const unsent = (): string[] => JSON.parse(stored.get('madang.answers') ?? '{}').unsent ?? [];
const settled = async (): Promise<void> => {
  await vi.waitFor(() => expect(unsent()).toEqual([]));
};

test('an answer is kept here at once and sent', async () => {
  const { answer, answers } = await load();
  const one = answer('a/01-b/c', 3);
  expect(answers()).toEqual([one]);
  await settled();
  expect(given).toEqual([{ answers: [one], withdrawn: [] }]);
});

test('what was answered without a server is sent when the next page opens', async () => {
  up = false;
  const first = await load();
  const ids = Array.from({ length: 40 }, () => first.answer('a/01-b/c', 1).id);
  await first.synchronize();
  expect(unsent()).toEqual(ids);
  vi.resetModules();
  up = true;
  await load();
  await settled();
  expect(given.map(({ answers }) => answers.length)).toEqual([32, 8]);
});

test('an answer that is taken back is gone here and told to the server, even when it is on its way', async () => {
  const { answer, answers, takeBack, synchronize } = await load();
  const one = answer('a/01-b/c', 3);
  takeBack(one.id);
  await synchronize();
  expect(answers()).toEqual([]);
  expect(given.flatMap(({ withdrawn }) => withdrawn)).toEqual([one.id]);
});

test('what another browser answered or took back arrives here', async () => {
  const { answer, answers, synchronize } = await load();
  const mine = answer('a/01-b/c', 1);
  const theirs: Answer = { ...mine, id: 'theirs', question: 'a/01-b/d' };
  reply = { answers: [theirs], withdrawn: [mine.id], change: 9 };
  expect(await synchronize()).toBe(true);
  expect(answers()).toEqual([theirs]);
});

test('a server that will never take an answer is not asked again and again', async () => {
  status = 400;
  const { answer, answers } = await load();
  answer('a/01-b/c', 3);
  await settled();
  expect(given).toHaveLength(1);
  expect(answers()).toHaveLength(1);
});

test('who is not signed in keeps the answers for later', async () => {
  status = 401;
  const { answer, synchronize } = await load();
  const { id } = answer('a/01-b/c', 3);
  expect(await synchronize()).toBe(false);
  expect(unsent()).toEqual([id]);
});

test('a storage that holds something else is a storage without answers', async () => {
  stored.set('madang.answers', '{"answers":"many","unsent":7}');
  const { answers } = await load();
  expect(answers()).toEqual([]);
});
