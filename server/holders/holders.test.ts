/** Real holder processes with plain bash in them. Rules: RULES.md. */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sink, Snapshot } from '../terminals/index.ts';
import { Holders, type HoldersOptions, type Opened } from './holders.ts';

const SIZE = { cols: 80, rows: 24 };
const ENVIRONMENT = { TERM: 'xterm-256color', LANG: 'C.UTF-8', PATH: '/usr/bin:/bin', PS1: '$ ', HOME: '/' };
const VM = 'vm-01';

let folder: string;
let faults: string[];
let servers: Holders[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'madang-holders-'));
  faults = [];
  servers = [];
});
afterEach(async () => {
  for (const server of servers) await server.close({ shells: 'end' });
  rmSync(folder, { recursive: true, force: true });
});

/** A web server's view; several may follow one another over the same folder. */
function server(options: Partial<HoldersOptions> = {}): Holders {
  const holders = new Holders({
    folder,
    command: {
      file: process.execPath,
      args: [
        '--no-warnings',
        join(import.meta.dirname, '..', 'holder.ts'),
        join(folder, 'recordings'),
        join(folder, 'key'),
      ],
      env: { PATH: process.env.PATH! },
    },
    shell: () => ({ file: '/bin/bash', args: ['--norc', '--noprofile', '-i'], env: ENVIRONMENT }),
    nameOf: (machine) => machine,
    admit: (_, login) => login(),
    perMachine: 8,
    perOwner: 100,
    inAll: 100,
    onFault: (error) => faults.push((error as Error).message),
    ...options,
  });
  servers.push(holders);
  return holders;
}

const linesOf = ({ state }: Snapshot): string => state.normal.lines.map(({ t }) => t).join('\n');

/** What a page would have seen. */
class Page implements Sink {
  text = '';
  screens: Snapshot[] = [];
  code: number | null | undefined;
  told: unknown[] = [];
  screen(snapshot: Snapshot): void {
    this.screens.push(snapshot);
    this.text += linesOf(snapshot);
  }
  bytes(bytes: Uint8Array): void {
    this.text += Buffer.from(bytes).toString('utf8');
  }
  exited(code: number | null): void {
    this.code = code;
  }
  hold(): void {}
  news(news: unknown): void {
    this.told.push(news);
  }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 10));
}

type Open = Extract<Opened, { is: 'open' }>;
async function opened(holders: Holders, page: Page, terminal?: string): Promise<Open> {
  const answer = await holders.open({ owner: 'self', machine: VM, terminal, size: SIZE }, page);
  if (answer.is !== 'open') throw new Error(`a terminal must open, not ${JSON.stringify(answer)}`);
  return answer;
}

const type = (open: Open, text: string): void => open.viewer.input(Buffer.from(text));

test('[H1] a shell is found again by the next server, with its screen, and nothing is typed into it', async () => {
  const first = new Page();
  const before = await opened(server(), first);
  type(before, 'MARK=stays; echo re""ady; cat\r');
  await until(() => first.text.includes('ready'));
  await servers[0]!.close({ shells: 'stay' });
  const second = new Page();
  const next = server();
  await next.found;
  expect(next.list('self').map(({ terminal }) => terminal)).toEqual([before.terminal]);
  const after = await opened(next, second, before.terminal);
  expect(after.found).toBe(true);
  await until(() => second.screens.length === 1);
  expect(linesOf(second.screens[0]!)).toContain('ready');
  // Whatever had been typed on the way would stand before this in what cat gives back.
  type(after, 'only-this\r\x04');
  await until(() => second.text.includes('only-this\r\nonly-this'));
  type(after, 'echo $MARK-here\r');
  await until(() => second.text.includes('stays-here'));
});

test('[H2] a holder that is killed ends its terminals by name, and a new shell opens elsewhere', async () => {
  const holders = server();
  const page = new Page();
  await opened(holders, page);
  const { pid } = holders.status()[0]!;
  process.kill(pid, 'SIGKILL');
  await until(() => page.code !== undefined);
  expect(page.code).toBeNull();
  await until(() => faults.length > 0);
  expect(faults).toEqual([`the holder ${pid} ended and took 1 shells with it`]);
  const next = new Page();
  type(await opened(holders, next), 'echo again-$((1+1))\r');
  await until(() => next.text.includes('again-2'));
});

test('[H3] a holder that does not turn is told of, given up after a while, and replaced', async () => {
  const holders = server({ pingEveryMs: 20 });
  const page = new Page();
  await opened(holders, page);
  const { pid } = holders.status()[0]!;
  process.kill(pid, 'SIGSTOP');
  await until(() => page.told.some((news) => (news as { silent?: boolean }).silent === true));
  await until(() => page.code === null);
  expect(faults).toContain(`the holder ${pid} does not answer and is ended`);
  await until(() => !existsSync(`/proc/${pid}`));
  const next = new Page();
  type(await opened(holders, next), 'echo again-$((1+1))\r');
  await until(() => next.text.includes('again-2'));
});

test('[H4] above the limits a new terminal is refused and the old ones work on', async () => {
  const holders = server({ perMachine: 2, inAll: 3 });
  const open = (machine: string) => holders.open({ owner: 'self', machine, size: SIZE }, new Page());
  const answers = await Promise.all([open(VM), open(VM), open(VM), open(VM)]);
  expect(answers.map(({ is }) => is).toSorted()).toEqual(['open', 'open', 'too-many', 'too-many']);
  expect((await open('vm-02')).is).toBe('open');
  expect((await open('vm-03')).is).toBe('too-many');
  const other = server({ folder: mkdtempSync(join(folder, 'other-')), perOwner: 1 });
  const openAs = (owner: string) => other.open({ owner, machine: VM, size: SIZE }, new Page());
  expect([(await openAs('a')).is, (await openAs('a')).is, (await openAs('b')).is]).toEqual([
    'open',
    'too-many',
    'open',
  ]);
});

test("[H5] somebody else's terminal does not exist", async () => {
  const holders = server();
  const mine = await opened(holders, new Page());
  const theirs = { owner: 'other', machine: VM, terminal: mine.terminal, size: SIZE };
  expect(await holders.watch('other', mine.terminal, new Page())).toEqual({ is: 'none' });
  expect(holders.end('other', mine.terminal)).toBe(false);
  expect(holders.list('other')).toEqual([]);
  expect(await holders.open(theirs, new Page())).toMatchObject({ is: 'open', found: false });
});

test('[H6] a watcher sees what is typed and the end of the shell', async () => {
  const holders = server();
  const page = new Page();
  const work = await opened(holders, page);
  const look = new Page();
  expect((await holders.watch('self', work.terminal, look)).is).toBe('open');
  type(work, 'echo seen-$((1+1)); exit 3\r');
  await until(() => look.code === 3);
  expect(look.text).toContain('seen-2');
});

test('[H7] only what is asked for is ended, and it is gone when that resolves', async () => {
  const holders = server();
  await holders.open({ owner: 'self', machine: 'vm-01', size: SIZE }, new Page());
  await holders.open({ owner: 'self', machine: 'vm-02', size: SIZE }, new Page());
  await holders.open({ owner: 'other', machine: 'vm-02', size: SIZE }, new Page());
  await holders.endAll({ machine: 'vm-01' });
  expect(holders.list('self').map(({ machine }) => machine)).toEqual(['vm-02']);
  await holders.endAll({ owner: 'self' });
  expect(holders.list('self')).toEqual([]);
  expect(holders.list('other')).toHaveLength(1);
});

test('[H8] the end of the house leaves no process and no socket', async () => {
  const holders = server();
  await opened(holders, new Page());
  const pids = holders.status().map(({ pid }) => pid);
  await holders.close({ shells: 'end' });
  await until(() => pids.every((pid) => !existsSync(`/proc/${pid}`)));
  expect(readdirSync(folder)).toEqual([]);
});

test('[H9] the socket of a holder is for its owner alone, and what is no frame of ours is cut off', async () => {
  const holders = server();
  const page = new Page();
  const open = await opened(holders, page);
  const [name] = readdirSync(folder) as [string];
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o077).toBe(0);
  const stranger = connect(join(folder, name));
  stranger.on('error', () => {});
  const closed = new Promise((resolve) => stranger.on('close', resolve));
  stranger.write('GET / HTTP/1.1\r\n\r\n'.repeat(1000));
  await closed;
  type(open, 'echo well-$((1+1))\r');
  await until(() => page.text.includes('well-2'));
});

test('[H10] what an earlier server left behind and nobody listens at is taken away', async () => {
  const first = server();
  await opened(first, new Page());
  const { pid } = first.status()[0]!;
  process.kill(pid, 'SIGKILL');
  await until(() => first.status().length === 0);
  expect(readdirSync(folder)).toHaveLength(1);
  const next = server();
  await next.found;
  expect(readdirSync(folder)).toEqual([]);
});
