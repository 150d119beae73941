/** A terminal in the size of another window: shown whole, as large as fits, in the middle of its place. */
import type { FitAddon } from '@xterm/addon-fit';
import type { Terminal } from '@xterm/xterm';

/** Smaller nobody reads, larger no wall is. */
const LETTERS_PX = { min: 5, max: 160 };
/** Cells are whole pixels: the first answer may be a little too large, the third never is. */
const ATTEMPTS = 4;

type Box = { terminal: Terminal; fit: FitAddon; place: HTMLElement };

/** `own` is the size of our letters, in pixels, and `most` how many times that they may become. */
export function letterbox({ terminal, fit, place }: Box, own: number, most: number): void {
  place.removeAttribute('style');
  place.dataset.letterbox = '';
  const { options, cols, rows } = terminal;
  options.fontSize = own;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const room = fit.proposeDimensions();
    if (!room || Number.isNaN(room.cols) || Number.isNaN(room.rows)) return;
    const wanted = (options.fontSize ?? own) * Math.min(room.cols / cols, room.rows / rows);
    const size = Math.max(LETTERS_PX.min, Math.min(LETTERS_PX.max, own * most, wanted));
    if (Math.abs(size - (options.fontSize ?? own)) < 0.1) break;
    options.fontSize = size;
  }
  centre(place);
}

export function leaveLetterbox({ terminal, place }: Box, own: number): void {
  delete place.dataset.letterbox;
  place.removeAttribute('style');
  terminal.options.fontSize = own;
}

function centre(place: HTMLElement): void {
  const drawn = place.querySelector<HTMLElement>('.xterm-screen');
  if (!drawn) return;
  const spare = (whole: number, used: number) => `${Math.max(0, Math.floor((whole - used) / 2))}px`;
  place.style.paddingLeft = spare(place.clientWidth, drawn.offsetWidth);
  place.style.paddingTop = spare(place.clientHeight, drawn.offsetHeight);
}
