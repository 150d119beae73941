/** A file on its way, in one line of the panel. */
import { fill, words } from '../../i18n/files.ts';
import { element } from '../element.ts';
import { plain } from '../lab/terminal/plain-text.ts';
import type { FileDesk, Transfer } from './desk.ts';
import { sizeWords } from './sizes.ts';

const SIGN: Readonly<Record<Transfer['state'], string>> = {
  waiting: '○',
  moving: '◐',
  done: '●',
  failed: '✕',
  stopped: '–',
};

export class TransferRow {
  readonly transfer: Transfer;
  readonly element: HTMLElement;
  readonly #sign = element('span', { class: 'sign', 'aria-hidden': 'true' });
  readonly #bar: HTMLProgressElement;
  readonly #words = element('p', {});
  readonly #act = element('button', { type: 'button', class: 'button quiet' });
  readonly #name: string;

  constructor(transfer: Transfer, desk: FileDesk) {
    this.transfer = transfer;
    this.#name = plain(transfer.name, 120);
    this.#bar = element('progress', { max: String(Math.max(1, transfer.size)), 'aria-label': this.#name });
    this.#act.addEventListener('click', () => {
      if (this.#isOver) desk.clear(transfer);
      else desk.cancel(transfer);
    });
    this.element = element(
      'li',
      {},
      this.#sign,
      element('div', {}, element('b', {}, this.#name), this.#bar, this.#words),
      this.#act,
    );
  }

  draw(): void {
    const { state, moved } = this.transfer;
    this.element.dataset.state = state;
    this.#sign.textContent = SIGN[state];
    this.#bar.hidden = state !== 'moving';
    this.#bar.value = moved;
    const sentence = this.#sentence();
    if (this.#words.textContent !== sentence) this.#words.textContent = sentence;
    this.#act.textContent = this.#isOver ? words.clear : words.cancel;
    this.#act.setAttribute(
      'aria-label',
      fill(this.#isOver ? words.clearNamed : words.cancelNamed, { name: this.#name }),
    );
  }

  get #isOver(): boolean {
    return !['waiting', 'moving'].includes(this.transfer.state);
  }

  #sentence(): string {
    const { state, up, size, moved, why } = this.transfer;
    if (state === 'waiting') return words.waiting;
    if (state === 'failed') return why;
    if (state === 'stopped') return up ? words.stopped : words.stoppedDownload;
    if (state === 'done') return `${up ? words.uploaded : words.downloaded} · ${sizeWords(size)}`;
    if (up && moved >= size) return words.saving;
    return fill(up ? words.uploading : words.downloading, {
      done: sizeWords(Math.min(moved, size)),
      size: sizeWords(size),
    });
  }
}
