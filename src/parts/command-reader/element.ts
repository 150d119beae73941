import { element, must } from '../../client/element.ts';
import { fill } from '../../i18n/fill.ts';
import { LivePart } from '../live.ts';
import { type Opened, open, readOpened } from './model.ts';
import type { Words } from './words.ts';

/** The pieces of a command become buttons; each opens its explanation, arrows go along. */
class CommandReader extends LivePart<Words> {
  #opened: Opened = [];

  get #buttons(): HTMLElement[] {
    return this.all('piece');
  }
  get #memory() {
    return this.memory(readOpened(this.#buttons.length));
  }

  protected start(): void {
    for (const [part, piece] of this.#buttons.entries()) {
      const button = element('button', { type: 'button', 'data-piece': true }, piece.textContent);
      button.addEventListener('click', () => this.#open(part));
      button.addEventListener('keydown', (press) => this.#arrow(press, part));
      piece.replaceWith(button);
    }
    this.one('every').addEventListener('click', () => this.#change([...this.#opened, ...this.#rest]));
    this.#opened = this.#memory.get() ?? [];
    this.#show();
  }

  protected restart(): void {
    this.#memory.forget();
    this.#opened = [];
    this.#show();
    this.#buttons[0]?.focus();
  }

  get #rest(): number[] {
    return this.#buttons.flatMap((_, part) => (this.#opened.includes(part) ? [] : [part]));
  }

  #open(part: number): void {
    this.#change(open(this.#opened, part));
    const left = this.#rest.length;
    const said = must('[data-says]', this.all('row')[part]).textContent;
    this.one('spoken').textContent = `${said} ${left ? fill(this.words.left, { count: left }) : ''}`;
  }

  #arrow(press: KeyboardEvent, part: number): void {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[press.key];
    if (!by || press.ctrlKey || press.metaKey || press.altKey) return;
    press.preventDefault();
    this.#buttons[part + by]?.focus();
  }

  #change(opened: Opened): void {
    this.#opened = opened;
    this.#memory.set(opened);
    this.#show();
  }

  #show(): void {
    const last = this.#opened.at(-1);
    for (const [part, button] of this.#buttons.entries()) {
      button.setAttribute('aria-expanded', String(this.#opened.includes(part)));
      button.toggleAttribute('data-last', part === last);
    }
    for (const [part, row] of this.all('row').entries()) {
      row.hidden = !this.#opened.includes(part);
      row.toggleAttribute('data-last', part === last);
    }
    this.one('every').hidden = this.#rest.length === 0;
    this.one('again').hidden = this.#opened.length === 0;
  }
}

customElements.define('command-reader', CommandReader);
