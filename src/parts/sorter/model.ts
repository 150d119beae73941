/** Cards come one after another and are put into bins; a card lies where it was put first. */
export type Card = { bin: string };
/** The bin each card was put into; `null` while it was not. */
export type Sorted = ReadonlyArray<string | null>;

export const nothingSorted = (cards: readonly Card[]): Sorted => cards.map(() => null);

/** The place in `order` that comes next; `order.length` when all are sorted. */
export function nextPlace(sorted: Sorted, order: readonly number[]): number {
  const place = order.findIndex((card) => sorted[card] === null);
  return place < 0 ? order.length : place;
}

export const put = (sorted: Sorted, card: number, bin: string): Sorted =>
  sorted.map((before, i) => (i === card && before === null ? bin : before));

export const isRight = (cards: readonly Card[], sorted: Sorted, card: number): boolean =>
  sorted[card] === cards[card]?.bin;

export const countRight = (cards: readonly Card[], sorted: Sorted): number =>
  cards.filter((_, i) => isRight(cards, sorted, i)).length;

/** What was kept, if it still fits these cards and bins. */
export const readSorted =
  (cards: readonly Card[], bins: readonly string[]) =>
  (kept: unknown): Sorted | null =>
    Array.isArray(kept) &&
    kept.length === cards.length &&
    kept.every((bin) => bin === null || bins.includes(bin as string))
      ? (kept as Sorted)
      : null;
