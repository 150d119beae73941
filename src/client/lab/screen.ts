/** The drawn terminal: xterm with our fonts and colours. Loaded only when a terminal can be seen. */
import '@xterm/xterm/css/xterm.css';
import '../../styles/terminal-fonts.css';
import { FitAddon } from '@xterm/addon-fit';
import { UnicodeGraphemesAddon } from '@xterm/addon-unicode-graphemes';
import { WebLinksAddon } from '@xterm/addon-web-links';
import { type IBufferRange, Terminal } from '@xterm/xterm';
import { guardTerminal, restoreScreen, TERMINAL_SIZE, type TerminalEvent } from '#protocol';
import { Finder } from './terminal/finder.ts';
import { drawByGraphics, drawByPage } from './terminal/graphics.ts';
import { leaveLetterbox, letterbox } from './terminal/letterbox.ts';
import { clearPlanted } from './terminal/planted.ts';
import { isReply } from './terminal/replies.ts';
import { type Settings, settings } from './terminal/settings.ts';
import { themeOf, toneOf, whenBrightnessChanges } from './terminal/theme.ts';

const FONT = '"Madang Mono", D2Coding, "Noto Sans Mono CJK KR", monospace';
const FONT_SIZE_PX = 14.5;

export type ScreenEvent = Extract<TerminalEvent, { type: 'screen' }>;

export type ScreenEvents = {
  /** An address of the machine, and the text it stands behind. */
  link: (address: string, shown: string) => void;
  title: (title: string) => void;
  bell: () => void;
};

/** What a screen that works in a shell has beyond one that only shows it. */
export type WorkEvents = {
  input: (text: string) => void;
  binary: (bytes: Uint8Array) => void;
  /** A program wants to put this into the clipboard, or asks for what is in it (OSC 52). */
  clipboard: (request: string) => void;
  /** Returns false for keys the page takes for itself. */
  key: (event: KeyboardEvent) => boolean;
};

export type ScreenOptions = { label: string; events: ScreenEvents; work: WorkEvents | null };

export class Screen {
  readonly #terminal: Terminal;
  readonly #place: HTMLElement;
  readonly #fit = new FitAddon();
  readonly finder: Finder;
  readonly #ends: Array<() => void> = [];
  /** While a snapshot is drawn nothing may be answered to it. */
  #restoring = 0;
  #shown = false;
  /** Drawn in somebody else's size, as large as fits below this factor of our letters. */
  #letterbox: number | null = null;

  constructor(place: HTMLElement, { label, events, work }: ScreenOptions) {
    this.#place = place;
    this.#terminal = new Terminal({
      allowProposedApi: true,
      cursorBlink: work !== null && !matchMedia('(prefers-reduced-motion: reduce)').matches,
      cursorInactiveStyle: work ? 'outline' : 'none',
      disableStdin: work === null,
      fontFamily: FONT,
      fontSize: sizeOf(settings.now),
      lineHeight: 1.22,
      scrollback: settings.now.scrollback,
      screenReaderMode: settings.now.screenReader,
      theme: themeOf(place, toneOf(settings.now)),
      minimumContrastRatio: 4.5,
      // No program may move, read or report the window (S-15).
      windowOptions: {},
      linkHandler: {
        activate: (_, address, range) => events.link(address, this.#textIn(range)),
        allowNonHttpProtocols: false,
      },
    });
    const terminal = this.#terminal;
    guardTerminal(terminal);
    terminal.loadAddon(this.#fit);
    this.finder = new Finder(terminal);
    terminal.loadAddon(new WebLinksAddon((_, address) => events.link(address, address)));
    terminal.loadAddon(new UnicodeGraphemesAddon());
    terminal.onTitleChange((title) => this.#restoring === 0 && events.title(title));
    terminal.onBell(() => this.#restoring === 0 && events.bell());
    terminal.parser.registerOscHandler(52, (request) => {
      if (this.#restoring === 0) work?.clipboard(request);
      return true;
    });
    // After the terminal itself has taken the new size.
    terminal.onResize(() => queueMicrotask(() => this.#letterbox !== null && this.keepSize(this.#letterbox)));
    if (work) this.#work(work);
    terminal.open(place);
    terminal.textarea?.setAttribute('aria-label', label);
    if (!work) terminal.textarea?.remove();
    else if (terminal.textarea) clearPlanted(place, terminal.textarea, () => terminal.getSelection());
    this.#ends.push(
      settings.subscribe((now) => this.#adopt(now)),
      whenBrightnessChanges(() => this.#paint()),
    );
  }

  /** A key typed while a snapshot is drawn goes to the shell; an answer to something in it does not. */
  #work(work: WorkEvents): void {
    const terminal = this.#terminal;
    terminal.attachCustomKeyEventHandler(work.key);
    terminal.onData((text) => {
      if (this.#restoring === 0 || !isReply(text)) work.input(text);
    });
    terminal.onBinary((text) => {
      if (this.#restoring === 0) work.binary(Uint8Array.from(text, (letter) => letter.charCodeAt(0)));
    });
  }

  #adopt(now: Settings): void {
    const { options } = this.#terminal;
    options.scrollback = now.scrollback;
    options.screenReaderMode = now.screenReader;
    this.#paint();
    if (this.#letterbox === null) options.fontSize = sizeOf(now);
    else this.keepSize(this.#letterbox);
    this.show(this.#shown);
  }

  #paint(): void {
    this.#terminal.options.theme = themeOf(this.#place, toneOf(settings.now));
  }

  /** Visible text of a range, as far as it is on one line: what a link stands behind. */
  #textIn({ start, end }: IBufferRange): string {
    const line = this.#terminal.buffer.active.getLine(start.y - 1);
    return line?.translateToString(true, start.x - 1, start.y === end.y ? end.x : undefined) ?? '';
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

  /** Fits the window; `null` while the terminal cannot be seen. */
  fit(): { cols: number; rows: number } | null {
    if (this.#letterbox !== null) leaveLetterbox(this.#box, sizeOf(settings.now));
    this.#letterbox = null;
    const wanted = this.#fit.proposeDimensions();
    if (!wanted || Number.isNaN(wanted.cols) || Number.isNaN(wanted.rows)) return null;
    const cols = clamp(wanted.cols, TERMINAL_SIZE.cols);
    const rows = clamp(wanted.rows, TERMINAL_SIZE.rows);
    if (cols !== this.#terminal.cols || rows !== this.#terminal.rows) this.#terminal.resize(cols, rows);
    return { cols, rows };
  }

  /** Stays in the size it has, which is another window's; letters become at most `most` times our own. */
  keepSize(most = 1): void {
    this.#letterbox = most;
    letterbox(this.#box, sizeOf(settings.now), most);
  }

  get #box() {
    return { terminal: this.#terminal, fit: this.#fit, place: this.#place };
  }

  /** Whether somebody can see it: the graphics card works for those who are seen. */
  show(shown: boolean): void {
    this.#shown = shown;
    if (shown && settings.now.graphics) void drawByGraphics(this.#terminal);
    else drawByPage(this.#terminal);
  }

  write(bytes: Uint8Array, drawn: () => void): void {
    this.#terminal.write(bytes, drawn);
  }

  /** Becomes what the server's own terminal is, in place of what was there. */
  restore({ data, state, cols, rows }: ScreenEvent): void {
    this.#restoring += 1;
    this.#terminal.write('', () => {
      this.#terminal.reset();
      this.#terminal.resize(cols, rows);
      if (state) restoreScreen(this.#terminal, state);
    });
    this.#terminal.write(data, () => {
      this.#restoring -= 1;
    });
  }

  focus(): void {
    this.#terminal.focus();
  }

  selection(): string {
    return this.#terminal.getSelection();
  }

  dispose(): void {
    for (const end of this.#ends) end();
    drawByPage(this.#terminal);
    this.#terminal.dispose();
  }
}

const sizeOf = ({ zoom }: Settings): number => (FONT_SIZE_PX * zoom) / 100;

/** One of each slice of the font; by number, so that the slices cut for what is written here do not follow from it. */
const OF_EACH_SLICE = { usual: 'a\u03b1\ud55c\ubdc1', bold: 'a\u017c' };

/** Fonts first: cells are measured when a terminal opens. */
export async function loadFonts(): Promise<void> {
  await Promise.all([
    document.fonts.load(`${FONT_SIZE_PX}px "Madang Mono"`, OF_EACH_SLICE.usual),
    document.fonts.load(`700 ${FONT_SIZE_PX}px "Madang Mono"`, OF_EACH_SLICE.bold),
  ]).catch(() => undefined);
}

const clamp = (value: number, { min, max }: { min: number; max: number }) =>
  Math.min(max, Math.max(min, value));
