/** What is told about a recording in words: how it ended, how long it is kept. */
import type { RecordingEnd, RecordingInfo, RecordingList } from '#protocol';
import { dayOf } from './time.ts';
import { fill, language, words } from './words.ts';

const ENDS: Record<RecordingEnd, string> = {
  ended: words.endEnded,
  size: words.endSize,
  length: words.endLength,
  room: words.endRoom,
  count: words.endCount,
  disk: words.endDisk,
  recovered: words.endRecovered,
  deleted: words.endDeleted,
};

/** Why no new one can begin. */
export const FULL: Record<NonNullable<RecordingList['full']>, string> = {
  count: words.fullCount,
  room: words.fullRoom,
  disk: words.fullDisk,
};

export const stateOf = ({ end }: RecordingInfo): string => (end === null ? words.running : ENDS[end]);

export const untilOf = ({ until }: RecordingInfo): string =>
  until === null ? '' : fill(words.until, { date: dayOf(until, language) });
