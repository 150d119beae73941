/** The syllable that is being typed, drawn at the cursor over the cells it will take; it moves no row and no cell. */
import './preedit.css';
import type { IDisposable, Terminal } from '@xterm/xterm';
import { element } from '../element.ts';

/** What is composed is letters, which take one cell, or Hangul and hanja, which take two. */
const cellsOf = (text: string): number =>
  [...text].reduce((cells, letter) => cells + (letter >= '\u1100' ? 2 : 1), 0);

export class Preedit {
  readonly #terminal: Terminal;
  readonly #box = element('div', { class: 'terminal-preedit', 'aria-hidden': 'true', hidden: true });
  readonly #moves: IDisposable[];

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
    this.#screen?.append(this.#box);
    const place = () => this.#box.hidden || this.#place();
    this.#moves = [terminal.onRender(place), terminal.onResize(place)];
  }

  show(text: string): void {
    if (text === this.#box.textContent && this.#box.hidden === (text === '')) return;
    this.#box.textContent = text;
    this.#box.hidden = text === '';
    if (text === '') return;
    this.#terminal.scrollToBottom();
    this.#place();
  }

  dispose(): void {
    for (const move of this.#moves) move.dispose();
    this.#box.remove();
  }

  get #screen(): HTMLElement | null {
    return this.#terminal.element?.querySelector<HTMLElement>('.xterm-screen') ?? null;
  }

  #place(): void {
    const screen = this.#screen;
    if (!screen) return;
    const { cols, rows, buffer, options } = this.#terminal;
    const cell = { width: screen.clientWidth / cols, height: screen.clientHeight / rows };
    const width = cellsOf(this.#box.textContent) * cell.width;
    const left = Math.min(buffer.active.cursorX * cell.width, screen.clientWidth - width);
    Object.assign(this.#box.style, {
      width: `${width}px`,
      height: `${cell.height}px`,
      lineHeight: `${cell.height}px`,
      fontFamily: options.fontFamily,
      fontSize: `${options.fontSize}px`,
      top: `${buffer.active.cursorY * cell.height}px`,
      left: `${Math.max(0, left)}px`,
    });
  }
}
