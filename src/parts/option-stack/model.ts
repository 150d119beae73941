/** One option for each row, and what all that was chosen comes to. */
export type Option = { tags: readonly string[] };
/** The option of each row; `null` while none is chosen. */
export type Choice = ReadonlyArray<number | null>;

export const nothingChosen = (rows: readonly unknown[]): Choice => rows.map(() => null);

export const choose = (choice: Choice, row: number, option: number): Choice =>
  choice.map((before, i) => (i === row ? option : before));

/** How often each tag comes, most often first, then in the order of the rows. */
export function sumOf(rows: ReadonlyArray<readonly Option[]>, choice: Choice): Array<[string, number]> {
  const sum = new Map<string, number>();
  for (const [row, option] of choice.entries())
    for (const tag of (option === null ? undefined : rows[row]?.[option])?.tags ?? [])
      sum.set(tag, (sum.get(tag) ?? 0) + 1);
  return [...sum].sort(([, a], [, b]) => b - a);
}

export const readChoice =
  (rows: ReadonlyArray<readonly unknown[]>) =>
  (kept: unknown): Choice | null =>
    Array.isArray(kept) &&
    kept.length === rows.length &&
    kept.every(
      (option, row) =>
        option === null || (Number.isInteger(option) && option >= 0 && option < rows[row]!.length),
    )
      ? (kept as Choice)
      : null;
