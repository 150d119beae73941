/**
 * Between the terminal's text field and the terminal: everything an input method does is heard here first and never reaches
 * xterm.js, which knows composition events only and asks timers when they are over. Ordinary keys stay with xterm.js.
 * Why it owns the path always: docs/decisions/0013-hangul-through-the-field.md. What the events are: corpus/.
 */
import type { Terminal } from '@xterm/xterm';
import { FieldMirror } from './field-mirror.ts';
import { isHangulLetter } from './hangul-text.ts';
import { IME_KEY, isModifier, typesSomething, unmasked } from './ime-keys.ts';
import { Preedit } from './preedit.ts';

/** Edits of a field that an input method makes; a paste or a drop is told to the terminal in other ways. */
const IME_EDITS =
  /^(insertText|insertReplacementText|insertCompositionText|insertFromComposition|insertLineBreak|insertParagraph|delete.*)$/;

export type HangulOptions = {
  /** While this says yes, every letter is sent at once: a held Ctrl waits for one. */
  immediate?: () => boolean;
  /** Whether the letters may come from a keyboard on the screen. */
  touch?: boolean;
};

export class HangulBridge {
  readonly #terminal: Terminal;
  readonly #field: HTMLTextAreaElement;
  readonly #mirror = new FieldMirror();
  readonly #preedit: Preedit;
  readonly #immediate: () => boolean;
  readonly #touch: boolean;
  readonly #listening = new AbortController();
  readonly #given = new WeakSet<Event>();
  /** The key that is down belongs to the field, not to the terminal. */
  #ofField = false;
  #rewrites = false;
  #onScreen = false;
  /** The terminal took the key but the browser will still put its text into the field. */
  #owed = false;

  constructor(terminal: Terminal, { immediate = () => false, touch = hasTouch() }: HangulOptions = {}) {
    const { element, textarea } = terminal;
    if (!element || !textarea) throw new Error('a terminal should be open before its typing is bridged');
    this.#terminal = terminal;
    this.#field = textarea;
    this.#immediate = immediate;
    this.#touch = touch;
    this.#preedit = new Preedit(terminal);
    textarea.autocomplete = 'off';
    this.#listen(element);
  }

  /** Sends what is held back; to be called before anything else is sent. The input method begins anew. */
  flush(): void {
    this.#send(this.#mirror.settle(this.#field));
    this.#empty();
  }

  dispose(): void {
    this.#listening.abort();
    this.#preedit.dispose();
  }

  /** Captured above the field: heard before xterm.js, whose own listeners are on the field. */
  #listen(element: HTMLElement): void {
    const on = <Type extends keyof HTMLElementEventMap>(
      type: Type,
      hear: (event: HTMLElementEventMap[Type]) => void,
    ) =>
      element.addEventListener(type, (event) => event.target === this.#field && hear(event), {
        capture: true,
        signal: this.#listening.signal,
      });
    on('keydown', (event) => this.#keydown(event));
    on('keypress', (event) => this.#ofField && event.stopPropagation());
    on('keyup', (event) => this.#keyup(event));
    on('compositionstart', (event) => this.#hear(event, this.#mirror.begin(this.#field, event.data)));
    on('compositionupdate', (event) => event.stopPropagation());
    on('compositionend', (event) => this.#hear(event, this.#mirror.end(this.#field)));
    on('beforeinput', () => this.#mirror.notice(this.#field));
    on('input', (event) => this.#input(event as InputEvent));
    on('paste', () => this.#send(this.#mirror.settle(this.#field)));
    on('blur', () => this.#send(this.#mirror.settle(this.#field)));
  }

  #keydown(event: KeyboardEvent): void {
    if (this.#given.has(event)) return;
    this.#owed = false;
    this.#ofField = false;
    this.#send(this.#mirror.rest(this.#field));
    this.#overUnless(event.isComposing);
    if (event.keyCode === IME_KEY) this.#masked(event);
    else if (isModifier(event)) return;
    else if (this.#goesToField(event)) this.#leaveToField(event);
    else if (typesSomething(event)) this.#toTerminal(event);
  }

  /** The input method has the key. A chord it only hides, and will not use, is given to the terminal. */
  #masked(event: KeyboardEvent): void {
    this.#leaveToField(event);
    const key = event.isComposing || this.#mirror.composing ? null : unmasked(event);
    if (!key) return;
    this.flush();
    this.#given.add(key);
    this.#field.dispatchEvent(key);
  }

  /** A jamo is for the field to compose, and whatever follows a held syllable must stand behind it in the same field. */
  #goesToField({ key, ctrlKey, altKey, metaKey, isComposing }: KeyboardEvent): boolean {
    if (ctrlKey || altKey || metaKey || isComposing) return false;
    return isHangulLetter(key) || (this.#mirror.held && (key.length === 1 || key === 'Backspace'));
  }

  #leaveToField(event: KeyboardEvent): void {
    this.#ofField = true;
    this.#onScreen = this.#touch && event.code === '';
    this.#rewrites = isHangulLetter(event.key) || (event.key === 'Backspace' && this.#mirror.held);
    event.stopPropagation();
  }

  #toTerminal(event: KeyboardEvent): void {
    const composed = this.#mirror.composing || event.isComposing;
    this.#send(this.#mirror.settle(this.#field));
    // An input method that is still at work would lose its place in an emptied field.
    if (!composed) this.#empty();
    this.#owed = event.key.length === 1 || event.key === 'Dead';
  }

  #keyup({ isComposing }: KeyboardEvent): void {
    this.#owed = false;
    this.#send(this.#mirror.rest(this.#field));
    this.#overUnless(isComposing);
  }

  /** A composition is over when a key says so, even if its end was never told. */
  #overUnless(isComposing: boolean): void {
    if (this.#mirror.composing && !isComposing) this.#send(this.#mirror.end(this.#field));
  }

  #input(event: InputEvent): void {
    const { inputType, data, isComposing } = event;
    const others = this.#owed && !isComposing && inputType === 'insertText' && !isHangulLetter(data ?? '');
    if (others || !IME_EDITS.test(inputType)) {
      this.#mirror.account(this.#field);
      return;
    }
    const rewrites = this.#ofField && this.#rewrites;
    const edit = { inputType, data, isComposing, rewrites, onScreen: this.#onScreen };
    this.#hear(event, this.#mirror.edit(this.#field, edit));
    if (this.#immediate() && this.#mirror.preedit !== '') this.flush();
  }

  #hear(event: Event, text: string): void {
    event.stopPropagation();
    this.#send(text);
  }

  #send(text: string): void {
    if (text !== '') this.#terminal.input(text.replaceAll('\n', '\r'), true);
    this.#preedit.show(this.#mirror.preedit);
  }

  /** Screen readers read the field, so there it keeps what is in it. */
  #empty(): void {
    if (this.#field.value !== '' && this.#terminal.options.screenReaderMode !== true) this.#field.value = '';
    this.#mirror.account(this.#field);
  }
}

const hasTouch = () => matchMedia('(any-pointer: coarse)').matches;

/** Makes typing right in a terminal that is open; `dispose()` gives it back to xterm.js. */
export const attachHangul = (terminal: Terminal, options?: HangulOptions): HangulBridge =>
  new HangulBridge(terminal, options);
