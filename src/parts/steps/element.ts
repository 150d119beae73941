/** Walks through a picture: marks what is past, here and ahead, tells the step, and remembers the place. */
import { element } from '../../client/element.ts';
import { fill } from '../../i18n/fill.ts';
import type { Keep } from '../kept.ts';
import { copied, LivePart } from '../live.ts';
import { afterPlay, moved, placeOfKey, readPlace, stateOf, stayMs } from './model.ts';
import type { Words } from './words.ts';

class SteppedPicture extends LivePart<Words> {
  #at = 0;
  #total = 0;
  #said!: Words;
  #kept!: Keep<number>;
  #timer: ReturnType<typeof setTimeout> | null = null;

  protected start(): void {
    this.#total = Number(this.dataset.total);
    this.#said = this.words;
    this.#kept = this.memory(readPlace(this.#total));
    this.one('back').addEventListener('click', () => this.#go(moved(this.#at, -1, this.#total)));
    this.one('next').addEventListener('click', () => this.#go(moved(this.#at, 1, this.#total)));
    this.one('play').addEventListener('click', () => (this.#timer === null ? this.#play() : this.#pause()));
    this.addEventListener('keydown', (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const place = placeOfKey(event.key, this.#at, this.#total);
      if (place === null) return;
      event.preventDefault();
      this.#go(place);
    });
    this.#show(this.#kept.get() ?? 0);
  }

  protected restart(): void {
    this.#go(0);
    this.one('next').focus();
  }

  disconnectedCallback(): void {
    this.#pause();
  }

  #go(at: number): void {
    this.#pause();
    this.#show(at);
  }

  #play(): void {
    this.#show(afterPlay(this.#at, this.#total));
    this.#stay();
    this.one('play').textContent = this.#said.pause;
  }

  #stay(): void {
    const goOn = () => {
      if (this.#at >= this.#total) return this.#pause();
      this.#show(this.#at + 1);
      this.#stay();
    };
    this.#timer = setTimeout(goOn, stayMs(this.one('told').textContent ?? ''));
  }

  #pause(): void {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.one('play').textContent = this.#said.play;
  }

  #show(at: number): void {
    this.#at = at;
    this.dataset.at = String(at);
    if (at) {
      this.#kept.set(at);
      this.tell(element('b', { class: 'number' }, String(at)), ...copied(this.all('says')[at - 1] ?? null));
    } else {
      this.#kept.forget();
      this.tell(element('p', { class: 'more' }, this.#said.whole));
    }
    for (const step of this.all('step')) {
      if (at) step.dataset.state = stateOf(Number(step.dataset.step), at);
      else delete step.dataset.state;
    }
    this.one('at').textContent = fill(this.#said.place, { at, total: this.#total });
    this.#showEnds();
    this.#bringIntoView();
  }

  /** A button that can do nothing stays where the keyboard finds it, and says so. */
  #showEnds(): void {
    const ends = { back: this.#at === 0, again: this.#at === 0, next: this.#at === this.#total };
    for (const [name, useless] of Object.entries(ends)) {
      if (useless) this.one(name).setAttribute('aria-disabled', 'true');
      else this.one(name).removeAttribute('aria-disabled');
    }
  }

  /** On a narrow screen a wide picture scrolls inside its frame. */
  #bringIntoView(): void {
    const picture = this.one('picture');
    const here = this.querySelector('[data-step][data-state="now"]')?.getBoundingClientRect();
    if (!here || picture.scrollWidth <= picture.clientWidth) return;
    const frame = picture.getBoundingClientRect();
    const left = picture.scrollLeft + here.left + here.width / 2 - frame.left - frame.width / 2;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    picture.scrollTo({ left, behavior: calm ? 'auto' : 'smooth' });
  }
}

customElements.define('stepped-picture', SteppedPicture);
