import { element } from '../../client/element.ts';
import { fill } from '../../i18n/fill.ts';
import { copied, LivePart } from '../live.ts';
import { type Held, hold, readHeld, verdictFor } from './model.ts';
import type { Words } from './words.ts';

/** Boxes to tick; what their number tells follows them. */
class CheckList extends LivePart<Words> {
  #held: Held = [];

  get #boxes(): HTMLInputElement[] {
    return this.all<HTMLInputElement>('box');
  }
  get #memory() {
    return this.memory(readHeld(this.#boxes.length));
  }

  protected start(): void {
    for (const [item, box] of this.#boxes.entries()) {
      box.disabled = false;
      box.addEventListener('change', () => this.#change(hold(this.#held, item, box.checked)));
    }
    this.one('verdicts').hidden = true;
    this.#held = this.#memory.get() ?? [];
    this.#show();
  }

  protected restart(): void {
    const before = this.#held;
    this.#memory.forget();
    this.#held = [];
    this.#show();
    this.offerUndo(() => this.#change(before));
    this.#boxes[0]?.focus();
  }

  #change(held: Held): void {
    this.offerUndo(null);
    this.#held = held;
    this.#memory.set(held);
    this.#show();
  }

  #show(): void {
    for (const [item, box] of this.#boxes.entries()) box.checked = this.#held.includes(item);
    const verdicts = this.all('verdict');
    const from = verdicts.map(({ dataset }) => Number(dataset.verdict));
    const count = this.#held.length;
    const total = this.#boxes.length;
    this.tell(
      element('b', {}, fill(this.words.count, { count, total })),
      ' ',
      ...copied(verdicts[verdictFor(from, count)] ?? null),
    );
    this.one('again').hidden = count === 0;
  }
}

customElements.define('check-list', CheckList);
