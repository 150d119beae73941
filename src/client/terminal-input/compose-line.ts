/**
 * A line of ordinary text under the terminal: every input method works in it, and nothing is sent before it is finished.
 * For phones, and for everybody whose keyboard and browser do not agree in the terminal itself.
 */
import './compose-line.css';
import { fill, words } from '../../i18n/live.ts';
import { element } from '../element.ts';
import { joined } from './hangul-text.ts';
import { IME_KEY } from './ime-keys.ts';
import { LineHistory } from './line-history.ts';

/** Shown of what was sent; the terminal shows the rest. */
const SHOWN_CHARACTERS = 60;
const CONTROLS = /[\x00-\x1f\x7f\x80-\x9f]/g;

export type LineHome = {
  /** False when the shell could not be reached: the line is kept. */
  send: (text: string) => boolean;
  /** Into the terminal. */
  leave: () => void;
  /** While Ctrl or Alt is held the next letter is a chord, and not for the line. */
  wantsChord: () => boolean;
  chord: (letter: string) => void;
};

export class ComposeLine {
  readonly element: HTMLFormElement;
  readonly #home: LineHome;
  readonly #history = new LineHistory();
  readonly #input = element('input', {
    type: 'text',
    'aria-label': words.lineLabel,
    placeholder: words.linePlaceholder,
    autocomplete: 'off',
    autocapitalize: 'off',
    autocorrect: 'off',
    spellcheck: 'false',
    enterkeyhint: 'send',
  });
  readonly #hide = element(
    'button',
    { type: 'button', class: 'hide', 'aria-pressed': 'false', title: words.lineHideText },
    words.lineHide,
  );
  readonly #sent = element('output', { class: 'sent' });
  #before = '';

  constructor(home: LineHome) {
    this.#home = home;
    const open = element('button', { type: 'button', title: 'Ctrl+Enter' }, words.lineSendOpen);
    const send = element('button', { type: 'submit', class: 'send' }, words.lineSend);
    const field = element('div', { class: 'field' }, this.#input, this.#hide);
    this.element = element('form', { class: 'compose-line' }, field, open, send, this.#sent);
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send('\r');
    });
    open.addEventListener('click', () => this.#send(''));
    this.#hide.addEventListener('click', () => this.#toggleHidden());
    this.#input.addEventListener('keydown', (event) => this.#keydown(event));
    this.#input.addEventListener('input', (event) => this.#edited(event as InputEvent));
    // Buttons act without taking the focus: on a phone the keyboard stays open.
    this.element.addEventListener(
      'mousedown',
      (event) => event.target !== this.#input && event.preventDefault(),
    );
  }

  get text(): string {
    return this.#input.value;
  }

  focus(): void {
    this.#input.focus();
  }

  /** Sends what is written as it is, so that a key of the key row comes after it; true when nothing is left here. */
  hand(): boolean {
    return this.text === '' || this.#send('');
  }

  /** A sign of the key row, where the caret is. */
  insert(text: string): void {
    this.#input.setRangeText(text, this.#input.selectionStart ?? 0, this.#input.selectionEnd ?? 0, 'end');
    this.#before = this.text;
  }

  #send(end: '\r' | ''): boolean {
    const text = joined(this.text).replace(CONTROLS, '');
    if (text + end === '') return true;
    if (!this.#home.send(text + end)) return false;
    const hidden = this.#input.type === 'password';
    if (!hidden) this.#history.add(text);
    this.#write('');
    const shown = hidden ? '•••' : [...text].slice(0, SHOWN_CHARACTERS).join('');
    const cut = !hidden && [...text].length > SHOWN_CHARACTERS ? '…' : '';
    this.#sent.textContent = fill(words.lineSent, { text: `${shown}${cut}${end === '' ? '' : ' ⏎'}` });
    return true;
  }

  #keydown(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === IME_KEY) return;
    const { key, ctrlKey } = event;
    if (key === 'Enter' && ctrlKey) this.#take(event, () => this.#send(''));
    else if (key === 'ArrowUp') this.#take(event, () => this.#show(this.#history.earlier(this.text)));
    else if (key === 'ArrowDown') this.#take(event, () => this.#show(this.#history.later()));
    else if (key === 'Escape') this.#take(event, () => this.#home.leave());
  }

  #take(event: KeyboardEvent, act: () => void): void {
    event.preventDefault();
    event.stopPropagation();
    act();
  }

  #show(line: string | null): void {
    if (line === null) return;
    this.#write(line);
    this.#input.setSelectionRange(line.length, line.length);
  }

  #write(text: string): void {
    this.#input.value = text;
    this.#before = text;
  }

  #edited(event: InputEvent): void {
    const letter = this.#home.wantsChord() ? this.#letterOf(event) : '';
    if (letter === '') {
      this.#before = this.text;
      return;
    }
    this.#write(this.#before);
    this.#home.chord(letter);
  }

  /** The one letter that was typed; a phone tells all of its word each time. None for what comes as a whole: pasted, proposed. */
  #letterOf({ data, inputType }: InputEvent): string {
    const letters = [...(data ?? '')];
    const typed = letters.length === 1 || inputType === 'insertCompositionText';
    const grown = [...this.text].length - [...this.#before].length;
    return typed && inputType !== 'insertFromPaste' && grown <= 1 ? (letters.at(-1) ?? '') : '';
  }

  #toggleHidden(): void {
    const hidden = this.#input.type !== 'password';
    this.#input.type = hidden ? 'password' : 'text';
    this.#hide.setAttribute('aria-pressed', String(hidden));
  }
}
