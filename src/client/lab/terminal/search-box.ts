/** Finding in a terminal: upwards first, as what one looks for has scrolled away. */
import { fill, words } from '../../../i18n/live.ts';
import { must } from '../../element.ts';
import type { Screen } from '../screen.ts';

type Direction = 'next' | 'previous';

export class SearchBox {
  readonly #form: HTMLFormElement;
  readonly #input: HTMLInputElement;
  readonly #count: HTMLElement;
  readonly #case: HTMLButtonElement;
  readonly #leave: () => void;
  readonly #heard = new WeakSet<Screen>();
  #screen: Screen | null = null;

  constructor(form: HTMLFormElement, leave: () => void) {
    this.#form = form;
    this.#leave = leave;
    this.#input = must('input', form);
    this.#count = must('[data-search-count]', form);
    this.#case = must('[data-search-case]', form);
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('keydown', (event) => this.#key(event));
    this.#input.addEventListener('input', () => this.#find('previous'));
    this.#case.addEventListener('click', () => {
      this.#case.setAttribute('aria-pressed', String(!this.#isCase));
      this.#find('previous');
    });
    must('[data-search-previous]', form).addEventListener('click', () => this.#find('previous'));
    must('[data-search-next]', form).addEventListener('click', () => this.#find('next'));
    must('[data-search-close]', form).addEventListener('click', () => this.close());
  }

  open(screen: Screen): void {
    this.#screen = screen;
    if (!this.#heard.has(screen)) {
      this.#heard.add(screen);
      screen.finder.onFound((at, count) => screen === this.#screen && this.#tell(at, count));
    }
    this.#form.hidden = false;
    const selected = screen.selection();
    if (selected !== '' && !selected.includes('\n')) this.#input.value = selected;
    this.#input.focus();
    this.#input.select();
    if (this.#input.value !== '') this.#find('previous');
  }

  /** Another terminal is looked at, or nobody looks for anything any more. */
  close(leave = true): void {
    if (this.#form.hidden) return;
    this.#form.hidden = true;
    this.#screen?.finder.end();
    this.#screen = null;
    if (leave) this.#leave();
  }

  get #isCase(): boolean {
    return this.#case.getAttribute('aria-pressed') === 'true';
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      this.close();
    } else if (event.key === 'F3' || (event.key === 'Enter' && event.target === this.#input)) {
      event.preventDefault();
      this.#find(event.shiftKey ? 'next' : 'previous');
    }
  }

  #find(direction: Direction): void {
    const text = this.#input.value;
    if (text === '') {
      this.#screen?.finder.end();
      this.#count.textContent = '';
      return;
    }
    const found = this.#screen?.finder.find(text, direction, this.#isCase) ?? false;
    if (!found) this.#count.textContent = words.searchNone;
  }

  #tell(at: number, count: number): void {
    if (this.#input.value === '') return;
    this.#count.textContent =
      count === 0
        ? words.searchNone
        : at === -1
          ? fill(words.searchMany, { count })
          : fill(words.searchCount, { at: at + 1, count });
  }
}
