import { afterEach, beforeEach, expect, test } from 'vitest';
import { ANSWERS_AT_ONCE, type AnswersGiven } from '#protocol';
import { COOKIE, type PretendHouse, pretendHouse } from './backend.fixture.ts';
import { Web } from './web.ts';

let house: PretendHouse;
let web: Web;
let origin: string;
let port: number;
const kept: AnswersGiven[] = [];
let room = true;
beforeEach(async () => {
  kept.length = 0;
  room = true;
  house = pretendHouse();
  house.backend.answers = {
    keep: (_, given) => {
      kept.push(given);
      return room;
    },
    since: (_, after) => ({ answers: [], withdrawn: [], change: after + 1 }),
  };
  web = new Web({ backend: house.backend, pages: null, log: () => {} });
  port = await web.listen({ port: 0 });
  origin = `http://127.0.0.1:${port}`;
});
afterEach(() => web.close());

const ANSWER = {
  id: '00000000-0000-4000-8000-000000000001',
  question: 'foundations/02-nist-definition/ticket-desk',
  grade: 1,
  at: '2026-11-21T11:00:00.000Z',
};
const headers = () => ({
  cookie: `madang-${port}=${COOKIE}`,
  origin,
  'x-madang': '1',
  'content-type': 'application/json',
});
const give = (body: unknown) =>
  fetch(`${origin}/api/answers`, { method: 'POST', headers: headers(), body: JSON.stringify(body) });
const ask = (query: string) => fetch(`${origin}/api/answers${query}`, { headers: headers() });

test('answers that are given are kept, and how many is told', async () => {
  const reply = await give({ answers: [ANSWER], withdrawn: [] });
  expect([reply.status, await reply.json()]).toEqual([200, { kept: 1 }]);
  expect(kept).toEqual([{ answers: [ANSWER], withdrawn: [] }]);
});

test('what is no answer is refused before anything is kept', async () => {
  const wrong = [
    { ...ANSWER, id: 'mine' },
    { ...ANSWER, question: '../../etc/passwd' },
    { ...ANSWER, question: `a/01-b/${'c'.repeat(200)}` },
    { ...ANSWER, grade: 5 },
    { ...ANSWER, at: 'yesterday' },
    { ...ANSWER, learner: 'other' },
  ];
  for (const answer of wrong) expect((await give({ answers: [answer], withdrawn: [] })).status).toBe(400);
  const many = Array.from({ length: ANSWERS_AT_ONCE + 1 }, () => ANSWER);
  expect((await give({ answers: many, withdrawn: [] })).status).toBe(400);
  expect(kept).toEqual([]);
});

test('who has given as many as anybody may is told that it is too much', async () => {
  room = false;
  expect((await give({ answers: [ANSWER], withdrawn: [] })).status).toBe(413);
});

test('a browser asks for what came after the change it knows', async () => {
  expect(await (await ask('?after=7')).json()).toEqual({ answers: [], withdrawn: [], change: 8 });
  expect(await (await ask('')).json()).toMatchObject({ change: 1 });
  for (const after of ['-1', 'x', '1.5', '9e99']) expect((await ask(`?after=${after}`)).status).toBe(400);
});
