/** Colours of a terminal: the sixteen of its programs in two sets, and the ones it shares with the page around it. */
import type { ITheme } from '@xterm/xterm';
import type { Settings } from './settings.ts';

export type Tone = 'dark' | 'light';

const NIGHT: ITheme = {
  selectionBackground: '#4d6f80aa',
  black: '#3b4650',
  red: '#ee8f76',
  green: '#83cbb4',
  yellow: '#e5b75c',
  blue: '#8bb8e8',
  magenta: '#d3a4d8',
  cyan: '#7fcbd6',
  white: '#d9d4c7',
  brightBlack: '#8994a0',
  brightRed: '#ffab95',
  brightGreen: '#a5e3cf',
  brightYellow: '#f5d083',
  brightBlue: '#afd0f4',
  brightMagenta: '#e6c3ea',
  brightCyan: '#a8e2ea',
  brightWhite: '#fffaf0',
};

/** Ink on paper. White stays light: programs use it as a ground far more often than as a letter. */
const DAY: ITheme = {
  selectionBackground: '#a9cdbfaa',
  black: '#1c232b',
  red: '#983c2a',
  green: '#22624f',
  yellow: '#7a5200',
  blue: '#274f7d',
  magenta: '#7b3a76',
  cyan: '#1d6070',
  white: '#ddd5c3',
  brightBlack: '#5d6670',
  brightRed: '#b4472f',
  brightGreen: '#2c7a62',
  brightYellow: '#8f6408',
  brightBlue: '#33649b',
  brightMagenta: '#93498d',
  brightCyan: '#257487',
  brightWhite: '#fffdf8',
};

/** Grounds of what was found and of the one that is looked at; xterm takes six digits only. */
export const FOUND: Record<Tone, { match: string; active: string }> = {
  dark: { match: '#4a4326', active: '#8a6a1c' },
  light: { match: '#f3e3b3', active: '#e5b75c' },
};

export function toneOf({ theme }: Pick<Settings, 'theme'>): Tone {
  if (theme !== 'site') return theme;
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Calls back when the brightness of the pages changes; returns its end. */
export function whenBrightnessChanges(act: () => void): () => void {
  const device = matchMedia('(prefers-color-scheme: dark)');
  document.documentElement.addEventListener('madang:theme', act);
  device.addEventListener('change', act);
  return () => {
    document.documentElement.removeEventListener('madang:theme', act);
    device.removeEventListener('change', act);
  };
}

export function themeOf(place: HTMLElement, tone: Tone): ITheme {
  const ground = colour(place, '--night');
  return {
    ...(tone === 'light' ? DAY : NIGHT),
    background: ground,
    foreground: colour(place, '--night-ink'),
    cursor: colour(place, '--night-celadon'),
    cursorAccent: ground,
  };
}

/** Custom properties may hold light-dark(); only a computed colour can be given to xterm. */
function colour(place: HTMLElement, name: string): string {
  const probe = document.createElement('i');
  probe.style.color = `var(${name})`;
  place.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}
