/** The line above a watched terminal: whose it is, what it is called, how it stands, who else looks. */
import { fill, words } from '../../../i18n/live.ts';
import { element, must } from '../../element.ts';
import { titleBeside } from './plain-text.ts';

export class WatchHead {
  readonly #name: HTMLElement;
  readonly #title: HTMLElement;
  readonly #status: HTMLElement;
  readonly #facts: HTMLElement;
  readonly #corner: HTMLElement;
  readonly #heading: string;
  readonly #siteTitle = document.title;

  constructor(root: HTMLElement) {
    this.#name = must('[data-watch-name]', root);
    this.#title = must('[data-watch-title]', root);
    this.#status = must('[data-watch-status]', root);
    this.#facts = must('[data-watch-facts]', root);
    this.#corner = must('[data-watch-corner]', root);
    this.#heading = this.#name.textContent ?? '';
  }

  say = (sentence: string): void => {
    if (this.#status.textContent !== sentence) this.#status.textContent = sentence;
  };

  machine(name: string): void {
    this.#name.textContent = name;
    this.#name.classList.add('mono');
    this.#corner.textContent = name;
    document.title = `${name} · ${this.#siteTitle}`;
  }

  title(machine: string, title: string): void {
    this.#title.textContent = titleBeside(machine, title);
  }

  company(watchers: number): void {
    this.#fact('company', watchers > 1 ? fill(words.companyWatchers, { count: watchers }) : '');
  }

  recording(on: boolean): void {
    this.#fact('recording', on ? words.recordingNow : '');
  }

  /** Nothing is watched. */
  clear(): void {
    this.#name.textContent = this.#heading;
    this.#name.classList.remove('mono');
    this.#title.textContent = '';
    this.#facts.replaceChildren();
    document.title = this.#siteTitle;
    this.say('');
  }

  #fact(is: 'company' | 'recording', text: string): void {
    this.#facts.querySelector(`[data-fact="${is}"]`)?.remove();
    if (text !== '') this.#facts.append(element('span', { 'data-fact': is }, text));
  }
}
