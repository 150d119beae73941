/** Keys that a phone's keyboard does not have, as a toolbar. It never takes the focus, so that the keyboard stays where it is. */
import './key-row.css';
import { words } from '../../i18n/live.ts';
import { element } from '../element.ts';
import type { HeldKeys, HoldName } from './held-keys.ts';
import { repeatWhileHeld } from './repeat.ts';

type Key = { key: string; face: string; name: string; repeats?: true };

const KEYS: ReadonlyArray<Key | HoldName> = [
  { key: 'Escape', face: 'Esc', name: words.keyEscape },
  { key: 'Tab', face: 'Tab', name: words.keyTab },
  'ctrl',
  'alt',
  { key: 'Interrupt', face: '^C', name: words.keyInterrupt },
  { key: 'ArrowLeft', face: '←', name: words.keyLeft, repeats: true },
  { key: 'ArrowDown', face: '↓', name: words.keyDown, repeats: true },
  { key: 'ArrowUp', face: '↑', name: words.keyUp, repeats: true },
  { key: 'ArrowRight', face: '→', name: words.keyRight, repeats: true },
  { key: '|', face: '|', name: words.keyPipe },
  { key: '/', face: '/', name: words.keySlash },
  { key: '-', face: '-', name: words.keyDash },
  { key: '~', face: '~', name: words.keyTilde },
  { key: ':', face: ':', name: words.keyColon },
  { key: 'Home', face: 'Home', name: 'Home' },
  { key: 'End', face: 'End', name: 'End' },
  { key: 'PageUp', face: 'PgUp', name: 'Page Up', repeats: true },
  { key: 'PageDown', face: 'PgDn', name: 'Page Down', repeats: true },
];
const HOLD_FACES: Record<HoldName, string> = { ctrl: 'Ctrl', alt: 'Alt' };

export class KeyRow {
  readonly element: HTMLElement;
  readonly #held: HeldKeys;
  readonly #press: (key: string) => void;
  readonly #holds = new Map<HoldName, HTMLButtonElement>();

  constructor(held: HeldKeys, press: (key: string) => void) {
    this.#held = held;
    this.#press = press;
    const buttons = KEYS.map((key) => (typeof key === 'string' ? this.#hold(key) : this.#key(key)));
    this.element = element(
      'div',
      { class: 'key-row', role: 'toolbar', 'aria-label': words.keyRow },
      ...buttons,
    );
    buttons[0]!.tabIndex = 0;
    this.element.addEventListener('keydown', (event) => this.#move(event));
    // The focus moves on mousedown, also under a finger; a long touch asks for no menu.
    for (const type of ['mousedown', 'contextmenu'])
      this.element.addEventListener(type, (event) => event.preventDefault());
    this.draw();
  }

  /** Shows what is held. */
  draw(): void {
    for (const [name, button] of this.#holds) {
      const hold = this.#held.of(name);
      button.dataset.hold = hold;
      button.setAttribute('aria-pressed', String(hold !== 'up'));
      const face = HOLD_FACES[name];
      button.setAttribute('aria-label', hold === 'locked' ? `${face}, ${words.keyLocked}` : face);
    }
  }

  #key({ key, face, name, repeats }: Key): HTMLButtonElement {
    const button = this.#button(face, name);
    button.dataset.key = key;
    if (repeats) repeatWhileHeld(button, () => this.#press(key));
    else button.addEventListener('click', () => this.#press(key));
    return button;
  }

  #hold(name: HoldName): HTMLButtonElement {
    const button = this.#button(HOLD_FACES[name], HOLD_FACES[name]);
    button.dataset.key = name;
    button.addEventListener('click', ({ timeStamp }) => this.#held.tap(name, timeStamp));
    this.#holds.set(name, button);
    return button;
  }

  #button(face: string, name: string): HTMLButtonElement {
    // Whoever speaks to the page says what can be seen.
    const label = name.includes(face) ? name : `${face} ${name}`;
    return element('button', { type: 'button', tabindex: '-1', 'aria-label': label }, face);
  }

  /** One stop for the Tab key; arrows go on from there. */
  #move(event: KeyboardEvent): void {
    const buttons = [...this.element.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (at === -1 || to === undefined) return;
    event.preventDefault();
    const next = buttons[(to + buttons.length) % buttons.length]!;
    buttons[at]!.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
    next.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }
}
