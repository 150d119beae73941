/** How a reader wants terminals to look and behave: kept in this browser, the same in all its windows. */
import { recall, remember } from '../../remember.ts';

const KEY = 'terminal-settings';

/** The sizes one step apart, in percent of our own. */
export const ZOOMS = [60, 70, 80, 90, 100, 110, 125, 150, 175, 200] as const;
export const SCROLLBACKS = [1000, 5000, 20_000] as const;
export const THEMES = ['dark', 'light', 'site'] as const;
export const BELLS = ['mark', 'sound', 'off'] as const;

export type Settings = {
  zoom: (typeof ZOOMS)[number];
  /** `site` is light where the pages are. */
  theme: (typeof THEMES)[number];
  bell: (typeof BELLS)[number];
  /** Lines above the screen. */
  scrollback: (typeof SCROLLBACKS)[number];
  screenReader: boolean;
  /** Drawn by the graphics card while it can be seen. */
  graphics: boolean;
  /** Asks before more than one line is pasted; what hides something is always asked about. */
  askLines: boolean;
};

export const STANDARD: Settings = {
  zoom: 100,
  theme: 'dark',
  bell: 'mark',
  scrollback: 5000,
  screenReader: false,
  graphics: true,
  askLines: true,
};

/** Whatever storage holds, of another version or of nobody's making, becomes settings. */
export function readSettings(found: unknown): Settings {
  const given = (typeof found === 'object' && found !== null ? found : {}) as Record<string, unknown>;
  const oneOf = <T>(all: readonly T[], value: unknown, otherwise: T): T =>
    all.includes(value as T) ? (value as T) : otherwise;
  const yesNo = [true, false] as const;
  return {
    zoom: oneOf(ZOOMS, given.zoom, STANDARD.zoom),
    theme: oneOf(THEMES, given.theme, STANDARD.theme),
    bell: oneOf(BELLS, given.bell, STANDARD.bell),
    scrollback: oneOf(SCROLLBACKS, given.scrollback, STANDARD.scrollback),
    screenReader: oneOf(yesNo, given.screenReader, STANDARD.screenReader),
    graphics: oneOf(yesNo, given.graphics, STANDARD.graphics),
    askLines: oneOf(yesNo, given.askLines, STANDARD.askLines),
  };
}

let current = readSettings(recall(KEY));
const listeners = new Set<(settings: Settings) => void>();

const tell = () => {
  for (const listener of [...listeners]) listener(current);
};

export const settings = {
  get now(): Settings {
    return current;
  },
  change(change: Partial<Settings>): void {
    current = readSettings({ ...current, ...change });
    remember(KEY, current);
    tell();
  },
  /** One step larger (+1) or smaller (-1); 0 is our own size. */
  zoomBy(steps: -1 | 0 | 1): void {
    const at = steps === 0 ? ZOOMS.indexOf(STANDARD.zoom) : ZOOMS.indexOf(current.zoom) + steps;
    settings.change({ zoom: ZOOMS[Math.min(ZOOMS.length - 1, Math.max(0, at))]! });
  },
  /** Calls back now and after every change; returns its end. */
  subscribe(listener: (settings: Settings) => void): () => void {
    listeners.add(listener);
    listener(current);
    return () => listeners.delete(listener);
  },
};

if (typeof window !== 'undefined')
  addEventListener('storage', ({ key }) => {
    if (key !== `madang.${KEY}`) return;
    current = readSettings(recall(KEY));
    tell();
  });
