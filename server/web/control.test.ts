import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askControl, Control } from './control.ts';

let folder: string;
let path: string;
let control: Control | null = null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'madang-control-'));
  path = join(folder, 'control.sock');
});
afterEach(async () => {
  await control?.close();
  control = null;
  rmSync(folder, { recursive: true });
});

const ROUTES = {
  'POST /check': async (body: unknown) => ({ asked: body }),
  'GET /status': () => new Promise((resolve) => setTimeout(() => resolve({ lab: 'none' }), 20)),
  'POST /broken': () => {
    throw new Error('stage must be a number');
  },
};

test('a command asks the Madang that runs, and learns when none does', async () => {
  expect(await askControl(path, 'POST /check', { stage: 4 })).toBeNull();
  control = await Control.open(path, ROUTES);
  expect(await askControl(path, 'POST /check', { stage: 4 })).toEqual({ asked: { stage: 4 } });
});

test('a question without a body waits for its answer', async () => {
  control = await Control.open(path, ROUTES);
  expect(await askControl(path, 'GET /status')).toEqual({ lab: 'none' });
});

test('what went wrong is told in its own words', async () => {
  control = await Control.open(path, ROUTES);
  await expect(askControl(path, 'POST /broken')).rejects.toThrow('stage must be a number');
  await expect(askControl(path, 'GET /nothing')).rejects.toThrow('there is no GET /nothing');
});

test('nobody else on the computer may open the door', async () => {
  control = await Control.open(path, ROUTES);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test('a socket left behind by a killed server is taken over, one in use is not', async () => {
  const dead = createServer();
  await new Promise<void>((resolve) => dead.listen(path, () => resolve()));
  await expect(Control.open(path, ROUTES)).rejects.toThrow('Madang runs in this clone already');
  // Closing unlinks the socket, which a killed process does not: so its file is put back as a plain leftover.
  await new Promise((resolve) => dead.close(resolve));
  const { spawnSync } = await import('node:child_process');
  spawnSync(process.execPath, [
    '-e',
    `require('node:net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`,
  ]);
  expect(statSync(path).isSocket()).toBe(true);
  control = await Control.open(path, ROUTES);
  expect(await askControl(path, 'POST /check', 1)).toEqual({ asked: 1 });
});

test('a folder too deep for a socket is refused with the remedy', async () => {
  await expect(Control.open(join(folder, 'x'.repeat(120)), ROUTES)).rejects.toThrow('set MADANG_STATE');
});
