/** What of a terminal can be seen before its screen: a tab with its signs, and the panel it opens. */
import { fill, words } from '../../../i18n/live.ts';
import { element } from '../../element.ts';
import { titleBeside } from './plain-text.ts';

/** Counts tabs of this page, for ids that no other element has. */
let made = 0;

export class TabFace {
  readonly tab: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly close: HTMLButtonElement;
  readonly panel: HTMLElement;
  readonly place = element('div', { class: 'screen' });
  readonly #name: string;
  readonly #title = element('span', { class: 'title' });
  readonly #mark = element('span', { class: 'mark' });
  readonly #bell = element('span', { class: 'bell', hidden: true });

  constructor(machine: string, name: string, notices: HTMLElement) {
    made += 1;
    const id = `terminal-${machine}-${made}`;
    this.#name = name;
    this.button = element(
      'button',
      { type: 'button', role: 'tab', 'aria-controls': id, id: `${id}-tab`, 'aria-keyshortcuts': 'Delete' },
      name,
      this.#title,
      this.#mark,
      this.#bell,
    );
    // For the mouse; a list of tabs holds nothing but tabs, which the key Delete closes.
    this.close = element(
      'button',
      {
        type: 'button',
        class: 'close',
        tabindex: '-1',
        'aria-hidden': 'true',
        title: fill(words.terminalClose, { machine: name }),
      },
      '×',
    );
    this.tab = element(
      'div',
      { class: 'tab', role: 'presentation', 'data-state': 'connecting' },
      this.button,
      this.close,
    );
    this.panel = element(
      'div',
      { class: 'panel', role: 'tabpanel', id, 'aria-labelledby': `${id}-tab`, 'data-panel': machine },
      this.place,
      notices,
    );
  }

  /** After the machine's own name, never in place of it (S-14). */
  title(title: string): void {
    const beside = titleBeside(this.#name, title);
    this.#title.textContent = beside === '' ? '' : ` ${beside}`;
    this.button.title = beside === '' ? '' : `${this.#name} ${beside}`;
  }

  state(sign: string): void {
    this.tab.dataset.state = sign;
  }

  recording(on: boolean): void {
    this.#mark.textContent = on ? ` ${words.recordingNow}` : '';
    this.tab.toggleAttribute('data-recording', on);
  }

  rang(on: boolean): void {
    this.#bell.hidden = !on;
    this.#bell.textContent = on ? ' ♪' : '';
    this.#bell.title = on ? words.terminalBell : '';
  }

  choose(chosen: boolean): void {
    this.panel.hidden = !chosen;
    this.tab.toggleAttribute('data-current', chosen);
    this.button.setAttribute('aria-selected', String(chosen));
    this.button.tabIndex = chosen ? 0 : -1;
    if (chosen) this.rang(false);
  }

  remove(): void {
    this.tab.remove();
    this.panel.remove();
  }
}
