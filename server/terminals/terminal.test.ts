import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { INPUT_LIMIT_BYTES, KEYFRAME_BYTES, VIEWER_HIGH_BYTES } from './limits.ts';
import type { ShellCommand } from './pty.ts';
import { bash, drawn, MemoryTape, Page, SIZE, until, Watcher } from './shell.fixture.ts';
import type { Terminal } from './terminal.ts';
import { Terminals, type TerminalsOptions } from './terminals.ts';

let house: Terminals | null = null;
afterEach(() => house?.endAll());

type Options = TerminalsOptions & { spawn?: () => ShellCommand };
let spawn: () => ShellCommand = bash;
let count = 0;

function open({ spawn: command = () => bash(), ...options }: Options = {}): Terminals {
  spawn = command;
  house = new Terminals(options);
  return house;
}

function terminalOf(terminals: Terminals, machine = 'vm-01'): Terminal {
  count += 1;
  const name = { id: `terminal-${count}`, machine, machineName: 'pg-01', owner: 'self' };
  return terminals.open(name, spawn(), SIZE);
}

const alive = (pid: number): boolean => existsSync(`/proc/${pid}`);
const openPtys = (): number =>
  readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).includes('ptmx');
    } catch {
      return false; // the listing's own descriptor is gone by now
    }
  }).length;

test('what is typed reaches the shell and its answer comes back, Korean included', async () => {
  const watcher = new Watcher().attach(terminalOf(open()));
  watcher.type('echo 한글-$((40+2)) 값이 닭볶음탕\r');
  await until(() => watcher.received.includes('한글-42 값이 닭볶음탕\r\n'));
});

test('[T3] the shell sees the environment it was given and nothing of the server (S-07)', async () => {
  process.env.MADANG_TEST_CANARY = 'leaked';
  const watcher = new Watcher().attach(terminalOf(open({ spawn: () => bash('env; echo done') })));
  await until(() => watcher.code !== undefined);
  delete process.env.MADANG_TEST_CANARY;
  const names = watcher
    .shows()
    .split('\n')
    .filter((line) => line.includes('='))
    .map((line) => line.split('=')[0]);
  expect(names.toSorted()).toEqual(['HOME', 'LANG', 'PATH', 'PWD', 'SHLVL', 'TERM', '_']);
});

test('[T1] a shell that floods with nobody there runs to its end', async () => {
  const terminal = terminalOf(open({ spawn: () => bash('seq 1 400000') }));
  await terminal.ended;
  expect(terminal.offset).toBeGreaterThan(2_700_000);
});

test('[T4] the shell outlives its viewer, and the next one finds its screen', async () => {
  const terminals = open();
  const terminal = terminalOf(terminals);
  const first = new Watcher().attach(terminal);
  first.type('export MARK=stays; echo re""ady\r');
  await until(() => first.received.includes('ready'));
  first.viewer!.leave();
  expect(terminals.get(terminal.name.id)).toBe(terminal);
  const second = new Watcher().attach(terminal);
  await until(() => second.screens.length === 1);
  expect(drawn(second.screens[0]!)).toContain('ready');
  second.type('echo $MARK-here\r');
  await until(() => second.received.includes('stays-here'));
});

test('[T4] a shell that nobody came back to is ended', async () => {
  const terminals = open({ graceMs: 50 });
  const terminal = terminalOf(terminals);
  new Watcher().attach(terminal).viewer!.leave();
  await terminal.ended;
  expect(terminals.list()).toEqual([]);
  expect(alive(terminal.pid)).toBe(false);
});

test('[T5] fifty terminals leave no process and no pty behind', async () => {
  const before = openPtys();
  const terminals = open();
  const opened = Array.from({ length: 50 }, () => terminalOf(terminals));
  expect(openPtys()).toBe(before + 50);
  const pids = opened.map((terminal) => terminal.pid);
  await terminals.endAll();
  expect(pids.filter(alive)).toEqual([]);
  expect(openPtys()).toBe(before);
});

test('[T5] a shell that ignores the hang-up is killed', async () => {
  const terminals = open({ spawn: () => bash('trap "" HUP TERM; echo deaf; while :; do sleep 1; done') });
  const terminal = terminalOf(terminals);
  const watcher = new Watcher().attach(terminal);
  await until(() => watcher.shows().includes('deaf'));
  terminal.end();
  await terminal.ended;
  expect(alive(terminal.pid)).toBe(false);
});

test('[T5] the end of the shell is told with its code, after its last words', async () => {
  const watcher = new Watcher().attach(terminalOf(open({ spawn: () => bash('echo goodbye; exit 7') })));
  await until(() => watcher.code !== undefined);
  expect(watcher.code).toBe(7);
  expect(watcher.shows()).toContain('goodbye');
});

test('[T8] a viewer that comes in the middle of a flood sees what the first one sees', async () => {
  const terminal = terminalOf(open({ spawn: () => bash('seq -f "줄 %.0f" 1 60000; read -r') }));
  const first = new Watcher().attach(terminal);
  await until(() => terminal.offset > 100_000);
  const second = new Watcher().attach(terminal);
  await until(async () => drawn(await terminal.snapshot()).includes('줄 60000'));
  const truth = drawn(await terminal.snapshot());
  expect(second.shows()).toBe(truth);
  expect(first.shows()).toBe(truth);
});

test('[T8] a full-screen program comes back with its screen, its colours and its other screen', async () => {
  const script = [
    'echo before',
    // Alternate screen, colours, a status line at the bottom, wide text, the cursor in the middle.
    `printf '\\e[?1049h\\e[2J\\e[1;1H\\e[1;44m 제목 \\e[0m\\e[24;1H\\e[7m-- 삽입 --\\e[0m\\e[10;20H여기'`,
    'read -r; printf "\\e[?1049l"; echo after; read -r',
  ];
  const terminal = terminalOf(open({ spawn: () => bash(...script) }));
  const first = new Watcher().attach(terminal);
  await until(() => first.shows().includes('여기'));
  first.viewer!.leave();
  const second = new Watcher().attach(terminal);
  await until(() => second.screens.length > 0);
  expect(second.shows()).toBe(drawn(await terminal.snapshot()));
  expect(drawn(second.screens[0]!)).toContain('-- 삽입 --');
  second.type('\r');
  await until(() => second.received.includes('after'));
  const back = second.shows();
  expect(back).toContain('before');
  expect(back).not.toContain('삽입');
});

test('[T9] a restored screen types nothing, whatever the program asked the terminal', async () => {
  const questions = '\\e[c\\e[>c\\e[6n\\e[5n\\e]10;?\\a\\e]11;?\\a\\eP$qm\\e\\\\\\e[?1004h\\e[?2004h\\e[18t';
  const terminal = terminalOf(open({ spawn: () => bash(`printf '${questions}'; echo asked; read -r`) }));
  await until(async () => drawn(await terminal.snapshot()).includes('asked'));
  const page = new Page(await terminal.snapshot());
  expect(page.replies).toBe('');
  page.write(Buffer.from('\x1b[6n'));
  expect(page.replies).not.toBe('');
});

test('[T10] a question is answered by nobody when nobody looks, and once when two do', async () => {
  const ask = 'while read -rsn1; do IFS= read -rsn60 -t 0.3 rest; printf "got[%q]\\n" "$rest"; done';
  const terminal = terminalOf(
    open({
      spawn: () => bash(`stty -echo; printf '\\e[6n'; IFS= read -rsn20 -t 0.3 a; echo "alone[$a]"; ${ask}`),
    }),
  );
  await until(async () => drawn(await terminal.snapshot()).includes('alone['));
  expect(drawn(await terminal.snapshot())).toContain('alone[]');
  const older = new Watcher().attach(terminal);
  const newer = new Watcher().attach(terminal);
  await until(() => newer.screens.length === 1);
  older.type('\x1b[1;1R');
  newer.type('x\x1b[1;1R');
  await until(() => newer.shows().includes('got['));
  expect(newer.shows()).toContain("got[$'\\E[1;1R']");
  expect(newer.shows().match(/got\[/g)).toHaveLength(1);
});

test('[T10] whoever types is in charge: then its replies count', async () => {
  const terminal = terminalOf(
    open({ spawn: () => bash('stty raw -echo; echo ready; head -c 8 | od -An -c; read -r') }),
  );
  const older = new Watcher().attach(terminal);
  const newer = new Watcher().attach(terminal);
  await until(() => newer.shows().includes('ready'));
  older.type('\x1b[1;1R');
  older.type('a');
  newer.type('\x1b[9;9R');
  older.type('\x1b[2;2Rb');
  await until(() => older.shows().includes('b'));
  expect(older.shows()).toContain('a 033   [   2   ;   2   R   b');
});

test('[T11] a viewer that does not draw gets a screen, not a gap, and holds up nobody', async () => {
  const terminal = terminalOf(open({ spawn: () => bash('seq 1 500000; echo end-of-flood; read -r') }));
  const slow = new Watcher().attach(terminal);
  slow.draws = false;
  const fast = new Watcher().attach(terminal);
  fast.keep = false;
  await until(async () => drawn(await terminal.snapshot()).includes('end-of-flood'));
  expect(fast.bytesReceived).toBeGreaterThan(3_000_000);
  expect(slow.bytesReceived).toBeLessThan(VIEWER_HIGH_BYTES + 70_000);
  expect(slow.screens).toHaveLength(1);
  slow.viewer!.drawn(slow.bytesReceived);
  await until(() => slow.screens.length === 2);
  expect(slow.shows()).toBe(drawn(await terminal.snapshot()));
  slow.draws = true;
  slow.type('\r');
});

test('[T12] a viewer cannot have drawn what it was not sent', async () => {
  const watcher = new Watcher().attach(terminalOf(open()));
  expect(watcher.viewer!.drawn(1_000_000)).toBe(false);
  expect(watcher.viewer!.drawn(0)).toBe(true);
});

test('[T13] ten thousand resizes end at the last size and touch the pty a handful of times (S-25)', async () => {
  const terminal = terminalOf(
    open({
      spawn: () =>
        bash(
          'n=0; trap "n=$((n+1))" WINCH; while :; do read -r -t 0.05; [ "$REPLY" = q ] && { stty size; echo "n=$n"; REPLY=; }; done',
        ),
    }),
  );
  const watcher = new Watcher().attach(terminal);
  const edges = [Number.NaN, -1, 1e9, '80', 65_535, 0.5, null, 20, 500, Number.POSITIVE_INFINITY];
  for (let i = 0; i < 10_000; i++) {
    watcher.viewer!.resize({ cols: edges[i % edges.length], rows: edges[(i * 7) % edges.length] });
  }
  watcher.viewer!.resize({ cols: 132, rows: 43 });
  await until(async () => (await terminal.snapshot()).cols === 132);
  watcher.type('q\r');
  await until(() => watcher.shows().includes('n='));
  const shows = watcher.shows();
  expect(shows).toContain('43 132');
  expect(Number(/n=(\d+)/.exec(shows)![1])).toBeLessThanOrEqual(3);
});

test('[T13] the other viewer is given the screen in the new size', async () => {
  const terminal = terminalOf(open());
  const other = new Watcher().attach(terminal);
  const inCharge = new Watcher().attach(terminal);
  await until(() => other.screens.length === 1 && inCharge.screens.length === 1);
  inCharge.viewer!.resize({ cols: 100, rows: 30 });
  await until(() => other.screens.length === 2);
  expect(other.screens[1]).toMatchObject({ cols: 100, rows: 30 });
  expect(inCharge.screens).toHaveLength(1);
});

test('[T14] a megabyte pasted into a program that reads late arrives complete and in order', async () => {
  const terminal = terminalOf(
    open({ spawn: () => bash('stty raw -echo; echo ready; sleep 0.5; head -c 1048576 | md5sum; read -r') }),
  );
  const watcher = new Watcher().attach(terminal);
  await until(() => watcher.shows().includes('ready'));
  const paste = Buffer.alloc(1024 * 1024);
  for (let i = 0; i < paste.length; i++) paste[i] = 33 + ((i * 31) % 90);
  // A well-behaved page: it sends while it is not held.
  for (let at = 0; at < paste.length; ) {
    if (watcher.held.at(-1) === true) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      continue;
    }
    watcher.viewer!.input(paste.subarray(at, at + 16_384));
    at += 16_384;
  }
  const { createHash } = await import('node:crypto');
  const sum = createHash('md5').update(paste).digest('hex');
  await until(() => watcher.shows().includes('  -'));
  expect(watcher.shows()).toContain(sum);
  expect(watcher.held).toContain(true);
});

test('[T14] a program that never reads does not hold up the server', async () => {
  const terminal = terminalOf(open({ spawn: () => bash('stty raw -echo; echo ready; sleep 1000') }));
  const watcher = new Watcher().attach(terminal);
  await until(() => watcher.shows().includes('ready'));
  watcher.viewer!.input(Buffer.alloc(INPUT_LIMIT_BYTES + 70_000, 'x'));
  // Without our own queue the line above would never return.
  const other = new Watcher().attach(terminalOf(house!));
  expect(watcher.held).toEqual([true]);
  expect(other.viewer).not.toBeNull();
});

test('[T15] whoever watches sees everything, and nothing it could say reaches the shell', async () => {
  const terminal = terminalOf(open());
  const worker = new Watcher().attach(terminal);
  const watcher = new Watcher();
  const look = terminal.watch(watcher);
  worker.type('echo seen-$((1+1))\r');
  await until(() => watcher.shows().includes('seen-2'));
  expect('input' in look || 'resize' in look || 'end' in look || 'record' in look).toBe(false);
  expect(worker.told.at(-1)).toMatchObject({ type: 'company', viewers: 1, watchers: 1, decidesSize: true });
  look.leave();
  expect(worker.told.at(-1)).toMatchObject({ watchers: 0 });
});

test('[T15] a watcher alone does not keep a shell alive', async () => {
  const terminal = terminalOf(open({ graceMs: 50 }));
  terminal.watch(new Watcher());
  await terminal.ended;
});

test('[T13] everybody is told whose window decides the size', async () => {
  const terminal = terminalOf(open());
  const older = new Watcher().attach(terminal);
  const newer = new Watcher().attach(terminal);
  expect(older.told.at(-1)).toMatchObject({ decidesSize: false, viewers: 2 });
  older.type('x');
  expect(older.told.at(-1)).toMatchObject({ decidesSize: true });
  expect(newer.told.at(-1)).toMatchObject({ decidesSize: false });
});

test('[T6] a shell where nothing happens for long is ended though its page stays open', async () => {
  const terminal = terminalOf(open({ idleMs: 80 }));
  const watcher = new Watcher().attach(terminal);
  await until(() => watcher.code !== undefined);
});

test('[T16] in a flood a whole screen is written down every half megabyte', async () => {
  const tape = new MemoryTape();
  const terminal = terminalOf(open({ openTape: () => tape }));
  const watcher = new Watcher().attach(terminal);
  watcher.viewer!.record(true);
  watcher.type('head -c 1200000 /dev/zero | tr "\\0" x | fold; echo en""d\r');
  await until(() => tape.text.includes('end\r\n'));
  expect(tape.frames).toHaveLength(1 + Math.floor(tape.text.length / KEYFRAME_BYTES));
});

test('[T16] what is written down is what was drawn, from the screen it began with', async () => {
  const tapes: MemoryTape[] = [];
  const openTape = (): MemoryTape => {
    const tape = new MemoryTape();
    tapes.push(tape);
    return tape;
  };
  const terminal = terminalOf(open({ openTape }));
  const watcher = new Watcher().attach(terminal);
  watcher.type('echo be""fore\r');
  await until(() => watcher.shows().includes('before'));
  watcher.viewer!.record(true);
  watcher.type('echo dur""ing\r');
  await until(() => tapes[0]?.text.includes('during') ?? false);
  const [tape] = tapes as [MemoryTape];
  terminal.mark('step one');
  expect(tape.frames[0]!.data).toContain('before');
  expect(tape.text).toContain('during');
  expect(tape.text).not.toContain('before\r\n');
  watcher.viewer!.record(false);
  watcher.type('echo aft""er\r');
  await until(() => watcher.shows().includes('after'));
  expect(tape.text).not.toContain('after');
  expect(tape.marks).toEqual(['step one']);
  expect(tape.ended).toBe(true);
  const told = watcher.told.filter(({ type }) => type === 'recording');
  expect(told.map((news) => 'id' in news && news.id)).toEqual(['tape', null]);
});
