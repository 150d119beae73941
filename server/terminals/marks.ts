/** Where the shell says its prompts and commands are (OSC 133), for pages and recordings. */
import type { IMarker, Terminal } from '@xterm/headless';
import type { ShellMark } from '#protocol';

const SHELL_MARKS = 133;
/** Older ones are forgotten; a screen with its scrollback holds no more commands than that. */
const MOST_MARKS = 800;
const LONGEST_COMMAND = 200;
/** Lines of a command that are read for its label. */
const MOST_LINES = 5;

const KINDS: Record<string, ShellMark['mark']> = { A: 'prompt', B: 'input', C: 'output', D: 'end' };

type Kept = { mark: ShellMark['mark']; marker: IMarker; column: number; exit: number | null };

export class Marks {
  readonly #terminal: Terminal;
  readonly #onCommand: (command: string) => void;
  #kept: Kept[] = [];

  constructor(terminal: Terminal, onCommand: (command: string) => void) {
    this.#terminal = terminal;
    this.#onCommand = onCommand;
    terminal.parser.registerOscHandler(SHELL_MARKS, (data) => {
      this.#hear(data);
      return true;
    });
  }

  list(): ShellMark[] {
    this.#kept = this.#kept.filter(({ marker }) => !marker.isDisposed && marker.line >= 0);
    return this.#kept.map(({ mark, marker, column, exit }) => ({ mark, line: marker.line, column, exit }));
  }

  #hear(data: string): void {
    const mark = KINDS[data[0] ?? ''];
    if (!mark || (data.length > 1 && data[1] !== ';')) return;
    // There are none on the other screen: full-screen programs have no prompt.
    const marker = this.#terminal.registerMarker(0);
    if (!marker) return;
    if (mark === 'output') this.#tellCommand();
    const exit = mark === 'end' ? exitOf(data) : null;
    this.#kept.push({ mark, marker, column: this.#terminal.buffer.active.cursorX, exit });
    if (this.#kept.length > MOST_MARKS) this.#kept.shift()?.marker.dispose();
  }

  /** What stands between the end of the prompt and here. */
  #tellCommand(): void {
    const begin = this.#kept.at(-1);
    if (begin?.mark !== 'input' || begin.marker.isDisposed) return;
    const buffer = this.#terminal.buffer.active;
    const lines = buffer.baseY + buffer.cursorY - begin.marker.line;
    const text = Array.from({ length: Math.min(MOST_LINES, lines + 1) }, (_, at) =>
      buffer.getLine(begin.marker.line + at)?.translateToString(true, at === 0 ? begin.column : 0),
    );
    const command = text.join(' ').trim().slice(0, LONGEST_COMMAND);
    if (command !== '') this.#onCommand(command);
  }
}

function exitOf(data: string): number | null {
  const code = /^D;(-?\d{1,10})(?:;|$)/.exec(data)?.[1];
  return code === undefined ? null : Number(code);
}
