import { element, must } from '../../client/element.ts';
import { fill } from '../../i18n/fill.ts';
import { copied, LivePart } from '../live.ts';
import { arrange, isWhole, nextSort, type Row, readView, toggled, type View, WHOLE } from './model.ts';
import type { Words } from './words.ts';

/** A table to narrow by words and tags, to sort, and to cut down to the columns one wants to compare. */
class CompareMatrix extends LivePart<Words> {
  #rows: Row[] = [];
  #view: View = WHOLE;

  get #heads(): HTMLElement[] {
    return this.all('head');
  }
  get #memory() {
    const tags = this.all('tag').map(({ dataset }) => dataset.tag!);
    return this.memory(readView(this.#heads.length, tags));
  }

  protected start(): void {
    this.#rows = this.all('row').map((row) => ({
      cells: [...row.querySelectorAll('[data-cell]')].map(({ textContent }) => textContent.trim()),
      tags: JSON.parse(row.dataset.row ?? '[]') as string[],
    }));
    for (const [column, head] of this.#heads.entries()) this.#makeSortable(head, column);
    for (const tag of this.all('tag'))
      tag.addEventListener('click', () => this.#look({ tags: toggled(this.#view.tags, tag.dataset.tag!) }));
    for (const box of this.all<HTMLInputElement>('column'))
      box.addEventListener('change', () =>
        this.#look({ away: toggled(this.#view.away, Number(box.dataset.column)) }),
      );
    const find = this.one<HTMLInputElement>('find');
    find.addEventListener('input', () => this.#look({ text: find.value }));
    this.one('tools').hidden = false;
    // What scrolls must be reached by keyboard.
    this.one('scroll').tabIndex = 0;
    this.#view = this.#memory.get() ?? WHOLE;
    this.#show();
  }

  protected restart(): void {
    this.#memory.forget();
    this.#view = WHOLE;
    this.#show();
    this.one('find').focus();
  }

  #makeSortable(head: HTMLElement, column: number): void {
    const title = fill(this.words.sort, { head: head.textContent.trim() });
    const button = element('button', { type: 'button', class: 'sort', title }, ...copied(head));
    button.append(element('span', { 'aria-hidden': 'true', class: 'arrow' }));
    button.addEventListener('click', () => this.#look({ sort: nextSort(this.#view.sort, column) }));
    head.replaceChildren(button);
  }

  #look(change: Partial<View>): void {
    this.#view = { ...this.#view, ...change };
    this.#memory.set(this.#view);
    this.#show();
    const count = this.all('row').filter(({ hidden }) => !hidden).length;
    const total = this.#rows.length;
    const { words } = this;
    const said = count === total ? words.all : count === 0 ? words.none : words.some;
    this.tell(fill(said, { count, total }));
  }

  #show(): void {
    const { text, tags, sort, away } = this.#view;
    const places = arrange(this.#rows, this.#view, this.lang || document.documentElement.lang);
    const body = must('tbody', this);
    const byPlace = new Map(this.all('row').map((row) => [Number(row.dataset.nth), row]));
    for (const [place, row] of byPlace) row.hidden = !places.includes(place);
    // Hidden rows keep their places behind the shown ones.
    const rest = [...byPlace.keys()].filter((place) => !places.includes(place));
    body.append(...[...places, ...rest].map((place) => byPlace.get(place)!));
    for (const [column, head] of this.#heads.entries()) {
      const down = sort?.column === column && sort.down;
      if (sort?.column === column) head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
      else head.removeAttribute('aria-sort');
      must('.arrow', head).textContent = sort?.column === column ? (down ? '↓' : '↑') : '↕';
    }
    for (const cell of this.all('cell')) cell.hidden = away.includes(Number(cell.dataset.cell));
    for (const [column, head] of this.#heads.entries()) head.hidden = away.includes(column);
    for (const tag of this.all('tag'))
      tag.setAttribute('aria-pressed', String(tags.includes(tag.dataset.tag!)));
    for (const box of this.all<HTMLInputElement>('column'))
      box.checked = !away.includes(Number(box.dataset.column));
    const find = this.one<HTMLInputElement>('find');
    if (find.value !== text) find.value = text;
    this.one('again').hidden = isWhole(this.#view);
  }
}

customElements.define('compare-matrix', CompareMatrix);
