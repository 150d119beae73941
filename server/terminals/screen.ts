/**
 * What a terminal shows, kept on the server so that a viewer can be given all of it at once.
 * The seam for an exact snapshot: `snapshot()` is the only place that knows how state becomes text.
 */
import { createRequire } from 'node:module';
import type { ITerminalAddon } from '@xterm/headless';
import type { ShellMark } from '#protocol';
import { SCROLLBACK_LINES } from './limits.ts';
import type { Size } from './size.ts';

// Both packages are CommonJS whose names Node cannot see from outside.
const require = createRequire(import.meta.url);
const { Terminal } = require('@xterm/headless') as typeof import('@xterm/headless');
const { SerializeAddon } = require('@xterm/addon-serialize') as typeof import('@xterm/addon-serialize');
const { UnicodeGraphemesAddon } =
  require('@xterm/addon-unicode-graphemes') as typeof import('@xterm/addon-unicode-graphemes');

/**
 * Everything a terminal shows. `data` brings a fresh terminal into that state and asks it nothing; `offset` is how many
 * bytes of the shell it holds; `marks` are the shell's own marks (OSC 133), counted from the top of `data`.
 */
export type Snapshot = Size & { data: string; title: string; offset: number; marks: ShellMark[] };

export type ScreenEvents = {
  /** The program named its window: plain text, bounded. */
  title: (title: string) => void;
  /** A command began or ended, as its shell marks it; a label for a list of places. */
  mark: (label: string) => void;
};
const QUIET: ScreenEvents = { title: () => {}, mark: () => {} };

export class Screen {
  readonly #terminal: InstanceType<typeof Terminal>;
  readonly #serialize = new SerializeAddon();
  #title = '';
  #offset = 0;

  constructor(size: Size, events: ScreenEvents = QUIET) {
    this.#terminal = new Terminal({ ...size, scrollback: SCROLLBACK_LINES, allowProposedApi: true });
    this.#terminal.loadAddon(this.#serialize as unknown as ITerminalAddon);
    // The pages measure characters with the same tables; other widths would shift what comes back.
    this.#terminal.loadAddon(new UnicodeGraphemesAddon() as unknown as ITerminalAddon);
    this.#terminal.onTitleChange((title) => {
      this.#title = title;
      events.title(title);
    });
    // Nothing listens to what this screen would answer (`onData`): questions are for the viewer in charge [T10].
  }

  /** `drawn` is called once these bytes are on the screen. */
  write(bytes: Uint8Array, drawn: () => void = () => {}): void {
    this.#terminal.write(bytes, () => {
      this.#offset += bytes.length;
      drawn();
    });
  }

  /** In order with the bytes: what came before is drawn at the old size, what comes after at the new one. */
  resize(size: Size): void {
    this.#terminal.write('', () => this.#terminal.resize(size.cols, size.rows));
  }

  /** Tells the state after exactly the bytes written so far. `tell` runs before any later byte is drawn. */
  snapshot(tell: (snapshot: Snapshot) => void): void {
    this.#terminal.write('', () => {
      const data = this.#serialize.serialize({ scrollback: SCROLLBACK_LINES });
      const { cols, rows } = this.#terminal;
      tell({ data, cols, rows, title: this.#title, offset: this.#offset, marks: [] });
    });
  }

  dispose(): void {
    this.#terminal.dispose();
  }
}
