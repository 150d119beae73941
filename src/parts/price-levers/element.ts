import { must } from '../../client/element.ts';
import { fill } from '../../i18n/fill.ts';
import { LivePart } from '../live.ts';
import { readValues, startOf, type Values } from '../numbers/knob.ts';
import { knobValues, language, putKnobs, sayKnobs } from '../numbers/knobs.ts';
import { Picture, type Scene } from '../numbers/picture.ts';
import { say } from '../numbers/say.ts';
import { type NumberTable, putTable } from '../numbers/table.ts';
import { computeCost, computeKnobs, MONTH_HOURS, type Prices, STORAGE_KNOBS, storageCost } from './model.ts';
import { computeInWords, computeTable, dollars, storageInWords, storageTable } from './told.ts';
import type { Words } from './words.ts';

/** What one half of the part shows for its numbers. */
type Half<Id extends string> = {
  where: HTMLElement;
  sayX: (value: number) => string;
  scene: (assumed: Values<Id>) => Scene;
  words: (assumed: Values<Id>) => string;
  table: (assumed: Values<Id>) => NumberTable;
  /** What the chart says at a place of x. */
  at: (assumed: Values<Id>, x: number) => string;
};

/** A list of prices as two charts that answer to sliders: hours of machines, and gigabytes kept. */
class PriceLevers extends LivePart<Words> {
  #halves: Array<() => void> = [];

  get #memory() {
    const knobs = { ...computeKnobs(this.#prices), ...STORAGE_KNOBS };
    return this.memory(readValues<string>(knobs));
  }
  get #start(): Values {
    return { ...startOf(computeKnobs(this.#prices)), ...startOf(STORAGE_KNOBS) };
  }
  get #prices(): Prices {
    return JSON.parse(this.dataset.prices ?? '{}') as Prices;
  }

  protected start(): void {
    putKnobs(this, this.#memory.get() ?? this.#start);
    this.#halves = [this.#draw(this.#compute()), this.#draw(this.#storage())];
    this.addEventListener('input', () => {
      this.offerUndo(null);
      sayKnobs(this);
      this.#memory.set(knobValues(this));
      this.#show();
    });
    this.#show();
  }

  protected restart(): void {
    const before = knobValues(this);
    this.#memory.forget();
    putKnobs(this, this.#start);
    this.#show();
    this.offerUndo(() => {
      this.#memory.set(before);
      putKnobs(this, before);
      this.#show();
    });
    must<HTMLElement>('[data-knob]', this).focus();
  }

  #show(): void {
    for (const show of this.#halves) show();
    this.one('again').hidden = JSON.stringify(knobValues(this)) === JSON.stringify(this.#start);
  }

  #draw<Id extends string>(half: Half<Id>): () => void {
    const { where } = half;
    must<HTMLElement>('[data-figure]', where).hidden = false;
    must<HTMLDetailsElement>('[data-fold]', where).open = false;
    let x: number[] = [];
    const picture = new Picture(
      must('[data-plot]', where),
      { x: half.sayX, y: (value) => say(value, 'dollars', language) },
      (place) => {
        const at = x[place ?? -1];
        must('[data-reading]', where).textContent =
          at === undefined ? '' : half.at(knobValues<Id>(where), at);
      },
    );
    return () => {
      const assumed = knobValues<Id>(where);
      const scene = half.scene(assumed);
      x = scene.x;
      picture.show(scene);
      must('[data-result]', where).textContent = half.words(assumed);
      putTable(must('[data-numbers]', where), half.table(assumed));
    };
  }

  #compute(): Half<keyof ReturnType<typeof computeKnobs>> {
    const { words } = this;
    const hours = (value: number) => say(value, 'hours', language);
    return {
      where: this.one('compute'),
      sayX: hours,
      scene: (assumed) => {
        const x = Array.from({ length: MONTH_HOURS / 10 + 1 }, (_, i) => i * 10);
        const costs = x.map((one) => computeCost(assumed, one));
        return {
          x,
          lines: [
            { tone: 'ochre', values: costs.map(({ demand }) => demand) },
            { tone: 'celadon', values: costs.map(({ committed }) => committed) },
            { tone: 'earth', values: costs.map(({ spot }) => spot) },
          ],
        };
      },
      words: (assumed) => computeInWords(assumed, words, language),
      table: (assumed) => computeTable(assumed, words, language),
      at: (assumed, x) =>
        fill(words.compute.reading, { at: hours(x), ...dollars(computeCost(assumed, x), language) }),
    };
  }

  #storage(): Half<keyof typeof STORAGE_KNOBS> {
    const { words } = this;
    const prices = this.#prices;
    const months = (value: number) => say(value, 'months', language);
    const said = { words, language };
    return {
      where: this.one('storage'),
      sayX: months,
      scene: (assumed) => {
        const x = Array.from({ length: STORAGE_KNOBS.months.to }, (_, i) => i + 1);
        const costs = x.map((one) => storageCost(assumed, one, prices));
        return {
          x,
          lines: [
            { tone: 'ochre', values: costs.map(({ standard }) => standard) },
            { tone: 'celadon', values: costs.map(({ nearline }) => nearline) },
            { tone: 'tile', values: costs.map(({ coldline }) => coldline) },
            { tone: 'earth', values: costs.map(({ archive }) => archive) },
          ],
        };
      },
      words: (assumed) => storageInWords(assumed, prices, said),
      table: (assumed) => storageTable(assumed, prices, said),
      at: (assumed, x) =>
        fill(words.storage.reading, { at: months(x), ...dollars(storageCost(assumed, x, prices), language) }),
    };
  }
}

customElements.define('price-levers', PriceLevers);
