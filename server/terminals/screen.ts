/** What a terminal shows, kept on the server so that a viewer can be given all of it at once. */
import { createRequire } from 'node:module';
import type { ITerminalAddon } from '@xterm/headless';
import {
  type ColorEvent,
  captureScreen,
  guardTerminal,
  insideOf,
  type Letters,
  NONE,
  type ScreenState,
  type ShellMark,
  unfinishedAfter,
} from '#protocol';
import { SCROLLBACK_LINES } from './limits.ts';
import { Marks } from './marks.ts';
import { plainTitle } from './plain-title.ts';
import type { Size } from './size.ts';
import { skim } from './skim.ts';

// These packages are CommonJS whose names Node cannot see from outside.
const require = createRequire(import.meta.url);
const { Terminal } = require('@xterm/headless') as typeof import('@xterm/headless');
const { SerializeAddon } = require('@xterm/addon-serialize') as typeof import('@xterm/addon-serialize');
const { UnicodeGraphemesAddon } =
  require('@xterm/addon-unicode-graphemes') as typeof import('@xterm/addon-unicode-graphemes');

/**
 * Everything a terminal is: `state` makes another one the same and asks it nothing; `offset` is how many bytes of the
 * shell it holds; `marks` are the shell's own marks (OSC 133), counted from the top of the state's lines.
 */
export type Snapshot = Size & { state: ScreenState; title: string; offset: number; marks: ShellMark[] };

/** The same, with text that draws its screen for recordings that other players show too. */
export type Frame = Snapshot & { data: string };

export type ScreenEvents = {
  /** The program named its window: plain text, bounded. */
  title: (title: string) => void;
  /** A command began, as its shell marks it: what was typed, as it stands on the screen. */
  mark: (label: string) => void;
  /** Something could not be drawn: what others were sent of it may look different over there. */
  stumbled: () => void;
};
const QUIET: ScreenEvents = { title: () => {}, mark: () => {}, stumbled: () => {} };

/** As much as a pty gives at once. */
const PIECE_BYTES = 4096;

const CARRIAGE_RETURN = 0x0d;
const SET_COLOR = 1;
const RESTORE_COLOR = 2;
const PALETTE = 256;

export class Screen {
  readonly #terminal: InstanceType<typeof Terminal>;
  readonly #letters: Letters;
  readonly #marks: Marks;
  readonly #colors = new Map<number, [number, number, number]>();
  #unfinished = NONE;
  #title = '';
  #offset = 0;

  constructor(size: Size, events: ScreenEvents = QUIET, scrollback = SCROLLBACK_LINES) {
    this.#terminal = new Terminal({ ...size, scrollback, allowProposedApi: true, logLevel: 'off' });
    // The pages measure characters with the same tables; other widths would shift what comes back.
    this.#terminal.loadAddon(new UnicodeGraphemesAddon() as unknown as ITerminalAddon);
    this.#letters = guardTerminal(this.#terminal, events.stumbled);
    this.#marks = new Marks(this.#terminal, events.mark);
    this.#terminal.onTitleChange((title) => {
      this.#title = plainTitle(title);
      events.title(this.#title);
    });
    insideOf(this.#terminal)._inputHandler.onColor((event) => this.#onColor(event));
    // Nothing listens to what this screen would answer (`onData`): questions are for the viewer in charge [T10].
  }

  /** Draws at once, in pieces: where the library stumbles, only what is left of one piece is lost. */
  write(bytes: Uint8Array): void {
    const core = insideOf(this.#terminal);
    for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
      const piece = bytes.subarray(from, from + PIECE_BYTES);
      core._inputHandler.parse(piece);
      this.#offset += piece.length;
      const { half } = this.#letters;
      this.#unfinished = unfinishedAfter(core, { before: this.#unfinished, piece, half });
    }
  }

  /** Takes what nobody can see any more at the beginning of `bytes` as drawn; answers how much that was. */
  skim(bytes: Uint8Array): number {
    const core = insideOf(this.#terminal);
    const { active, normal } = core.buffers;
    const { rows } = this.#terminal;
    const scrolls = active === normal && normal.scrollTop === 0 && normal.scrollBottom === rows - 1;
    // Each line that is written on keeps a link alive.
    const linked = core._inputHandler._curAttrData.extended._urlId !== 0;
    if (!scrolls || linked || this.#unfinished.length > 0) return 0;
    const skimmed = skim(bytes, normal.lines.maxLength + rows + 1);
    if (!skimmed) return 0;
    core._inputHandler.parse(Buffer.concat([skimmed.pen, Uint8Array.of(CARRIAGE_RETURN)]));
    this.#offset += skimmed.from;
    return skimmed.from;
  }

  resize(size: Size): void {
    this.#terminal.resize(size.cols, size.rows);
  }

  /** The state after exactly the bytes written so far. */
  snapshot(): Snapshot {
    const { cols, rows } = this.#terminal;
    const state = captureScreen(this.#terminal, { colors: this.#colors, unfinished: this.#unfinished });
    return { cols, rows, state, title: this.#title, offset: this.#offset, marks: this.#marks.list() };
  }

  frame(): Frame {
    const addon = new SerializeAddon();
    this.#terminal.loadAddon(addon as unknown as ITerminalAddon);
    // What had scrolled away before somebody asked for a recording is not in it.
    const data = addon.serialize({ scrollback: 0 });
    addon.dispose();
    return { ...this.snapshot(), data };
  }

  dispose(): void {
    this.#terminal.dispose();
  }

  #onColor(event: ColorEvent): void {
    for (const { type, index, color } of event) {
      if (type === SET_COLOR && index !== undefined && color) this.#colors.set(index, color);
      else if (type === RESTORE_COLOR && index !== undefined) this.#colors.delete(index);
      else if (type === RESTORE_COLOR) {
        for (const one of [...this.#colors.keys()]) if (one < PALETTE) this.#colors.delete(one);
      }
    }
  }
}
