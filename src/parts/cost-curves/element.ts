import { fill } from '../../i18n/fill.ts';
import { LivePart } from '../live.ts';
import { readValues, startOf } from '../numbers/knob.ts';
import { knobValues, language, putKnobs, sayKnobs } from '../numbers/knobs.ts';
import { Picture } from '../numbers/picture.ts';
import { say, sayMonth } from '../numbers/say.ts';
import { putTable } from '../numbers/table.ts';
import { type Curves, curves, KNOBS, type KnobId } from './model.ts';
import { asTable, inWords, prices } from './told.ts';
import type { Words } from './words.ts';

/** Two lines that answer to seven sliders. */
class CostCurves extends LivePart<Words> {
  #picture: Picture | null = null;
  #curves: Curves | null = null;

  get #memory() {
    return this.memory(readValues(KNOBS));
  }

  protected start(): void {
    this.one('figure').hidden = false;
    this.one<HTMLDetailsElement>('fold').open = false;
    this.#picture = new Picture(
      this.one('plot'),
      { x: (year) => say(year, 'years', language), y: (value) => say(value, 'plain', language) },
      (month) => this.#read(month),
    );
    putKnobs(this, this.#memory.get() ?? startOf(KNOBS));
    this.addEventListener('input', () => {
      this.offerUndo(null);
      sayKnobs(this);
      this.#memory.set(knobValues<KnobId>(this));
      this.#show();
    });
    this.#show();
  }

  protected restart(): void {
    const before = knobValues<KnobId>(this);
    this.#memory.forget();
    putKnobs(this, startOf(KNOBS));
    this.#show();
    this.offerUndo(() => {
      this.#memory.set(before);
      putKnobs(this, before);
      this.#show();
    });
    this.querySelector<HTMLElement>('[data-knob]')?.focus();
  }

  #show(): void {
    const assumed = knobValues<KnobId>(this);
    const both = curves(assumed);
    this.#curves = both;
    this.#picture?.show({
      x: both.own.map((_, month) => month / 12),
      lines: [
        { tone: 'celadon', values: both.own, stepped: true },
        { tone: 'ochre', values: both.rent },
      ],
    });
    this.one('result').textContent = inWords(assumed, this.words, language);
    putTable(this.one<HTMLTableElement>('numbers'), asTable(assumed, this.words, language));
    this.one('again').hidden = JSON.stringify(assumed) === JSON.stringify(startOf(KNOBS));
  }

  #read(month: number | null): void {
    const [own, rent] = [this.#curves?.own[month ?? -1], this.#curves?.rent[month ?? -1]];
    this.one('reading').textContent =
      month === null || own === undefined || rent === undefined
        ? ''
        : fill(this.words.reading, {
            when: sayMonth(month, language),
            own: prices(own, this.words, language),
            rent: prices(rent, this.words, language),
          });
  }
}

customElements.define('cost-curves', CostCurves);
