/** Which rows have been turned over. */
export type Turned = readonly number[];

export const turn = (turned: Turned, row: number): Turned =>
  turned.includes(row) ? turned : [...turned, row].sort((a, b) => a - b);

/** What was kept, if it still fits a table of so many rows. */
export const readTurned =
  (rows: number) =>
  (kept: unknown): Turned | null =>
    Array.isArray(kept) && kept.every((row) => Number.isInteger(row) && row >= 0 && row < rows)
      ? (kept as number[])
      : null;
