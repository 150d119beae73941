/** What every live part starts from: its words, its memory, the line that tells what happened, the way back to the start. */
import { element, must } from '../client/element.ts';
import { type Keep, keep } from './kept.ts';

export type Tone = 'right' | 'wrong' | 'open';

/**
 * Written around the frame: `<flip-table data-place={place} data-words={JSON.stringify(words)}><Part …>…</Part></flip-table>`.
 * `start` runs once; `restart` when the reader asks for it.
 */
export abstract class LivePart<Words = unknown> extends HTMLElement {
  #started = false;
  #undo: (() => void) | null = null;

  connectedCallback(): void {
    if (this.#started) return;
    this.#started = true;
    this.start();
    this.one<HTMLElement>('foot').hidden = false;
    this.one('again').addEventListener('click', () => {
      this.tell();
      this.restart();
    });
    this.one('undo').addEventListener('click', () => {
      const undo = this.#undo;
      this.offerUndo(null);
      this.tell();
      undo?.();
    });
  }

  protected abstract start(): void;
  protected abstract restart(): void;

  protected get words(): Words {
    return JSON.parse(this.dataset.words ?? '{}') as Words;
  }

  /** The element of this part that is marked `data-<name>`. */
  protected one<T extends HTMLElement = HTMLElement>(name: string): T {
    return must<T>(`[data-${name}]`, this);
  }

  protected all<T extends HTMLElement = HTMLElement>(name: string): T[] {
    return [...this.querySelectorAll<T>(`[data-${name}]`)];
  }

  protected memory<T>(read: (value: unknown) => T | null): Keep<T> {
    return keep(this.dataset.place ?? '', read);
  }

  /** After a start again that loses work; `null` when there is no longer anything to bring back. */
  protected offerUndo(undo: (() => void) | null): void {
    const button = this.one('undo');
    if (undo) this.tell(button.dataset.undone ?? '');
    button.hidden = undo === null;
    this.#undo = undo;
  }

  /** Says what happened, to eyes and to screen readers; a verdict comes first and has a sign beside its colour. */
  protected tell(...said: Array<Node | string>): void {
    const line = this.one('told');
    delete line.dataset.tone;
    line.replaceChildren(...said);
  }

  protected judge(tone: Tone, verdict: string, ...said: Array<Node | string>): void {
    const sign = { right: '●', wrong: '○', open: '△' }[tone];
    this.tell(element('b', {}, `${sign} ${verdict}`), ' ', ...said);
    this.one('told').dataset.tone = tone;
  }
}

/** Copies what stands in an element, so that texts with code and strong words are written once, by the page. */
export const copied = (from: Element | null): Node[] =>
  [...(from?.childNodes ?? [])].map((node) => node.cloneNode(true));
