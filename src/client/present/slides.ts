/** The slides themselves: which one is shown, how far a long one is scrolled, and all of them at one glance. */
import { element, must } from '../element.ts';

/** Of a slide that is longer than the screen this much is turned at once. */
const SCREENFUL = 0.8;

const root = document.documentElement;

export class Slides {
  readonly all = [...document.querySelectorAll<HTMLElement>('main > .stage > .slide')];
  at = 0;

  get now(): HTMLElement {
    return this.all[this.at]!;
  }

  get isOverview(): boolean {
    return root.dataset.view === 'overview';
  }

  /** Shows a slide, the first or the last where there is none; says whether that is another one. */
  show(to: number): boolean {
    const moved = to !== this.at;
    this.at = Math.min(this.all.length - 1, Math.max(0, to));
    this.all.forEach((slide, i) => {
      slide.toggleAttribute('data-now', i === this.at);
      slide.toggleAttribute('data-next', i === this.at + 1);
      slide.inert = !this.isOverview && i !== this.at;
    });
    const { now } = this;
    if (moved && !this.isOverview) now.scrollTop = 0;
    // What is larger than its place can be scrolled by the keyboard.
    for (const one of [now, ...now.querySelectorAll<HTMLElement>('.diagram, .drawing, pre')]) {
      const larger = one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1;
      if (larger) one.tabIndex = 0;
      else one.removeAttribute('tabindex');
    }
    return moved;
  }

  /** The rest of a long slide first; false when there is none. */
  scroll(by: 1 | -1): boolean {
    const { now } = this;
    const left = by > 0 ? now.scrollHeight - now.clientHeight - now.scrollTop : now.scrollTop;
    if (this.isOverview || left <= 2) return false;
    now.scrollBy({ top: by * now.clientHeight * SCREENFUL });
    return true;
  }

  /** Windows differ in size: how far is a share of what there is to scroll. */
  get far(): number {
    return this.now.scrollTop / (this.now.scrollHeight - this.now.clientHeight || 1);
  }

  set far(far: number) {
    if (Math.abs(this.far - far) > 0.02)
      this.now.scrollTop = far * (this.now.scrollHeight - this.now.clientHeight);
  }

  /** Lays a link over every slide, for the overview. */
  pickable(picked: (at: number) => void): void {
    this.all.forEach((slide, i) => {
      const label = slide.getAttribute('aria-label') ?? '';
      const pick = element('a', { class: 'pick', href: `#${i + 1}`, 'aria-label': label });
      pick.addEventListener('click', (event) => {
        event.preventDefault();
        picked(i);
      });
      slide.append(pick);
    });
  }

  focusPick(): void {
    this.now.querySelector<HTMLElement>('.pick')?.focus();
  }

  /** What is on slides rests while all of them are shown. */
  rest(rests: boolean): void {
    for (const slide of this.all) must<HTMLElement>('.face', slide).inert = rests;
  }
}
