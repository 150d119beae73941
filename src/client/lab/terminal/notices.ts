/** Strips above the text of a terminal: what is the matter and what can be done. Said aloud elsewhere, by the status line. */
import { element } from '../../element.ts';

export type NoticeAction = { label: string; run: () => void; strong?: boolean };

export type Notice = {
  sign: string;
  text: string;
  /** Beside the text and quieter: a count-down, a key. */
  aside?: string;
  body?: Node;
  actions: readonly NoticeAction[];
  warns?: boolean;
};

/** From top to bottom. */
const ORDER = ['clipboard', 'state', 'paste', 'trouble', 'stopped'] as const;
export type NoticeName = (typeof ORDER)[number];

export class Notices {
  readonly element = element('div', { class: 'notices' });
  readonly #shown = new Map<NoticeName, HTMLElement>();

  show(name: NoticeName, notice: Notice): HTMLElement {
    const made = draw(notice);
    made.dataset.notice = name;
    this.#shown.get(name)?.remove();
    this.#shown.set(name, made);
    const later = ORDER.slice(ORDER.indexOf(name) + 1).find((one) => this.#shown.has(one));
    this.element.insertBefore(made, later ? this.#shown.get(later)! : null);
    return made;
  }

  /** Changes what stands beside the text, for things that count. */
  aside(name: NoticeName, text: string): void {
    const aside = this.#shown.get(name)?.querySelector('[data-aside]');
    if (aside && aside.textContent !== text) aside.textContent = text;
  }

  has(name: NoticeName): boolean {
    return this.#shown.has(name);
  }

  clear(name: NoticeName): void {
    this.#shown.get(name)?.remove();
    this.#shown.delete(name);
  }
}

function draw({ sign, text, aside, body, actions, warns }: Notice): HTMLElement {
  return element(
    'div',
    { class: 'notice', 'data-warns': warns },
    element('span', { class: 'sign', 'aria-hidden': 'true' }, sign),
    element(
      'p',
      {},
      element('span', { 'data-text': true }, text),
      ' ',
      element('span', { class: 'aside', 'data-aside': true }, aside ?? ''),
    ),
    element('div', { class: 'acts' }, ...actions.map(button)),
    body ? element('div', { class: 'body' }, body) : null,
  );
}

function button({ label, run, strong }: NoticeAction): HTMLButtonElement {
  const made = element('button', { type: 'button', class: strong ? 'button strong' : 'button' }, label);
  made.addEventListener('click', run);
  return made;
}
