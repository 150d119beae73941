/** Every bound of a recording in one place, with its unit and its reason. */

const KiB = 1024;
const MiB = 1024 * KiB;
const DAY_MS = 24 * 60 * 60 * 1000;

export type Limits = {
  /** The text of one recording. An hour of ordinary work is about 1 MB; a flood ends here and not on the disk. */
  bytes: number;
  /** A working day with its breaks is several recordings; a forgotten one ends. */
  lengthMs: number;
  /** How many one person may have. */
  count: number;
  /** All of a person's files together. */
  personBytes: number;
  /** What must stay free for everybody else on the same disk. */
  freeBytes: number;
};

export const LIMITS: Limits = {
  bytes: 100 * MiB,
  lengthMs: 6 * 60 * 60 * 1000,
  count: 100,
  personBytes: 1024 * MiB,
  freeBytes: 200 * MiB,
};

/** How long a recording is kept when nobody says otherwise. */
export const KEPT_MS = 30 * DAY_MS;
export const TIDY_EVERY_MS = DAY_MS;
const MOST_DAYS = 3650;

/** What an operator says in days; nothing is the usual. */
export function keptFor(days: string | undefined): number {
  if (days === undefined || days === '') return KEPT_MS;
  const number = Number(days);
  if (Number.isInteger(number) && number >= 1 && number <= MOST_DAYS) return number * DAY_MS;
  throw new Error(
    `MADANG_RECORDING_DAYS must be a number of days from 1 to ${MOST_DAYS}, not ${JSON.stringify(days)}`,
  );
}

/** Output that comes within one frame of a screen is one event. */
export const FRAME_MS = 16;
/** An event is drawn in one go; longer ones are cut. As JSON a letter is at most six. */
export const EVENT_LETTERS = 16 * KiB;

/** What was shown is on its way to the disk after this long: a crash loses less than a second. */
export const FLUSH_MS = 250;
export const SYNC_MS = 3000;
/** Written but not taken by the disk. A disk that is slower than that must not grow the process that holds shells. */
export const UNWRITTEN_BYTES = 8 * MiB;

/** The running recording looks after itself: was it deleted, is it too long, is the disk full. */
export const LOOK_MS = 1000;
/** Looking at the disk and at a person's other recordings costs a little more. */
export const LOOK_AROUND_EVERY = 5;

/** Checkpoints of the seal: a tampered byte is found at its line, at the latest at the next checkpoint. */
export const CHECKPOINT_MS = 5000;
export const CHECKPOINT_BYTES = 64 * KiB;

/** A place to jump to is worth its bytes when there is this much to draw since the last one. */
export const KEYFRAME_AFTER_LETTERS = 32 * KiB;
export const KEYFRAME_TIMES_ITS_SIZE = 2;
/** One whole screen with what was scrolled away. */
export const KEYFRAME_BYTES = 4 * MiB;

/** A shell can mark a place as often as it likes. */
export const MARKS = 5000;
export const MARK_LETTERS = 200;

/** A page reads a recording in pieces of about this much: more than one line, and little to wait for after a jump. */
export const PART_BYTES = 128 * KiB;
/** No line of ours is longer; one that is was not written by us. */
export const LINE_BYTES = 1 * MiB;
