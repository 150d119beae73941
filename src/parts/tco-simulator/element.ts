import { element, must } from '../../client/element.ts';
import { fill } from '../../i18n/fill.ts';
import { LivePart } from '../live.ts';
import { knobValues, language, putKnobs, sayKnobs } from '../numbers/knobs.ts';
import { type Line, Picture } from '../numbers/picture.ts';
import { say } from '../numbers/say.ts';
import { putTable } from '../numbers/table.ts';
import { hashOf, readHash, readKept } from './link.ts';
import {
  type Assumptions,
  type Bill,
  billOf,
  type KnobId,
  matters,
  type Option,
  type Prices,
  type Shape,
} from './model.ts';
import { PRESETS, type Preset, presetOf } from './presets.ts';
import { costsTable, flipsInWords, resultInWords, type Said, spent, yearsTable } from './told.ts';
import type { Words } from './words.ts';

const TONES = { rent: 'ochre', own: 'celadon', mix: 'tile' } as const satisfies Record<Option, Line['tone']>;

/** Twenty assumptions, three totals, and which of the assumptions decides. */
class TcoSimulator extends LivePart<Words> {
  #picture: Picture | null = null;
  #bill: Bill | null = null;

  get #prices(): Prices {
    return JSON.parse(this.dataset.prices ?? '{}') as Prices;
  }
  get #said(): Said {
    return { words: this.words, language, prices: this.#prices };
  }
  get #start(): Assumptions {
    return presetOf(this.dataset.preset as Preset | undefined, this.#prices);
  }
  get #memory() {
    return this.memory((value) => readKept(value, this.#prices));
  }

  protected start(): void {
    for (const name of ['presets', 'figure']) this.one(name).hidden = false;
    for (const fold of [...this.all<HTMLDetailsElement>('fold'), ...this.all<HTMLDetailsElement>('group')])
      fold.open = false;
    this.#picture = new Picture(
      this.one('plot'),
      { x: (year) => say(year, 'years', language), y: (value) => say(value, 'dollars', language) },
      (year) => this.#read(year),
    );
    this.addEventListener('input', () => {
      this.offerUndo(null);
      this.#memory.set(this.#assumed);
      this.#show();
    });
    this.addEventListener('click', ({ target }) => {
      const button = (target as Element).closest<HTMLElement>('[data-choose]');
      if (button) this.#choose(button.dataset.choose ?? '');
    });
    this.one('share').addEventListener('click', () => void this.#share());
    this.#put(this.#memory.get() ?? this.#start);
    this.#open();
    addEventListener('hashchange', () => this.#open());
  }

  protected restart(): void {
    this.#leave();
    this.#memory.forget();
    this.#put(this.#start);
    must<HTMLElement>('[data-choose]', this).focus();
  }

  get #assumed(): Assumptions {
    const shape = must<HTMLInputElement>('[data-shapes] input:checked', this).value as Shape;
    return { ...knobValues<KnobId>(this), shape };
  }

  #put({ shape, ...numbers }: Assumptions): void {
    must<HTMLInputElement>(`[data-shapes] input[value="${shape}"]`, this).checked = true;
    putKnobs(this, numbers);
    this.#show();
  }

  /** What was assumed until now can be brought back. */
  #leave(): void {
    const before = this.#assumed;
    this.offerUndo(() => {
      this.#memory.set(before);
      this.#put(before);
    });
  }

  #choose(preset: string): void {
    const { presets, chosen } = this.words;
    const found = PRESETS.find((one) => one === preset);
    this.#leave();
    this.#put(presetOf(found, this.#prices));
    this.#memory.set(this.#assumed);
    this.tell(fill(chosen, { name: found ? presets.names[found] : presets.own }));
  }

  /** Begins with the assumptions of the address, if it holds any. */
  #open(): void {
    const read = readHash(this.dataset.link ?? '', location.hash, this.#prices);
    if (!read) return;
    if (read !== 'refused') this.#put(read);
    this.tell(read === 'refused' ? this.words.link.refused : this.words.link.loaded);
    this.scrollIntoView();
  }

  async #share(): Promise<void> {
    history.replaceState(history.state, '', hashOf(this.dataset.link ?? '', this.#assumed));
    const { copied, here } = this.words.link;
    try {
      await navigator.clipboard.writeText(location.href);
      this.tell(copied);
    } catch {
      // Without leave to copy, the address bar still has it.
      this.tell(here);
    }
  }

  #show(): void {
    sayKnobs(this);
    const assumed = this.#assumed;
    const bill = billOf(assumed);
    this.#bill = bill;
    for (const knob of this.querySelectorAll<HTMLElement>('[data-knob-of]'))
      knob.hidden = !matters(knob.dataset.knobOf as KnobId, assumed.shape);
    this.#picture?.show({
      x: Array.from({ length: assumed.years + 1 }, (_, year) => year),
      lines: bill.options.map((option) => ({ tone: TONES[option], values: spent(bill, option) })),
    });
    must<HTMLElement>(`[data-legend="${TONES.mix}"]`, this).hidden = !bill.options.includes('mix');
    this.one('result').textContent = resultInWords(assumed, this.#said);
    this.one('flips').replaceChildren(
      ...flipsInWords(assumed, this.#said).map((flip) => element('li', {}, flip)),
    );
    putTable(must('[data-costs] table', this), costsTable(assumed, this.#said));
    putTable(must('[data-years] table', this), yearsTable(assumed, this.#said));
    this.#mark(assumed);
  }

  /** Which of the prepared assumptions these are, if any. */
  #mark(assumed: Assumptions): void {
    const same = (other: Assumptions) =>
      (Object.keys(other) as Array<keyof Assumptions>).every((key) => other[key] === assumed[key]);
    for (const button of this.all('choose')) {
      const preset = PRESETS.find((one) => one === button.dataset.choose);
      const pressed = same(presetOf(preset, this.#prices));
      button.setAttribute('aria-pressed', String(pressed));
      if (preset) must<HTMLElement>(`[data-study="${preset}"]`, this).hidden = !pressed;
    }
    this.one('again').hidden = same(this.#start);
  }

  #read(year: number | null): void {
    const bill = this.#bill;
    const { options, chart } = this.words;
    const sums = bill?.options.map(
      (option) => `${options[option]} ${say(spent(bill, option)[year ?? 0] ?? 0, 'dollars', language)}`,
    );
    this.one('reading').textContent =
      year === null || !sums
        ? ''
        : fill(chart.reading, { when: say(year, 'years', language), sums: sums.join(' · ') });
  }
}

customElements.define('tco-simulator', TcoSimulator);
