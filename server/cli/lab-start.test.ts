import { expect, test } from 'vitest';
import type { LoadedStage } from '#lab';
import { alike, before, setName } from './lab-start.ts';

const stage = (number: number, after: number[]): LoadedStage =>
  ({ number, after, slug: `s-${number}` }) as LoadedStage;
const [four, eight, web] = [stage(4, []), stage(8, [4]), stage(12, [8])];
const eleven = stage(11, [12, 4]);
const all = [four, eight, web, eleven];

test('what comes before a stage is done in order, once, also when a track comes before a stage', () => {
  expect(before(four, all)).toEqual([]);
  expect(before(web, all)).toEqual([four, eight]);
  expect(before(eleven, all)).toEqual([four, eight, web]);
});

test('a stage that is not there, or that leads back to itself, does not come before', () => {
  expect(() => before(stage(9, [13]), all)).toThrow(
    'labs/stages/s-9/stage.yaml: after: Extension: observe does not come before it',
  );
  const round = [stage(8, [12]), web];
  expect(() => before(web, round)).toThrow(
    'labs/stages/s-8/stage.yaml: after: Extension: web does not come before it',
  );
});

test('packages of a track are kept under its name', () => {
  expect([setName(four), setName(web)]).toEqual(['stage-04', 'track-web']);
});

test('stages with the same before them share their start, whichever of them is asked for', () => {
  const data = stage(15, [4]);
  expect(alike(data, [...all, data])).toEqual([8, 15]);
  expect(alike(eight, [...all, data])).toEqual([8, 15]);
  expect(alike(web, [...all, data])).toEqual([12]);
});
