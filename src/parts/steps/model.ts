/** Where a reader is in a picture of steps: 0 is the whole picture, 1 the first step. */
export type StepState = 'past' | 'now' | 'next';

export const stateOf = (step: number, at: number): StepState =>
  step < at ? 'past' : step === at ? 'now' : 'next';

export const moved = (at: number, by: number, total: number): number => Math.min(Math.max(at + by, 0), total);

/** Playing what has come to its end begins anew. */
export const afterPlay = (at: number, total: number): number => (at >= total ? 1 : at + 1);

/** What was kept, if there still is such a step. */
export const readPlace =
  (total: number) =>
  (kept: unknown): number | null =>
    typeof kept === 'number' && Number.isInteger(kept) && kept >= 0 && kept <= total ? kept : null;

const LEAST_MS = 2_000;
const MOST_MS = 8_000;
/** A slow reader's time for a letter. */
const LETTER_MS = 55;

/** How long playing stays at a step: until its words are read. */
export const stayMs = (words: string): number =>
  Math.min(MOST_MS, LEAST_MS + words.trim().length * LETTER_MS);

export const placeOfKey = (key: string, at: number, total: number): number | null =>
  key === 'ArrowRight'
    ? moved(at, 1, total)
    : key === 'ArrowLeft'
      ? moved(at, -1, total)
      : key === 'Home'
        ? 0
        : key === 'End'
          ? total
          : null;
