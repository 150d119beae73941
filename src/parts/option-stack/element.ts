import { element, must } from '../../client/element.ts';
import { fill } from '../../i18n/fill.ts';
import { copied, LivePart } from '../live.ts';
import { type Choice, choose, nothingChosen, type Option, readChoice, sumOf } from './model.ts';
import type { Words } from './words.ts';

/** One option for each row; beside them what the choices come to. */
class OptionStack extends LivePart<Words> {
  #rows: Option[][] = [];
  #choice: Choice = [];

  get #memory() {
    return this.memory(readChoice(this.#rows));
  }

  protected start(): void {
    this.#rows = this.all('row').map((row) =>
      this.#optionsOf(row).map(({ dataset }) => ({ tags: JSON.parse(dataset.option ?? '[]') as string[] })),
    );
    for (const [row, one] of this.all('row').entries())
      for (const [option, label] of this.#optionsOf(one).entries())
        must('input', label).addEventListener('change', () =>
          this.#change(choose(this.#choice, row, option)),
        );
    this.one('sum').hidden = false;
    this.#choice = this.#memory.get() ?? nothingChosen(this.#rows);
    this.#show();
  }

  protected restart(): void {
    const before = this.#choice;
    this.#memory.forget();
    this.#choice = nothingChosen(this.#rows);
    this.#show();
    this.offerUndo(() => this.#change(before));
    must<HTMLElement>('[data-row] input', this).focus();
  }

  #optionsOf(row: Element): HTMLElement[] {
    return [...row.querySelectorAll<HTMLElement>('[data-option]')];
  }

  #change(choice: Choice): void {
    this.offerUndo(null);
    this.#choice = choice;
    this.#memory.set(choice);
    this.#show();
    const sum = sumOf(this.#rows, choice).map(([tag, times]) => `${tag} ×${times}`);
    const count = choice.filter((option) => option !== null).length;
    this.tell(
      fill(this.words.count, { count, total: choice.length }),
      // Eyes see the sum above.
      element('span', { class: 'away' }, ` ${sum.join(', ')}`),
    );
  }

  #show(): void {
    const notes: HTMLElement[] = [];
    const chosen = this.all('row').map((row, i) => {
      const options = this.#optionsOf(row);
      for (const [option, label] of options.entries())
        must<HTMLInputElement>('input', label).checked = option === this.#choice[i];
      const one = options[this.#choice[i] ?? -1];
      const note = one?.querySelector('[data-note]');
      if (note) notes.push(element('li', {}, ...copied(note)));
      return element(
        'li',
        { 'data-none': !one },
        element('span', { class: 'row' }, ...copied(must('[data-name]', row))),
        ' ',
        element('b', {}, ...(one ? copied(must('[data-is]', one)) : [this.words.none])),
      );
    });
    // Stacked: the first row is the ground.
    this.one('chosen').replaceChildren(...chosen.reverse());
    const sum = sumOf(this.#rows, this.#choice);
    this.one('tags').replaceChildren(
      ...sum.map(([tag, count]) =>
        element('li', {}, tag, ' ', element('span', { class: 'times' }, `×${count}`)),
      ),
    );
    this.one('tags-head').hidden = sum.length === 0;
    this.one('notes').replaceChildren(...notes);
    this.one('notes-head').hidden = notes.length === 0;
    this.one('again').hidden = this.#choice.every((option) => option === null);
  }
}

customElements.define('option-stack', OptionStack);
