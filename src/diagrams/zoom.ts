/** How large a drawing is shown: 1 is its own size. */
import type { Size } from './size.ts';

export const LEAST = 0.25;
export const MOST = 4;
const STEP = 1.25;
/** A small drawing is not blown up more than so often to fill a window. */
const FIT_MOST = 2;

const bounded = (scale: number): number => Math.min(MOST, Math.max(LEAST, scale));

export const fitted = (drawing: Size, room: Size): number =>
  bounded(Math.min(FIT_MOST, room.width / drawing.width, room.height / drawing.height));

export const larger = (scale: number): number => bounded(scale * STEP);
export const smaller = (scale: number): number => bounded(scale / STEP);

/** Where a window has to stand so that what was in its middle stays there. */
export const kept = (scroll: number, room: number, by: number): number => (scroll + room / 2) * by - room / 2;
