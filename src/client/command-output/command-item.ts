/** One command of the list: a heading that opens what it printed. */
import { fill, words } from '../../i18n/commands.ts';
import { element } from '../element.ts';
import type { Command, Output } from './command-log.ts';
import { nameOf, outcomeOf, outcomeWords, SIGN } from './outcome.ts';
import { textBlock } from './text-block.ts';

export type ItemHome = {
  read: (command: Command) => Output;
  copy: (text: string) => void;
  find: (command: Command) => void;
};

export class CommandItem {
  readonly command: Command;
  readonly element: HTMLElement;
  readonly heading: HTMLButtonElement;
  readonly #home: ItemHome;
  readonly #sign = element('span', { class: 'sign', 'aria-hidden': 'true' });
  readonly #outcome = element('span', { class: 'outcome' });
  readonly #body: HTMLElement;
  #drawn = '';

  constructor(command: Command, home: ItemHome) {
    this.command = command;
    this.#home = home;
    const id = `command-${command.number}-${Math.random().toString(36).slice(2, 7)}`;
    this.heading = element(
      'button',
      { type: 'button', 'aria-expanded': 'false', 'aria-controls': id },
      this.#sign,
      element('code', {}, nameOf(command, 300)),
      this.#outcome,
    );
    this.#body = element('div', { id, hidden: true });
    this.element = element('li', {}, element('h4', {}, this.heading), this.#body);
    this.heading.addEventListener('click', () => (this.#body.hidden ? this.open() : this.#shut()));
  }

  open(): void {
    this.#body.hidden = false;
    this.heading.setAttribute('aria-expanded', 'true');
    this.#fill();
  }

  /** Says anew how it went; what is open is read again when it has ended. */
  draw(): void {
    const outcome = outcomeOf(this.command);
    if (outcome === this.#drawn) return;
    const hasEnded = this.#drawn === 'running';
    this.#drawn = outcome;
    this.element.dataset.outcome = outcome;
    this.#sign.textContent = SIGN[outcome];
    this.#outcome.textContent = outcomeWords(this.command);
    if (hasEnded && !this.#body.hidden) this.#fill();
  }

  #shut(): void {
    this.#body.hidden = true;
    this.#body.replaceChildren();
    this.heading.setAttribute('aria-expanded', 'false');
  }

  #fill(): void {
    const { command } = this;
    const { text, beginningLost } = this.#home.read(command);
    const isEmpty = text.count === 0;
    const label = fill(words.outputOf, { command: nameOf(command) });
    this.#body.replaceChildren(
      ...(beginningLost ? [element('p', {}, words.beginningLost)] : []),
      ...(command.tookScreen ? [element('p', {}, words.tookScreen)] : []),
      ...(isEmpty && !command.tookScreen ? [element('p', {}, words.empty)] : []),
      ...(isEmpty ? [] : [textBlock(() => this.#home.read(command).text, label)]),
      element(
        'div',
        { class: 'acts' },
        isEmpty ? null : this.#act(words.copy, () => this.#home.copy(this.#home.read(command).text.all)),
        this.#act(words.find, () => this.#home.find(command)),
        command.isRunning ? this.#act(words.readAgain, () => this.#fill()) : null,
      ),
    );
  }

  #act(text: string, act: () => void): HTMLButtonElement {
    const made = element('button', { type: 'button', class: 'button' }, text);
    made.addEventListener('click', act);
    return made;
  }
}
