/** A field and what it finds below it; the arrows choose, Enter opens. */
import './search.css';
import { fill } from '../../i18n/fill.ts';
import type { Answer, Search } from '../../search/engine.ts';
import { element } from '../element.ts';
import { theSearch } from './load.ts';
import { examples, nothing, resultList } from './results.ts';
import { words } from './words.ts';

export type SearchBoxOptions = {
  perKind: number;
  /** A field that the page has already. */
  input?: HTMLInputElement;
  asked?: (query: string) => void;
  /** Something was chosen, or nothing shall be. */
  left?: () => void;
};

let boxes = 0;

export class SearchBox {
  readonly root: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #status = element('p', { class: 'search-status', role: 'status' });
  readonly #place = element('div', { class: 'search-place' });
  readonly #options: SearchBoxOptions;
  readonly #id = `search-list-${boxes++}`;
  #search: Search | null = null;

  constructor(options: SearchBoxOptions) {
    this.#options = options;
    this.#input = options.input ?? field();
    this.#input.setAttribute('role', 'combobox');
    this.#input.setAttribute('aria-autocomplete', 'list');
    this.#input.setAttribute('aria-expanded', 'false');
    this.#input.addEventListener('input', () => this.#ask());
    this.#input.addEventListener('keydown', (event) => this.#key(event));
    this.#place.addEventListener('click', (event) => {
      if (event.target instanceof Element && event.target.closest('a')) options.left?.();
    });
    this.root = element(
      'div',
      { class: 'search-box' },
      options.input ? null : this.#input,
      this.#status,
      this.#place,
    );
    this.#ask();
    void this.#load();
  }

  async #load(): Promise<void> {
    this.#status.textContent = words.loading;
    try {
      this.#search = await theSearch();
      this.#ask();
    } catch {
      this.#status.textContent = words.failed;
    }
  }

  #set = (query: string): void => {
    this.#input.value = query;
    this.#input.focus();
    this.#ask();
  };

  #ask(): void {
    const typed = this.#input.value.trim();
    this.#options.asked?.(typed);
    if (typed === '') this.#show(this.#search ? '' : words.loading, examples(this.#set));
    else if (this.#search) this.#tell(typed, this.#search.ask(typed, this.#options.perKind));
  }

  #tell(typed: string, answer: Answer): void {
    const count = answer.groups.reduce((sum, { found }) => sum + found.length, 0);
    if (count === 0) {
      this.#show(fill(words.nothing, { typed }), ...nothing(answer, this.#set));
      return;
    }
    const instead = answer.instead ? `${fill(words.instead, { typed, instead: answer.instead })} ` : '';
    this.#show(instead + fill(words.count, { count }), resultList(answer, this.#id));
    this.#choose(0);
  }

  #show(status: string, ...parts: HTMLElement[]): void {
    this.#status.textContent = status;
    this.#place.replaceChildren(...parts);
    const listed = parts.some(({ id }) => id === this.#id);
    this.#input.setAttribute('aria-expanded', String(listed));
    this.#input.removeAttribute('aria-activedescendant');
    if (listed) this.#input.setAttribute('aria-controls', this.#id);
    else this.#input.removeAttribute('aria-controls');
  }

  get #listed(): HTMLAnchorElement[] {
    return [...this.#place.querySelectorAll<HTMLAnchorElement>('[role="option"]')];
  }

  get #at(): number {
    return this.#listed.findIndex((one) => one.getAttribute('aria-selected') === 'true');
  }

  #choose(at: number): void {
    const listed = this.#listed;
    const chosen = listed[(at + listed.length) % listed.length];
    for (const one of listed) one.setAttribute('aria-selected', String(one === chosen));
    if (!chosen) return;
    this.#input.setAttribute('aria-activedescendant', chosen.id);
    chosen.scrollIntoView({ block: 'nearest' });
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const { key } = event;
    if (key === 'ArrowDown') this.#choose(this.#at + 1);
    else if (key === 'ArrowUp') this.#choose(this.#at - 1);
    else if (key === 'Enter') this.#listed[this.#at]?.click();
    else if (key === 'Escape' && this.#options.left) this.#options.left();
    else return;
    event.preventDefault();
  }
}

const field = (): HTMLInputElement =>
  element('input', {
    type: 'search',
    class: 'search-field',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
    maxlength: '120',
    'aria-label': words.label,
    placeholder: words.placeholder,
  });
