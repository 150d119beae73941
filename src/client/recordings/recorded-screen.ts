/** The screen of a player: shows what was recorded and does nothing else. No key, answer, title or clipboard leaves it [R13]. */
import { restoreScreen } from '#protocol';
import { loadFonts, Screen } from '../lab/screen.ts';
import { offerLink } from '../lab/terminal/link-question.ts';
import type { Surface } from './playback.ts';

/** Letters become at most this many times as large as in a terminal, where there is room. */
const LARGEST = 1.5;

export type RecordedScreen = Surface & {
  /** What can be read on it now. */
  text: () => string;
  selection: () => string;
  /** Told once all that was asked for so far is drawn. */
  drawn: () => Promise<void>;
};

export async function recordedScreen(
  place: HTMLElement,
  label: string,
  events: { say: (sentence: string) => void; sized: (cols: number, rows: number) => void },
): Promise<RecordedScreen> {
  await loadFonts();
  const nothing = () => undefined;
  const link = (address: string, shown: string) => void offerLink(address, shown, events.say);
  const screen = new Screen(place, { label, events: { link, title: nothing, bell: nothing }, work: null });
  const { xterm } = screen;
  screen.show(true);
  new ResizeObserver(() => screen.keepSize(LARGEST)).observe(place.parentElement!);
  xterm.onResize(({ cols, rows }) => events.sized(cols, rows));
  /** In order with what is written. */
  const then = (act: () => void) => xterm.write('', act);
  const clear = (cols: number, rows: number) => {
    xterm.reset();
    xterm.resize(cols, rows);
    events.sized(cols, rows);
  };
  return {
    clear: (cols, rows) => then(() => clear(cols, rows)),
    resize: (cols, rows) => then(() => xterm.resize(cols, rows)),
    write: (text) => xterm.write(text),
    restore: ({ cols, rows, state }) =>
      then(() => {
        clear(cols, rows);
        restoreScreen(xterm, state);
      }),
    selection: () => screen.selection(),
    drawn: () => new Promise((resolve) => then(resolve)),
    text: () => {
      const { active } = xterm.buffer;
      const lines = Array.from({ length: xterm.rows }, (_, y) =>
        active.getLine(active.baseY + y)?.translateToString(true),
      );
      return lines.join('\n').trimEnd();
    },
  };
}
