/** The drawn terminal: xterm with our fonts and colours. Loaded only when a terminal can be seen. */
import '@xterm/xterm/css/xterm.css';
import { FitAddon } from '@xterm/addon-fit';
import { SearchAddon } from '@xterm/addon-search';
import { UnicodeGraphemesAddon } from '@xterm/addon-unicode-graphemes';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { type ITheme, Terminal } from '@xterm/xterm';
import { TERMINAL_SIZE } from '#protocol';

const FONT = '"Madang Mono", D2Coding, "Noto Sans Mono CJK KR", monospace';
const FONT_SIZE_PX = 14.5;

export type ScreenOptions = {
  label: string;
  onInput: (text: string) => void;
  onBinary: (bytes: Uint8Array) => void;
  onLink: (address: string) => void;
  /** Returns false for keys the page takes for itself. */
  onKey: (event: KeyboardEvent, screen: Screen) => boolean;
};

export class Screen {
  readonly #terminal: Terminal;
  readonly #fit = new FitAddon();
  readonly #search = new SearchAddon();
  /** While a snapshot is drawn nothing may be answered to it. */
  #restoring = 0;

  constructor(place: HTMLElement, options: ScreenOptions) {
    this.#terminal = new Terminal({
      allowProposedApi: true,
      cursorBlink: !matchMedia('(prefers-reduced-motion: reduce)').matches,
      fontFamily: FONT,
      fontSize: FONT_SIZE_PX,
      lineHeight: 1.22,
      scrollback: 5000,
      theme: themeOf(place),
      minimumContrastRatio: 4.5,
      linkHandler: { activate: (_, address) => options.onLink(address), allowNonHttpProtocols: false },
    });
    const terminal = this.#terminal;
    terminal.loadAddon(this.#fit);
    terminal.loadAddon(this.#search);
    terminal.loadAddon(new WebLinksAddon((_, address) => options.onLink(address)));
    terminal.loadAddon(new UnicodeGraphemesAddon());
    terminal.attachCustomKeyEventHandler((event) => options.onKey(event, this));
    terminal.onData((text) => this.#restoring === 0 && options.onInput(text));
    terminal.onBinary((text) => {
      if (this.#restoring === 0) options.onBinary(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
    });
    terminal.open(place);
    terminal.textarea?.setAttribute('aria-label', options.label);
    document.documentElement.addEventListener('madang:theme', () => this.paint(place));
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.paint(place));
  }

  /** The terminal itself, for parts that attach to it. */
  get xterm(): Terminal {
    return this.#terminal;
  }

  get size(): { cols: number; rows: number } {
    return { cols: this.#terminal.cols, rows: this.#terminal.rows };
  }

  /** Whether the shell takes a paste as one piece. */
  get takesPastes(): boolean {
    return this.#terminal.modes.bracketedPasteMode;
  }

  paint(place: HTMLElement): void {
    this.#terminal.options.theme = themeOf(place);
  }

  /** Fits the window; `null` while the terminal cannot be seen. */
  fit(): { cols: number; rows: number } | null {
    const wanted = this.#fit.proposeDimensions();
    if (!wanted || Number.isNaN(wanted.cols) || Number.isNaN(wanted.rows)) return null;
    const cols = clamp(wanted.cols, TERMINAL_SIZE.cols);
    const rows = clamp(wanted.rows, TERMINAL_SIZE.rows);
    if (cols !== this.#terminal.cols || rows !== this.#terminal.rows) this.#terminal.resize(cols, rows);
    return { cols, rows };
  }

  write(bytes: Uint8Array, drawn: () => void): void {
    this.#terminal.write(bytes, drawn);
  }

  /** Draws a whole screen in place of what was there. */
  restore(data: string, cols: number, rows: number): void {
    this.#restoring += 1;
    this.#terminal.write('', () => {
      this.#terminal.reset();
      this.#terminal.resize(cols, rows);
    });
    this.#terminal.write(data, () => {
      this.#restoring -= 1;
    });
  }

  /** As if pasted: in one piece where the shell understands it, line by line where not. */
  paste(text: string): void {
    this.#terminal.paste(text);
  }

  focus(): void {
    this.#terminal.focus();
  }

  selection(): string {
    return this.#terminal.getSelection();
  }

  onSelection(changed: () => void): void {
    this.#terminal.onSelectionChange(changed);
  }

  find(text: string, direction: 'next' | 'previous'): boolean {
    return direction === 'next' ? this.#search.findNext(text) : this.#search.findPrevious(text);
  }

  dispose(): void {
    this.#terminal.dispose();
  }
}

/** Fonts first: cells are measured when a terminal opens. */
export async function loadFonts(): Promise<void> {
  await Promise.all([
    document.fonts.load(`${FONT_SIZE_PX}px "Madang Mono"`, 'a─'),
    document.fonts.load(`700 ${FONT_SIZE_PX}px "Madang Mono"`, 'a'),
    document.fonts.load(`${FONT_SIZE_PX}px "Madang Mono"`, '한'),
  ]).catch(() => undefined);
}

const clamp = (value: number, { min, max }: { min: number; max: number }) =>
  Math.min(max, Math.max(min, value));

/** Custom properties may hold light-dark(); only a computed colour can be given to xterm. */
function colour(place: HTMLElement, name: string): string {
  const probe = document.createElement('i');
  probe.style.color = `var(${name})`;
  place.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

function themeOf(place: HTMLElement): ITheme {
  const night = colour(place, '--night');
  return {
    background: night,
    foreground: colour(place, '--night-ink'),
    cursor: colour(place, '--night-celadon'),
    cursorAccent: night,
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
}
