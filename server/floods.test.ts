/** Floods through the doors of a whole house: sizes (S-25) and input (S-28). */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CLOSE, MAX_INPUT_BYTES } from '#protocol';
import { type Client, TestHouse } from './house.fixture.ts';

const MEGABYTE = 1024 * 1024;

let house: TestHouse;
beforeEach(async () => {
  house = await (await TestHouse.open()).signIn();
});
afterEach(() => house.close());

/** Rounds of a line typed and answered, one after the other. */
async function works(client: Client, rounds: number): Promise<void> {
  for (let i = 0; i < rounds; i++) {
    const mark = `round-${i}-${Math.random().toString(36).slice(2)}`;
    client.type(`echo ${mark.slice(0, 3)}"${mark.slice(3)}"\r`);
    await client.until(() => client.output.includes(`${mark}\r\n`));
    client.output = Buffer.alloc(0);
  }
}

test('S-25 ten thousand sizes in a row: the last one counts, the shell is told of few, others go on', async () => {
  const other = await house.terminal();
  const client = await house.terminal();
  client.type(`count=0; trap 'count=$((count+1))' WINCH; echo trap-"set"\r`);
  await client.until(() => client.output.includes('trap-set\r\n'));
  const edges = [
    [20, 5],
    [500, 200],
    [80, 24],
    [20, 200],
    [500, 5],
  ] as const;
  for (let i = 0; i < 10_000; i++) {
    const [cols, rows] = edges[i % edges.length]!;
    client.send({ type: 'resize', cols, rows });
  }
  client.send({ type: 'resize', cols: 123, rows: 45 });
  await works(other, 20);
  const shows = async (): Promise<string> => {
    client.output = Buffer.alloc(0);
    client.type('echo now-"$(stty size)"-$count-end\r');
    await client.until(() => /now-\d+ \d+-\d+-end/.test(client.output.toString()));
    return /now-(\d+ \d+-\d+)-end/.exec(client.output.toString())![1]!;
  };
  let shown = await shows();
  while (!shown.startsWith('45 123-')) shown = await shows();
  // At ten a second this would take a quarter of an hour of nothing but sizes.
  expect(Number(shown.split('-')[1])).toBeLessThan(200);
  expect(client.closed).toBeNull();
});

test('S-25 what is no size at all ends the socket, and the shell keeps the size it had', async () => {
  const keeper = await house.terminal({ cols: 100, rows: 30 });
  const opened = keeper.events.find(({ type }) => type === 'opened');
  const terminal = opened?.type === 'opened' ? opened.terminal : '';
  const sizes = [
    'NaN',
    '-1',
    '1e9',
    '"80"',
    '80.5',
    'null',
    '[80]',
    '{}',
    'true',
    '65536',
    '-0',
    '19',
    '501',
  ];
  for (const cols of sizes) {
    const client = await house.terminal({ terminal, cols: 100, rows: 30 });
    client.sendRaw(`{"type":"resize","cols":${cols},"rows":30}`);
    expect([cols, (await client.end()).code]).toEqual([cols, CLOSE.badMessage.code]);
  }
  keeper.type('stty size; echo size-"end"\r');
  await keeper.until(() => keeper.output.includes('size-end\r\n'));
  expect(keeper.output.toString()).toContain('30 100\r\n');
});

test('S-28 input for a shell that does not read is held at the door, and others go on', async () => {
  const other = await house.terminal();
  const client = await house.terminal();
  client.type('stty raw -echo; echo raw-"set"; sleep 1000\r');
  await client.until(() => client.output.includes('raw-set'));
  const piece = Buffer.alloc(MAX_INPUT_BYTES, 'x');
  let taken = 0;
  const flood = (): void =>
    client.socket.send(piece, (error) => {
      if (error) return;
      taken += piece.length;
      if (taken < 512 * MEGABYTE) flood();
    });
  flood();
  await works(other, 200);
  // What was taken lies in the queue, on the way to the shell and in buffers of the system.
  const before = taken;
  expect(before).toBeLessThan(24 * MEGABYTE);
  await works(other, 100);
  expect(taken).toBe(before);
  expect(client.closed).toBeNull();
});
