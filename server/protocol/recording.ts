/** Recordings of a learner's own terminals, as `/api/recordings` tells of them. */
import { z } from 'zod';
import type { ScreenState } from './screen/index.ts';

/**
 * ended      by its owner or with its shell
 * size, length, room, count, disk   stopped by a limit: of itself, of its owner's recordings, of the disk
 * recovered  the process that wrote it was gone; sealed as it was found
 * deleted    by its owner while it ran
 */
export const RecordingEnd = z.enum([
  'ended',
  'size',
  'length',
  'room',
  'count',
  'disk',
  'recovered',
  'deleted',
]);
export type RecordingEnd = z.infer<typeof RecordingEnd>;

export const RecordingInfo = z.strictObject({
  id: z.string(),
  machine: z.string(),
  machineName: z.string(),
  began: z.string(),
  lengthMs: z.number().int().nonnegative(),
  /** On the disk, with everything that belongs to it. */
  bytes: z.number().int().nonnegative(),
  /** Null while it runs. */
  end: RecordingEnd.nullable(),
  /** When it is deleted by itself; null while it runs. */
  until: z.string().nullable(),
});
export type RecordingInfo = z.infer<typeof RecordingInfo>;

export const RecordingList = z.strictObject({
  recordings: z.array(RecordingInfo),
  /** Why no new one can begin, or null. */
  full: z.enum(['room', 'count', 'disk']).nullable(),
  keptDays: z.number(),
});
export type RecordingList = z.infer<typeof RecordingList>;

/** What a player needs before it plays. Times are milliseconds from the beginning, places are bytes of the text. */
export const RecordingAbout = z.strictObject({
  recording: RecordingInfo,
  cols: z.number().int(),
  rows: z.number().int(),
  /** Where the events begin, and where what can be played ends. */
  from: z.number().int(),
  to: z.number().int(),
  playableMs: z.number().int(),
  marks: z.array(z.strictObject({ at: z.number().int(), label: z.string() })),
  keyframes: z.array(z.strictObject({ at: z.number().int(), byte: z.number().int() })),
  /** From this line on it is not what was written; null when all of it is. */
  damage: z.strictObject({ line: z.number().int(), at: z.number().int() }).nullable(),
});
export type RecordingAbout = z.infer<typeof RecordingAbout>;

/** The whole terminal at a keyframe, without what had scrolled away. */
export const RecordingScreen = z.strictObject({
  cols: z.number().int(),
  rows: z.number().int(),
  state: z.custom<ScreenState>((value) => typeof value === 'object' && value !== null),
});
export type RecordingScreen = z.infer<typeof RecordingScreen>;
