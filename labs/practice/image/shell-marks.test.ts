import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn } from 'node-pty';
import { afterEach, expect, test } from 'vitest';

const SNIPPET = join(import.meta.dirname, 'shell-marks.bash');
const open: Array<() => void> = [];
afterEach(() => {
  for (const end of open.splice(0)) end();
});

/** An interactive bash with the snippet, and what a learner sets after it. */
function bash(after = '', term = 'xterm-256color') {
  const shell = spawn('/bin/bash', ['--noprofile', '--norc', '-i'], {
    name: term,
    env: { TERM: term, PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', HOME: '/', HISTFILE: '' },
  });
  let seen = '';
  shell.onData((text) => {
    seen += text;
  });
  open.push(() => shell.kill('SIGKILL'));
  const until = async (text: string): Promise<void> => {
    while (!seen.includes(text)) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const ask = async (line: string): Promise<string> => {
    seen = '';
    shell.write(`${line}\r`);
    // The prompt comes last; everything before it belongs to this line.
    await until('\x1b]133;B\x07');
    return seen;
  };
  return {
    ask,
    until,
    write: (text: string) => shell.write(text),
    get seen() {
      return seen;
    },
    ready: async () => {
      shell.write(`. ${SNIPPET}; PS1='$ '; ${after || ':'}\r`);
      await until('\x1b]133;B\x07');
    },
  };
}

const output = (text: string): string | undefined =>
  /\x1b\]133;C\x07([\s\S]*?)\x1b\]133;D;(\d+)\x07\x1b\]133;A\x07/.exec(text)?.slice(1).join('|');

test('a command is marked from its prompt to its end, with what it answered', async () => {
  const shell = bash();
  await shell.ready();
  expect(output(await shell.ask('echo hi; (exit 7)'))).toBe('hi\r\n|7');
  expect(output(await shell.ask('false'))).toBe('|1');
  expect(output(await shell.ask('printf no-newline'))).toBe('no-newline|0');
});

test('an empty line and Ctrl+C at the prompt begin no command', async () => {
  const shell = bash();
  await shell.ready();
  expect(await shell.ask('')).not.toContain('133;C');
  expect(await shell.ask('half a line\x03')).not.toContain('133;C');
});

test("a learner's own prompt and PROMPT_COMMAND go on working, and the marks with them", async () => {
  const shell = bash();
  await shell.ready();
  await shell.ask("PROMPT_COMMAND='echo status-$?'");
  const answer = await shell.ask("PS1='new> '; (exit 3)");
  expect(answer).toContain('status-3');
  expect(answer).toMatch(/\x1b\]133;D;3\x07\x1b\]133;A\x07(\x1b\[\?2004h)?new> \x1b\]133;B\x07$/);
  expect(output(await shell.ask('echo $?'))).toMatch(/^3\r\nstatus-0\r\n\|0$/);
});

test('set -x shows the learner their own commands and none of ours; set -eu does not end the shell', async () => {
  const shell = bash();
  await shell.ready();
  await shell.ask('set -xeu');
  expect(output(await shell.ask('echo hi'))).toBe('+ echo hi\r\nhi\r\n|0');
  expect((await shell.ask('true')).replaceAll(/\x1b\][^\x07]*\x07/g, '')).not.toContain('marks');
});

test('the snippet may be read twice', async () => {
  const shell = bash(`. ${SNIPPET}`);
  await shell.ready();
  expect((await shell.ask('true')).match(/133;[ABCD]/g)).toEqual(['133;C', '133;D', '133;A', '133;B']);
});

test('a terminal that can do nothing gets no marks', async () => {
  const shell = bash('', 'dumb');
  shell.write(`. ${SNIPPET}; echo rea""dy\r`);
  await shell.until('ready');
  shell.write('echo on""ce more\r');
  await shell.until('once more');
  expect(shell.seen).not.toContain('133');
});

test('the handbook shows operators the same lines', () => {
  const handbook = readFileSync(join(import.meta.dirname, '../../../docs/operating.md'), 'utf8');
  expect(handbook).toContain(`\`\`\`bash\n${readFileSync(SNIPPET, 'utf8')}\`\`\`\n`);
});
