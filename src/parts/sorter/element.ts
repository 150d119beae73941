import { must } from '../../client/element.ts';
import { fill } from '../../i18n/fill.ts';
import { copied, LivePart } from '../live.ts';
import type { Verdicts } from '../words.ts';
import {
  type Card,
  countRight,
  isRight,
  nextPlace,
  nothingSorted,
  put,
  readSorted,
  type Sorted,
} from './model.ts';
import type { Words } from './words.ts';

/** One card at a time goes into a bin; the bins beneath fill up. */
class CardSorter extends LivePart<Words & Verdicts> {
  #cards: Card[] = [];
  #order: number[] = [];
  #sorted: Sorted = [];
  /** The place in the order of the card on the desk. */
  #place = 0;

  get #memory() {
    return this.memory(
      readSorted(
        this.#cards,
        this.all('choose').map(({ dataset }) => dataset.choose!),
      ),
    );
  }

  protected start(): void {
    this.#cards = this.all('card').map(({ dataset }) => ({ bin: dataset.bin! }));
    this.#order = JSON.parse(this.dataset.order ?? '[]') as number[];
    for (const choice of this.all('choose'))
      choice.addEventListener('click', () => this.#choose(choice.dataset.choose!));
    this.one('next').addEventListener('click', () => this.#next());
    this.addEventListener('keydown', (event) => this.#key(event));
    this.#sorted = this.#memory.get() ?? nothingSorted(this.#cards);
    this.#show();
  }

  protected restart(): void {
    this.#memory.forget();
    this.#sorted = nothingSorted(this.#cards);
    this.#show();
    this.one('shown').focus();
  }

  get #card(): number {
    return this.#order[this.#place] ?? -1;
  }
  get #waits(): boolean {
    return this.#sorted[this.#card] === null;
  }

  #choose(bin: string): void {
    const card = this.#card;
    if (!this.#waits) return;
    this.#sorted = put(this.#sorted, card, bin);
    this.#memory.set(this.#sorted);
    const belongs = this.#cards[card]!.bin;
    const right = bin === belongs;
    for (const choice of this.all('choose')) {
      const its = choice.dataset.choose;
      choice.setAttribute('aria-disabled', 'true');
      if (its === belongs) choice.dataset.mark = 'right';
      else if (its === bin) choice.dataset.mark = 'wrong';
    }
    this.#showBins();
    const { words } = this;
    const name = must(`[data-choose="${belongs}"] :last-child`, this).textContent;
    this.judge(
      right ? 'right' : 'wrong',
      right ? words.right : words.wrong,
      right ? '' : `${fill(words.belongs, { bin: name })} `,
      ...copied(must('[data-why]', this.all('card')[card])),
    );
    const next = this.one('next');
    next.hidden = false;
    next.textContent = this.#sorted.includes(null) ? words.next : words.finish;
    next.focus();
  }

  #next(): void {
    this.tell();
    this.#show();
    (this.#card < 0 ? this.one('bins') : this.one('shown')).focus();
  }

  /** A number puts the card into that bin. */
  #key({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): void {
    if (ctrlKey || metaKey || altKey) return;
    this.all('choose')[Number(key) - 1]?.click();
  }

  #show(): void {
    this.#place = nextPlace(this.#sorted, this.#order);
    this.one('next').hidden = true;
    this.one('desk').hidden = this.#card < 0;
    this.one('again').hidden = this.#sorted.every((bin) => bin === null);
    for (const choice of this.all('choose')) {
      choice.removeAttribute('aria-disabled');
      delete choice.dataset.mark;
    }
    this.#showBins();
    const total = this.#cards.length;
    if (this.#card < 0)
      this.tell(fill(this.words.done, { total, right: countRight(this.#cards, this.#sorted) }));
    else {
      this.one('count').textContent = fill(this.words.count, { total, place: this.#place + 1 });
      this.one('shown').replaceChildren(...copied(must('[data-is]', this.all('card')[this.#card])));
    }
  }

  #showBins(): void {
    const all = !this.#sorted.includes(null);
    this.toggleAttribute('data-sorting', !all);
    for (const [i, card] of this.all('card').entries()) {
      card.hidden = this.#sorted[i] === null;
      const right = isRight(this.#cards, this.#sorted, i);
      card.dataset.mark = right ? 'right' : 'wrong';
      must('[data-sign]', card).textContent = right ? '●' : '○';
      must('[data-sign-name]', card).textContent = right ? this.words.firstRight : this.words.firstWrong;
    }
    for (const empty of this.all('empty')) empty.hidden = !all;
  }
}

customElements.define('card-sorter', CardSorter);
