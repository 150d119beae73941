import { fill } from '../../i18n/fill.ts';
import { LivePart } from '../live.ts';
import { type Focus, handedOver, MODELS, type Model, ownerOf, ROWS, type Row, readModel } from './model.ts';
import type { Words } from './words.ts';

type Said = Pick<Words, 'owners' | 'models' | 'over' | 'back' | 'still' | 'nothing'> & {
  names: Record<string, string>;
};

/** A handle from on premises to SaaS; each layer says who has it. */
class ResponsibilitySlider extends LivePart<Said> {
  #model: Model = 'on-prem';

  get #rows(): readonly Row[] {
    return ROWS[this.dataset.focus as Focus];
  }
  get #memory() {
    return this.memory(readModel);
  }
  get #slide(): HTMLInputElement {
    return this.one<HTMLInputElement>('slide');
  }

  protected start(): void {
    this.one('live').hidden = false;
    this.one<HTMLDetailsElement>('whole').open = false;
    this.#model = this.#memory.get() ?? 'on-prem';
    this.#slide.addEventListener('input', () => this.#move(MODELS[Number(this.#slide.value)]!));
    this.#show();
  }

  protected restart(): void {
    this.#memory.forget();
    this.#model = 'on-prem';
    this.#show();
    this.#slide.focus();
  }

  #move(to: Model): void {
    const from = this.#model;
    this.#model = to;
    this.#memory.set(to);
    this.#show();
    const { over, back, still, nothing } = this.words;
    if (to === 'on-prem') {
      this.tell(nothing);
      return;
    }
    const moved = fill(MODELS.indexOf(to) > MODELS.indexOf(from) ? over : back, {
      rows: this.#named(handedOver(this.#rows, from, to)),
    });
    const yours = this.#rows.filter((row) => ownerOf(row, to) !== 'provider').map(({ id }) => id);
    this.tell(`${moved} ${fill(still, { rows: this.#named(yours) })}`);
  }

  #named = (rows: string[]): string => rows.map((row) => this.words.names[row]).join(', ');

  #show(): void {
    const { models, owners } = this.words;
    const { name, is, examples } = models[this.#model];
    const place = MODELS.indexOf(this.#model);
    this.#slide.value = String(place);
    this.#slide.setAttribute('aria-valuetext', name);
    for (const stop of this.all('stop'))
      stop.toggleAttribute('data-here', stop.dataset.stop === String(place));
    this.one('name').textContent = name;
    this.one('is').textContent = is;
    this.one('examples').textContent = examples;
    for (const [i, line] of this.all('row').entries()) {
      const owner = ownerOf(this.#rows[i]!, this.#model);
      line.dataset.owner = owner;
      line.querySelector('[data-owner-name]')!.textContent = owners[owner];
    }
    this.one('again').hidden = place === 0;
  }
}

customElements.define('responsibility-slider', ResponsibilitySlider);
