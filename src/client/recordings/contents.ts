/** The table of contents beside a recording, and the same places on its seek bar. */
import { element, must } from '../element.ts';
import { type Entry, entryOf, type Mark, readTitles, signOf, spokenEntry } from './marks.ts';
import { clockOf } from './time.ts';

export class Contents {
  readonly #list = must<HTMLElement>('[data-contents]');
  readonly #ticks = must<HTMLElement>('[data-ticks]');
  readonly #empty = must<HTMLElement>('[data-contents-empty]');
  readonly #titles = readTitles();
  readonly #go: (at: number) => void;
  #entries: Entry[] = [];
  #buttons: HTMLButtonElement[] = [];
  #current = -1;

  constructor(go: (at: number) => void) {
    this.#go = go;
  }

  show(marks: readonly Mark[], lengthMs: number): void {
    this.#entries = marks.map((mark) => entryOf(mark, this.#titles));
    this.#buttons = this.#entries.map((entry) => this.#button(entry));
    this.#empty.hidden = marks.length > 0;
    this.#list.replaceChildren(...this.#buttons.map((button) => element('li', {}, button)));
    this.#ticks.replaceChildren(
      ...this.#entries.map(({ at, kind }) => {
        const tick = element('i', { 'data-kind': kind });
        tick.style.left = `${lengthMs === 0 ? 0 : (100 * at) / lengthMs}%`;
        return tick;
      }),
    );
    this.#current = -1;
  }

  /** Marks where a moment is. */
  at(ms: number): void {
    const current = this.#entries.findLastIndex(({ at }) => at <= ms);
    if (current === this.#current) return;
    this.#buttons[this.#current]?.removeAttribute('aria-current');
    this.#buttons[current]?.setAttribute('aria-current', 'true');
    this.#buttons[current]?.scrollIntoView({ block: 'nearest' });
    this.#current = current;
  }

  /** The place before or after a moment; null when there is none. */
  beside(ms: number, way: 'before' | 'after'): number | null {
    // A little past a place one still means the one before it.
    const found =
      way === 'after'
        ? this.#entries.find(({ at }) => at > ms)
        : this.#entries.findLast(({ at }) => at < ms - 1000);
    return found?.at ?? null;
  }

  #button(entry: Entry): HTMLButtonElement {
    const button = element(
      'button',
      { type: 'button', 'data-kind': entry.kind },
      element('time', {}, clockOf(entry.at)),
      element('span', { class: 'sign', 'aria-hidden': 'true' }, signOf[entry.kind]),
      element('span', { class: 'away' }, spokenEntry(entry)),
      element('span', { class: 'title', 'aria-hidden': 'true' }, entry.title),
    );
    button.addEventListener('click', () => this.#go(entry.at));
    return button;
  }
}
