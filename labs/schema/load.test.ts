import { expect, test } from 'vitest';
import { AuthorErrors, Inventory, loadInventory, parseYaml, Stage } from './index.ts';

const STAGE = `
number: 4
title: { ko: "이름", en: "Names" }
goal: { ko: "이름을 씁니다.", en: "Names are used." }
steps:
  - id: one
    title: { ko: "하나", en: "One" }
    minutes: 5
    checks:
      - id: look
        title: { ko: "보기", en: "Look" }
        on: adm-01
        rungs:
          - probe: { hostname: { is: "adm-01" } }
            say: { ko: "아닙니다.", en: "It is not." }
`;
const KEYS = ['number', 'probe', 'say', 'rungs', 'title', 'ko', 'en'];

const complaint = (text: string): string[] => {
  try {
    parseYaml('labs/stages/04-x/stage.yaml', text, Stage, KEYS);
    return [];
  } catch (error) {
    if (error instanceof AuthorErrors) return error.errors.map((one) => one.message);
    throw error;
  }
};

test('a wrong key names file, place and the key that was meant', () => {
  expect(complaint(STAGE.replace('probe:', 'prob:'))).toContain(
    'labs/stages/04-x/stage.yaml: steps.0.checks.0.rungs.0: unknown key "prob"; did you mean "probe"?',
  );
});

test('a message that is missing in one language names the place', () => {
  expect(complaint(STAGE.replace(', en: "It is not."', ''))).toEqual([
    'labs/stages/04-x/stage.yaml: steps.0.checks.0.rungs.0.say.en: Invalid input: expected string, received undefined',
  ]);
});

test('a key that stands twice is an error with its line, never the last one wins', () => {
  expect(complaint(`${STAGE}\nnumber: 5\n`)).toEqual([
    'labs/stages/04-x/stage.yaml:17:1: Map keys must be unique',
  ]);
});

test('the inventory holds twenty hosts and forty machines at the addresses of the specification', () => {
  const inventory = loadInventory();
  expect(inventory.hosts).toHaveLength(20);
  expect(inventory.machines.map((machine) => machine.ip)).toEqual(
    Array.from({ length: 40 }, (_, i) => `192.168.10.${11 + i}`),
  );
  for (const host of inventory.hosts) {
    expect(inventory.machines.filter((machine) => machine.host === host.id)).toHaveLength(2);
  }
});

test('a host name that ssh could read as an option is refused', () => {
  const inventory = loadInventory();
  const machine = { ...inventory.machines[0]!, hostname: '-oProxyCommand=sh' };
  expect(Inventory.safeParse({ ...inventory, machines: [machine] }).success).toBe(false);
});
