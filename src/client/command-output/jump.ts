/** From one command to the one before or after it, in the terminal itself. */
import type { IDecoration, Terminal } from '@xterm/xterm';
import type { Command, CommandLog } from './command-log.ts';

export class Jump {
  readonly #xterm: Terminal;
  readonly #log: CommandLog;
  /** The line stood at; null at the prompt that waits. */
  #at: number | null = null;
  #bar: IDecoration | undefined;

  constructor(xterm: Terminal, log: CommandLog) {
    this.#xterm = xterm;
    this.#log = log;
  }

  /** Where it stands now; null when there is nothing that way, undefined when it came back to the prompt. */
  go(direction: 'before' | 'after'): Command | null | undefined {
    const lines = this.#log.promptLines();
    const from = this.#at ?? Number.POSITIVE_INFINITY;
    const line =
      direction === 'before' ? lines.findLast((one) => one < from) : lines.find((one) => one > from);
    if (line !== undefined) return this.to(line);
    if (direction === 'before') return null;
    this.leave();
    this.#xterm.scrollToBottom();
    return undefined;
  }

  to(line: number): Command | null {
    this.leave();
    this.#at = line;
    const { active } = this.#xterm.buffer;
    this.#xterm.scrollToLine(line);
    const marker = this.#xterm.registerMarker(line - active.baseY - active.cursorY);
    this.#bar = this.#xterm.registerDecoration({ marker, width: this.#xterm.cols });
    this.#bar?.onRender((it) => it.classList.add('jumped-to'));
    this.#bar?.onDispose(() => marker.dispose());
    return this.#log.commandAt(line) ?? null;
  }

  /** Typing begins from the prompt again. */
  leave(): void {
    this.#at = null;
    this.#bar?.dispose();
    this.#bar = undefined;
  }
}
