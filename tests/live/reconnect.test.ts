/** The page's link and the web server together: cables are pulled, a whole class comes back. Time is the test's own. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket as Socket } from 'ws';
import { PROTOCOL_VERSION, SILENCE_MS } from '#protocol';
import { COOKIE, type PretendHouse, pretendHouse } from '../../server/web/backend.fixture.ts';
import { FaultProxy } from '../../server/web/fault-proxy.fixture.ts';
import { until } from '../../server/web/raw-socket.fixture.ts';
import { Web } from '../../server/web/web.ts';
import { TestClock } from '../../src/client/link.fixture.ts';
import { Link, type LinkState } from '../../src/client/link.ts';

const CLASS = 500;
/** How finely attempts are counted. */
const BUCKET_MS = 50;

let house: PretendHouse;
let web: Web;
let port = 0;
let cable: FaultProxy;
let clock: TestClock;
const pages: Page[] = [];

beforeEach(async () => {
  clock = new TestClock();
  await serve();
  cable = await FaultProxy.open(port);
});
afterEach(async () => {
  for (const page of pages.splice(0)) page.link.close();
  await web.close();
  await cable.close();
});

async function serve(): Promise<void> {
  house = pretendHouse();
  web = new Web({ backend: house.backend, pages: null });
  port = await web.listen({ port });
}

type Page = { link: Link; states: LinkState[]; heard: string[]; triedAt: number[] };

const is = ({ states }: Page): LinkState['is'] | undefined => states.at(-1)?.is;

/** A page of one of five browsers; each has a session of its own. */
function openPage(index = 0): Page {
  const states: LinkState[] = [];
  const triedAt: number[] = [];
  const heard: string[] = [];
  const own = `127.0.0.1:${port}`;
  const link = new Link({
    path: '/ws/live',
    greeting: () => ({ type: 'hello', version: PROTOCOL_VERSION }),
    clock,
    open: (path) => {
      triedAt.push(clock.now());
      const headers = { cookie: `madang-${port}=${COOKIE}-${index % 5}`, host: own, origin: `http://${own}` };
      const socket = new Socket(`ws://127.0.0.1:${cable.port}${path}`, { headers });
      // What a browser tells as a close, this library tells as an error first.
      socket.on('error', () => {});
      return socket as unknown as WebSocket;
    },
    events: {
      message: ({ type }) => {
        heard.push(type);
        return type === 'hello';
      },
      garbled: () => {
        throw new Error('the server must say nothing that is not a message');
      },
      state: (state) => states.push(state),
    },
  });
  const page = { link, states, heard, triedAt };
  pages.push(page);
  link.connect();
  return page;
}

/** Nothing is under way any more: every page is up or waits for its turn. */
const settled = (): Promise<void> => until(() => pages.every((page) => is(page) !== 'connecting'));

/** Lets time go by in buckets, and what happens in each come to an end. */
async function pass(ms: number): Promise<void> {
  for (let i = 0; i < ms; i += BUCKET_MS) {
    clock.pass(BUCKET_MS);
    await settled();
  }
}

/** How many attempts fell into each bucket from then on. */
function attemptsSince(began: number): number[] {
  const buckets: number[] = [];
  for (const { triedAt } of pages) {
    for (const at of triedAt.filter((one) => one > began)) {
      const bucket = Math.floor((at - began) / BUCKET_MS);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
    }
  }
  return Array.from(buckets, (count) => count ?? 0);
}

test('F-23 five hundred pages that lose the server in the same instant all come back, spread over a second', async () => {
  for (let i = 0; i < CLASS; i++) openPage(i);
  await until(() => pages.every((page) => is(page) === 'up'));
  clock.pass(10_500);
  const began = clock.now();
  cable.reset();
  await until(() => pages.every((page) => is(page) === 'waiting'));
  await pass(1000);
  expect(pages.filter((page) => is(page) === 'up')).toHaveLength(CLASS);
  await until(() => web.sockets === CLASS);
  const buckets = attemptsSince(began);
  // Nobody at once, and in no twentieth of a second more than two and a half times the even share.
  expect(buckets.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
  expect(Math.max(...buckets)).toBeLessThan((CLASS / 15) * 2.5);
});

test('F-23 a server that stays away for a minute is asked seldom, and all come back when it is there', async () => {
  for (let i = 0; i < CLASS; i++) openPage(i);
  await until(() => pages.every((page) => is(page) === 'up'));
  clock.pass(10_500);
  const began = clock.now();
  await web.close();
  await until(() => pages.every((page) => is(page) === 'waiting'));
  await pass(60_000);
  const buckets = attemptsSince(began);
  expect(pages.every(({ triedAt }) => triedAt.length <= 16)).toBe(true);
  // After the first seconds: at most a few in each twentieth of a second, where 500 pages wait.
  expect(Math.max(...buckets.slice(20_000 / BUCKET_MS))).toBeLessThan(20);
  await serve();
  await pass(15_000);
  expect(pages.filter((page) => is(page) === 'up')).toHaveLength(CLASS);
}, 120_000);

test('F-03 a page notices that the server vanished, and is back when the cable is', async () => {
  const page = openPage();
  await until(() => is(page) === 'up');
  cable.vanish();
  clock.pass(2 * SILENCE_MS);
  expect(page.states.at(-1)).toMatchObject({ is: 'waiting', because: 'lost' });
  const old = cable;
  cable = await FaultProxy.open(port);
  clock.pass(1000);
  await until(() => is(page) === 'up');
  await old.close();
});

test('a page whose server only stalls for a while stays where it is', async () => {
  const page = openPage();
  await until(() => is(page) === 'up');
  cable.stall('down');
  clock.pass(SILENCE_MS + 1000);
  cable.flow('down');
  house.tell({ type: 'progress', stages: [] });
  await until(() => page.heard.includes('progress'));
  clock.pass(SILENCE_MS);
  expect(page.states).toHaveLength(2);
});
