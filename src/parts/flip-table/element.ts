import { must } from '../../client/element.ts';
import { fill } from '../../i18n/fill.ts';
import { LivePart } from '../live.ts';
import { readTurned, type Turned, turn } from './model.ts';
import type { Words } from './words.ts';

/** Rows whose second side shows after the reader has made a guess. */
class FlipTable extends LivePart<Words> {
  #turned: Turned = [];
  get #rows(): HTMLElement[] {
    return this.all('row');
  }
  get #memory() {
    return this.memory(readTurned(this.#rows.length));
  }

  protected start(): void {
    this.#turned = this.#memory.get() ?? [];
    for (const [i, row] of this.#rows.entries())
      must('button', row).addEventListener('click', () => this.#turn(i));
    this.one('all').addEventListener('click', () => {
      this.#turned = this.#rows.map((_, i) => i);
      this.#changed();
    });
    this.#show();
  }

  protected restart(): void {
    this.#turned = [];
    this.#memory.forget();
    this.#show();
    must<HTMLElement>('[data-row] button', this).focus();
  }

  #turn(row: number): void {
    this.#turned = turn(this.#turned, row);
    this.#changed();
    must<HTMLElement>('[data-back]', this.#rows[row]).focus();
  }

  #changed(): void {
    this.#memory.set(this.#turned);
    this.#show();
    this.tell(fill(this.words.told, { count: this.#turned.length, total: this.#rows.length }));
  }

  #show(): void {
    for (const [i, row] of this.#rows.entries()) {
      const turned = this.#turned.includes(i);
      must<HTMLElement>('button', row).hidden = turned;
      must<HTMLElement>('[data-back]', row).hidden = !turned;
    }
    this.one('all').hidden = this.#turned.length === this.#rows.length;
    this.one('again').hidden = this.#turned.length === 0;
  }
}

customElements.define('flip-table', FlipTable);
