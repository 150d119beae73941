import { element, must } from '../../client/element.ts';
import { fill } from '../../i18n/fill.ts';
import { copied, LivePart } from '../live.ts';
import { readSeen, type Seen, see, seeAll } from './model.ts';
import type { Words } from './words.ts';

/** A name that is chosen falls into its layer and says why. */
class LayerExplorer extends LivePart<Words> {
  #seen: Seen = [];

  get #items(): HTMLElement[] {
    return this.all('item').sort((a, b) => Number(a.dataset.item) - Number(b.dataset.item));
  }
  get #memory() {
    return this.memory(readSeen(this.#items.length));
  }

  protected start(): void {
    for (const choice of this.all('choose'))
      choice.addEventListener('click', () => {
        this.#change(see(this.#seen, Number(choice.dataset.choose)));
        this.#tell();
      });
    this.one('every').addEventListener('click', () => {
      this.#change(seeAll(this.#seen, this.#items.length));
      this.tell(fill(this.words.count, { count: this.#seen.length, total: this.#items.length }));
    });
    this.one('names').hidden = false;
    this.#seen = this.#memory.get() ?? [];
    this.#show();
  }

  protected restart(): void {
    this.#memory.forget();
    this.#seen = [];
    this.#show();
    this.one('choose').focus();
  }

  #change(seen: Seen): void {
    this.#seen = seen;
    this.#memory.set(seen);
    this.#show();
  }

  #tell(): void {
    const item = this.#items[this.#seen.at(-1)!]!;
    const layer = must('[data-name]', item.closest('[data-layer]')!).textContent.trim();
    const name = must('[data-is]', item).textContent.trim();
    this.tell(
      element('b', {}, fill(this.words.told, { name, layer })),
      ' ',
      ...copied(must('[data-why]', item)),
    );
  }

  #show(): void {
    const last = this.#seen.at(-1);
    for (const [i, item] of this.#items.entries()) {
      item.hidden = !this.#seen.includes(i);
      item.toggleAttribute('data-last', i === last);
    }
    for (const layer of this.all('layer'))
      layer.toggleAttribute('data-lit', layer.querySelector('[data-last]') !== null);
    for (const choice of this.all('choose')) {
      const item = Number(choice.dataset.choose);
      choice.setAttribute('aria-pressed', String(item === last));
      choice.toggleAttribute('data-seen', this.#seen.includes(item));
    }
    this.one('every').hidden = this.#seen.length === this.#items.length;
    this.one('again').hidden = this.#seen.length === 0;
  }
}

customElements.define('layer-explorer', LayerExplorer);
