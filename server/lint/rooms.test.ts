import { expect, test } from 'vitest';
import { lintImports } from './rooms.ts';

const messages = (file: string, text: string) => lintImports(file, text).map((error) => error.message);

test('a page that reaches into the server is told which door to use', () => {
  expect(
    messages('src/pages/index.astro', "import { Checker } from '../../server/checks/index.ts';"),
  ).toEqual([
    'src/pages/index.astro: import "../../server/checks/index.ts": src and server/checks do not import each other; use #lab, #lesson or #protocol',
  ]);
});

test('one room of the server may take only types from another, and only from its index', () => {
  expect(messages('server/checks/engine.ts', "import type { Answer } from '../machines/index.ts';")).toEqual(
    [],
  );
  expect(messages('server/checks/engine.ts', "import { MachinePool } from '../machines/index.ts';")).toEqual([
    'server/checks/engine.ts: import "../machines/index.ts": server/checks takes what it needs from server/machines as an argument; rooms meet in server/main.ts and server/holder.ts (types: "import type" from its index.ts)',
  ]);
});

test('the lab is read through its door', () => {
  expect(messages('server/checks/plan.ts', "import { Stage } from '../../labs/schema/stage.ts';")).toEqual([
    'server/checks/plan.ts: import "../../labs/schema/stage.ts": go through the door: import from "#lab"',
  ]);
  expect(messages('server/checks/plan.ts', "import type { Stage } from '#lab';")).toEqual([]);
});

test('the browser reads no files, so it does not open the lab door', () => {
  expect(messages('src/client/steps.ts', "import { loadStages } from '#lab';")).toHaveLength(1);
});

test('wiring goes through the index of a room', () => {
  expect(messages('server/main.ts', "import { Checker } from './checks/index.ts';")).toEqual([]);
  expect(messages('server/main.ts', "import { plan } from './checks/plan.ts';")).toHaveLength(1);
});

test('an import inside a function is seen too', () => {
  expect(messages('server/web/http.ts', `const m = await ${'import'}('../progress/index.ts');`)).toHaveLength(
    1,
  );
});

test('a test of the whole house wires rooms too, through their index and with their fixtures', () => {
  const file = 'server/files.sshd.test.ts';
  expect(messages(file, "import { sshCommand } from './machines/index.ts';")).toEqual([]);
  expect(messages(file, "import { startPrivateSshd } from './machines/private-sshd.fixture.ts';")).toEqual(
    [],
  );
  expect(messages(file, "import { Channel } from './machines/channel.ts';")).toHaveLength(1);
});
