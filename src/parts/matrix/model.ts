/** A table that is narrowed, sorted and cut down to the columns one wants to compare. */
export type Row = { cells: readonly string[]; tags: readonly string[] };
export type Sort = { column: number; down: boolean };
export type View = {
  text: string;
  tags: readonly string[];
  sort: Sort | null;
  /** Columns that are put away; the first, which names the row, never is. */
  away: readonly number[];
};

export const WHOLE: View = { text: '', tags: [], sort: null, away: [] };

export const isWhole = ({ text, tags, sort, away }: View): boolean =>
  text.trim() === '' && tags.length === 0 && sort === null && away.length === 0;

/** Rows to show, by their places, in order: all words are in a row, all tags belong to it. */
export function arrange(rows: readonly Row[], view: View, language: string): number[] {
  const wanted = view.text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = rows.flatMap(({ cells, tags }, place) => {
    const own = [...cells, ...tags].join(' ').toLowerCase();
    const fits = wanted.every((word) => own.includes(word)) && view.tags.every((tag) => tags.includes(tag));
    return fits ? [place] : [];
  });
  if (!view.sort) return shown;
  const { column, down } = view.sort;
  const { compare } = new Intl.Collator(language, { numeric: true });
  const cell = (place: number): string => rows[place]?.cells[column] ?? '';
  return shown.sort((a, b) => (down ? compare(cell(b), cell(a)) : compare(cell(a), cell(b))));
}

/** Upwards, downwards, as it was written. */
export function nextSort(sort: Sort | null, column: number): Sort | null {
  if (sort?.column !== column) return { column, down: false };
  return sort.down ? null : { column, down: true };
}

export const toggled = <T>(list: readonly T[], value: T): T[] =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value];

export const readView =
  (columns: number, tags: readonly string[]) =>
  (kept: unknown): View | null => {
    const { text, tags: chosen, sort, away } = { ...WHOLE, ...(kept as Partial<View> | null) };
    const isColumn = (value: unknown): boolean => Number.isInteger(value) && Number(value) < columns;
    const fits =
      typeof text === 'string' &&
      Array.isArray(chosen) &&
      chosen.every((tag) => tags.includes(tag)) &&
      Array.isArray(away) &&
      away.every((column) => isColumn(column) && column > 0) &&
      (sort === null || isColumn(sort.column));
    return fits ? { text, tags: chosen, sort, away } : null;
  };
