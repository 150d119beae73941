/** Names that were chosen so far, in the order in which that happened; the last is the one that is told. */
export type Seen = readonly number[];

export const see = (seen: Seen, item: number): Seen => [...seen.filter((one) => one !== item), item];

export const seeAll = (seen: Seen, items: number): Seen => [
  ...seen,
  ...Array.from({ length: items }, (_, item) => item).filter((item) => !seen.includes(item)),
];

export const readSeen =
  (items: number) =>
  (kept: unknown): Seen | null =>
    Array.isArray(kept) &&
    new Set(kept).size === kept.length &&
    kept.every((item) => Number.isInteger(item) && item >= 0 && item < items)
      ? (kept as number[])
      : null;
