import { must } from '../../client/element.ts';
import { fill } from '../../i18n/fill.ts';
import { copied, LivePart } from '../live.ts';
import { afterTurn, type Pile, readPile, wholePile } from './model.ts';
import type { Words } from './words.ts';

/** The card on top is turned over; the reader says whether it was known. */
class FlashCards extends LivePart<Words> {
  #pile: Pile = [];
  #turned = false;

  get #cards(): HTMLElement[] {
    return this.all('one');
  }
  get #memory() {
    return this.memory(readPile(this.#cards.length));
  }

  protected start(): void {
    this.one('turn').addEventListener('click', () => this.#turn());
    this.one('desk').addEventListener('click', () => this.#turn());
    this.one('knew').addEventListener('click', () => this.#next(true));
    this.one('later').addEventListener('click', () => this.#next(false));
    this.one<HTMLDetailsElement>('all').open = false;
    this.#pile = this.#memory.get() ?? wholePile(this.#cards.length);
    this.#show();
  }

  protected restart(): void {
    this.#memory.forget();
    this.#pile = wholePile(this.#cards.length);
    this.#turned = false;
    this.#show();
    this.one('front').focus();
  }

  #turn(): void {
    if (this.#turned) return;
    this.#turned = true;
    this.#show();
    this.one('back').focus();
  }

  #next(knew: boolean): void {
    this.#pile = afterTurn(this.#pile, knew);
    this.#memory.set(this.#pile);
    this.#turned = false;
    this.#show();
    this.one(this.#pile.length ? 'front' : 'again').focus();
  }

  #show(): void {
    const card = this.#cards[this.#pile[0] ?? -1];
    const total = this.#cards.length;
    const known = total - this.#pile.length;
    this.one('desk').hidden = !card;
    this.one('turn').hidden = !card || this.#turned;
    this.one('knew').hidden = !card || !this.#turned;
    this.one('later').hidden = !card || !this.#turned;
    this.one('again').hidden = this.#pile.length === total;
    this.tell(fill(card ? this.words.count : this.words.done, { known, total }));
    if (!card) return;
    this.one('front').replaceChildren(...copied(card.querySelector('dt a') ?? must('dt', card)));
    this.one('back').hidden = !this.#turned;
    this.one('back').replaceChildren(...copied(must('dd', card)));
  }
}

customElements.define('flash-cards', FlashCards);
