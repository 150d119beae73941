/** Two hundred terminals come and go, each way a terminal can end: nothing of them may stay behind. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Client, TestHouse } from './house.fixture.ts';

const AT_ONCE = 8;
const ROUNDS = 25;

let house: TestHouse;
const warnings: string[] = [];
const onWarning = (warning: Error): void => void warnings.push(warning.message);
beforeEach(async () => {
  process.on('warning', onWarning);
  house = await (await TestHouse.open()).signIn();
});
afterEach(async () => {
  process.off('warning', onWarning);
  await house.close();
});

/** What a process has open, by kind: ptys, sockets, files. */
function open(pid: number): Record<string, number> {
  const kinds: Record<string, number> = {};
  for (const fd of readdirSync(`/proc/${pid}/fd`)) {
    const kind = kindOf(`/proc/${pid}/fd/${fd}`);
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  // The listing itself.
  delete kinds.folder;
  return kinds;
}

function kindOf(path: string): string {
  try {
    const target = readlinkSync(path);
    return target.startsWith('/proc/') ? 'folder' : target.replace(/[:\d[\]]+/g, '');
  } catch {
    return 'folder'; // the listing's own descriptor is gone by now
  }
}

const parentOf = (pid: string): number => {
  try {
    return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return 0;
  }
};
const childrenOf = (parent: number): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)
    .map(Number);
const holders = (): number[] =>
  childrenOf(process.pid).filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('holder.ts'));

const kindsOfResources = (): Record<string, number> => {
  const kinds: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) kinds[kind] = (kinds[kind] ?? 0) + 1;
  // Timers of the test's own waiting come and go.
  delete kinds.Timeout;
  return kinds;
};

/** By its shell, by its page, and by a page that vanishes and another that closes what it left. */
const ENDS: Array<(client: Client) => Promise<unknown>> = [
  (client) => {
    client.type('exit 3\r');
    return client.end();
  },
  (client) => {
    client.send({ type: 'end' });
    return client.end();
  },
  async (client) => {
    const opened = client.events.find(({ type }) => type === 'opened');
    client.socket.terminate();
    await client.end();
    const next = await house.terminal({ terminal: opened?.type === 'opened' ? opened.terminal : '' });
    next.type('exec true\r');
    return next.end();
  },
];

/** One that ended a moment ago may still be counted: a page, too, asks again. */
async function openOne(): Promise<Client> {
  let client = await house.terminal();
  while (client.closed) client = await house.terminal();
  return client;
}

async function round(number: number): Promise<void> {
  const clients = await Promise.all(Array.from({ length: AT_ONCE }, openOne));
  for (const [i, client] of clients.entries()) client.type(`echo r"ound"-${number}-${i}; seq 200\r`);
  await Promise.all(
    clients.map((client, i) => client.until(() => client.output.includes(`round-${number}-${i}\r\n`))),
  );
  await Promise.all(clients.map((client, i) => ENDS[(number + i) % ENDS.length]!(client)));
}

test('a soak of two hundred leaves no pty, process, socket or listener', { timeout: 60_000 }, async () => {
  await round(0);
  const [holder] = holders();
  const now = () => ({
    server: open(process.pid),
    holder: open(holder!),
    shells: childrenOf(holder!).length,
    resources: kindsOfResources(),
  });
  let before = now();
  while (before.shells > 0) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    before = now();
  }
  expect(before.holder['/dev/ptmx']).toBeUndefined();
  for (let i = 1; i < ROUNDS; i++) await round(i);
  await expect.poll(now, { timeout: 5000 }).toEqual(before);
  expect(warnings).toEqual([]);
});
