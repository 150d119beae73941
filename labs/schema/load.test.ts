import { expect, test } from 'vitest';
import { StageKey as Told } from '#protocol';
import {
  AuthorErrors,
  Inventory,
  loadInventory,
  numberOfTrack,
  parseYaml,
  STAGES,
  Stage,
  StageKey,
  stageName,
  stageNumber,
  stageWord,
  TRACKS,
} from './index.ts';

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

test('a track has a name where a stage has a number, and a number of its own behind it', () => {
  const read = (text: string) => parseYaml('stage.yaml', text, Stage, KEYS);
  const web = read(STAGE.replace('number: 4', 'track: web\nafter: [8, observe]'));
  expect(web).toMatchObject({ number: 12, after: [8, 13] });
  expect('track' in web).toBe(false);
  const exactlyOne =
    'labs/stages/04-x/stage.yaml: a stage has either "number: 4" or "track: web", exactly one of them';
  expect(complaint(STAGE.replace('number: 4', 'number: 4\ntrack: web'))).toEqual([exactlyOne]);
  expect(complaint(STAGE.replace('number: 4', ''))).toEqual([exactlyOne]);
  expect(complaint(`${STAGE}\nafter: [wep]`)).toEqual([
    'labs/stages/04-x/stage.yaml: after.0: must be a stage from 1 to 11 or a track: web, observe, dev, data',
  ]);
});

test('a stage is called the same everywhere', () => {
  expect([stageName(4, 'ko'), stageName(4, 'en')]).toEqual(['4단계', 'Stage 4']);
  expect([stageName(13, 'ko'), stageName(13, 'en')]).toEqual(['확장: 관측', 'Extension: observe']);
  expect([stageWord(4), stageWord(15)]).toEqual(['4', 'data']);
  expect(['4', 'web', '12', '0', 'wep', ''].map(stageNumber)).toEqual([
    4,
    12,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('server and browser leave room for every track, and no more', () => {
  const last = numberOfTrack(TRACKS.at(-1)!);
  expect(last).toBe(STAGES + TRACKS.length);
  for (const schema of [StageKey, Told]) {
    expect(schema.safeParse(last).success).toBe(true);
    expect(schema.safeParse(last + 1).success).toBe(false);
  }
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
