import { element, must } from '../../client/element.ts';
import { copied, LivePart } from '../live.ts';
import { type Look, readLook, START, step } from './model.ts';
import type { Words } from './words.ts';

/** Events of which one is open at a time; arrows go along, strands narrow. */
class EventTimeline extends LivePart<Words> {
  #look: Look = START;

  get #memory() {
    const lanes = this.all('lane').flatMap(({ dataset }) => dataset.lane || []);
    return this.memory(readLook(this.all('event').length, lanes));
  }
  get #shown(): number[] {
    return this.all('event').flatMap(({ hidden }, at) => (hidden ? [] : [at]));
  }

  protected start(): void {
    for (const [at, event] of this.all('event').entries()) {
      const head = must('[data-head]', event);
      const button = element('button', { type: 'button', class: 'head' }, ...copied(head));
      button.addEventListener('click', () => this.#open(this.#look.at === at ? null : at));
      button.addEventListener('keydown', (press) => this.#arrow(press, at));
      head.replaceChildren(button);
    }
    for (const dot of this.all('dot')) {
      dot.addEventListener('click', () => this.#open(Number(dot.dataset.dot)));
    }
    for (const lane of this.all('lane'))
      lane.addEventListener('click', () => this.#change({ lane: lane.dataset.lane || null }));
    this.one('every').addEventListener('click', () => this.#change({ every: !this.#look.every }));
    const lanes = this.querySelector<HTMLElement>('[data-lanes]');
    if (lanes) lanes.hidden = false;
    this.#look = this.#memory.get() ?? START;
    this.#show();
  }

  protected restart(): void {
    this.#memory.forget();
    this.#look = START;
    this.#show();
    must<HTMLElement>('[data-event] button', this).focus();
  }

  #open(at: number | null): void {
    this.#change({ at, every: false });
  }

  #arrow(press: KeyboardEvent, at: number): void {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[press.key];
    if (!by || press.ctrlKey || press.metaKey || press.altKey) return;
    press.preventDefault();
    const next = step(at, by > 0 ? 1 : -1, this.#shown);
    if (!this.#look.every) this.#open(next);
    must<HTMLElement>('button', this.all('event')[next]).focus();
  }

  #change(change: Partial<Look>): void {
    this.#look = { ...this.#look, ...change };
    this.#memory.set(this.#look);
    this.#show();
  }

  #show(): void {
    const { at, every, lane } = this.#look;
    const away = (one: HTMLElement): boolean => lane !== null && one.dataset.of !== lane;
    for (const [i, event] of this.all('event').entries()) {
      const open = every || i === at;
      event.hidden = away(event);
      event.toggleAttribute('data-open', open);
      must('button', event).setAttribute('aria-expanded', String(open));
      must<HTMLElement>('[data-text]', event).hidden = !open;
    }
    for (const dot of this.all('dot')) {
      dot.toggleAttribute('data-open', Number(dot.dataset.dot) === at && !every);
      dot.toggleAttribute('data-dim', away(dot));
    }
    for (const one of this.all('lane'))
      one.setAttribute('aria-pressed', String((one.dataset.lane || null) === lane));
    this.one('every').textContent = every ? this.words.openOne : this.words.openAll;
    this.one('again').hidden = at === START.at && !every && lane === null;
  }
}

customElements.define('event-timeline', EventTimeline);
