/** Watching a terminal through the whole house: everything is seen, nothing can be done. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CLOSE, PROTOCOL_VERSION } from '#protocol';
import { type Client, TestHouse } from './house.fixture.ts';

let house: TestHouse;
beforeEach(async () => {
  house = await TestHouse.open();
  await house.signIn();
});
afterEach(() => house.close());

async function worker(): Promise<{ client: Client; terminal: string }> {
  const client = await house.terminal();
  const [opened] = client.events;
  if (opened?.type !== 'opened') throw new Error('a terminal must say first which one it is');
  return { client, terminal: opened.terminal };
}

function watcher(terminal: string): Client {
  const client = house.socket('/ws/watch');
  client.send({ type: 'watch', version: PROTOCOL_VERSION, terminal });
  return client;
}

const sawScreen = (client: Client): boolean => client.events.some(({ type }) => type === 'screen');

test('a watcher sees what is typed, and the worker is told that somebody looks', async () => {
  const { client, terminal } = await worker();
  const look = watcher(terminal);
  await look.until(() => sawScreen(look));
  client.type('echo seen-$((1+1))\r');
  await look.until(() => look.output.includes('seen-2'));
  await client.until(() => client.events.some((event) => event.type === 'company' && event.watchers === 1));
});

test('S-21 nothing that a watcher sends reaches the shell: every word of a worker closes its socket', async () => {
  const { client, terminal } = await worker();
  const words = [
    Buffer.from('touch /tmp/never\r'),
    JSON.stringify({ type: 'resize', cols: 100, rows: 30 }),
    JSON.stringify({ type: 'end' }),
    JSON.stringify({ type: 'record', on: true }),
    JSON.stringify({ type: 'open', version: PROTOCOL_VERSION, machine: 'vm-01', cols: 80, rows: 24 }),
  ];
  for (const word of words) {
    const look = watcher(terminal);
    await look.until(() => sawScreen(look));
    look.sendRaw(word);
    expect((await look.end()).code).toBe(CLOSE.badMessage.code);
  }
  client.type('echo still-$((1+1)) $COLUMNS\r');
  await client.until(() => client.output.includes('still-2 80'));
  expect(client.output.includes('never')).toBe(false);
  expect(client.events.some((event) => event.type === 'recording')).toBe(false);
});

test('what cannot be watched is closed by name and not asked for again', async () => {
  const look = watcher('no-such-terminal');
  expect((await look.end()).code).toBe(CLOSE.noSuchTerminal.code);
  expect(CLOSE.noSuchTerminal.retry).toBe(false);
});

test('the end of the shell is told to those who look', async () => {
  const { client, terminal } = await worker();
  const look = watcher(terminal);
  await look.until(() => sawScreen(look));
  client.type('exit 5\r');
  expect((await look.end()).code).toBe(CLOSE.exited.code);
  expect(look.events.at(-1)).toEqual({ type: 'exited', code: 5 });
});

test('the list says what runs, who looks and since when, and not whose it is', async () => {
  const { terminal } = await worker();
  const look = watcher(terminal);
  await look.until(() => sawScreen(look));
  const listed = async (): Promise<Array<Record<string, unknown>>> =>
    (JSON.parse((await house.get('/api/terminals')).text) as { terminals: Array<Record<string, unknown>> })
      .terminals;
  // Lists are told a moment after the change.
  await expect.poll(async () => (await listed())[0]?.watchers).toBe(1);
  const [line] = await listed();
  expect(line).toMatchObject({ terminal, machine: 'vm-01', viewers: 1, recording: false });
  expect(line).not.toHaveProperty('owner');
});
