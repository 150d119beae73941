/** Cards to learn by heart: what is known leaves the pile, what is not comes again at its end. */
export type Pile = readonly number[];

export const wholePile = (cards: number): Pile => Array.from({ length: cards }, (_, card) => card);

export const afterTurn = ([card, ...rest]: Pile, knew: boolean): Pile =>
  card === undefined || knew ? rest : [...rest, card];

export const readPile =
  (cards: number) =>
  (kept: unknown): Pile | null =>
    Array.isArray(kept) &&
    new Set(kept).size === kept.length &&
    kept.every((card) => Number.isInteger(card) && card >= 0 && card < cards)
      ? (kept as number[])
      : null;
