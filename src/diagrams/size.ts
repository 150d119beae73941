/** How large a drawing is, and how it stands on a page: no smaller than can be read. */
export type Size = { width: number; height: number };

/** Room for a drawing in a lesson, in pixels. */
const COLUMN_PX = 580;
const TALL_PX = 720;
/** Room in a guide beside a terminal. */
const GUIDE_PX = 480;
/** Letters of a drawing are 16 px; below this share of it they are hard to read. */
const LEAST_SHARE = 0.72;

export function sizeOfDrawing(svg: string): Size {
  const [, , width = 0, height = 0] = (/viewBox="([^"]+)"/.exec(svg)?.[1] ?? '').split(/[\s,]+/).map(Number);
  return { width, height };
}

/** Whether its letters can be read in a lesson without scrolling. */
export const fits = ({ width, height }: Size): boolean =>
  width * LEAST_SHARE <= COLUMN_PX && height <= TALL_PX;

/** A wide drawing scrolls inside its frame before its letters become too small. */
export const leastWidth = ({ width }: Size): number => Math.round(width * LEAST_SHARE);

/** Beside a terminal there is less room; what scrolls there must be reached by keys. */
export const scrollsInGuide = (size: Size): boolean => leastWidth(size) > GUIDE_PX;
