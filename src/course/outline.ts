/** The course as pages show it: eleven stages, of which some have a guide, and the forty machines they build. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type Inventory,
  type LoadedStage,
  loadInventory,
  loadStages,
  type Machine,
  numberOfTrack,
  parseYaml,
  STAGES,
  StageNumber,
  Text,
  TRACKS,
  TrackName,
} from '#lab';

const Course = z.strictObject({
  stages: z.array(z.strictObject({ number: StageNumber, title: Text })).length(STAGES),
  tracks: z.array(z.strictObject({ track: TrackName, title: Text })).length(TRACKS.length),
});

export type OutlineStage = { number: number; title: Text; stage: LoadedStage | null };

export const inventory: Inventory = loadInventory(__REPOSITORY__);

export const stages: readonly LoadedStage[] = loadStages(__REPOSITORY__);

const course = readCourse();

export const outline: readonly OutlineStage[] = course.stages.map(({ number, title }) =>
  planned(number, title),
);

/** Extension tracks, as stages of which the eleven need none. */
export const trackOutline: readonly OutlineStage[] = course.tracks.map(({ track, title }) =>
  planned(numberOfTrack(track), title),
);

function planned(number: number, title: Text): OutlineStage {
  const stage = stages.find((one) => one.number === number) ?? null;
  return { number, title: stage?.title ?? title, stage };
}

/** Hosts in order, each with its two machines. */
export const hosts = inventory.hosts.map((host) => ({
  ...host,
  machines: inventory.machines.filter((machine) => machine.host === host.id),
}));

export const minutesOf = (stage: LoadedStage): number =>
  stage.steps.reduce((sum, step) => sum + step.minutes, 0);

/** What scripts in the browser need to know of a machine. */
export type MachineName = { id: string; hostname: string; ip: string };
export const machineNames: readonly MachineName[] = inventory.machines.map(
  ({ id, hostname, ip }: Machine) => ({
    id,
    hostname,
    ip,
  }),
);

function readCourse(): z.infer<typeof Course> {
  const file = 'content/course.yaml';
  return parseYaml(file, readFileSync(join(__REPOSITORY__, file), 'utf8'), Course, [
    'stages',
    'number',
    'tracks',
    'track',
    'title',
  ]);
}
