/** Typing in the terminals of a page: Hangul in every one of them, the key row, and the line under them. */
import './typing.css';
import type { Terminal as Xterm } from '@xterm/xterm';
import { words } from '../../i18n/live.ts';
import { KEY_NAMES } from '../lab/terminal/keys.ts';
import { addAction, attachToTerminals, type OpenTerminal } from '../lab/terminal/toolbar.ts';
import { recall, remember } from '../remember.ts';
import { ComposeLine } from './compose-line.ts';
import { attachHangul, type HangulBridge } from './hangul-bridge.ts';
import { HeldKeys } from './held-keys.ts';
import { bytesOf } from './key-bytes.ts';
import { KeyRow } from './key-row.ts';

const LINE = 'terminal-line';
/** Keys of the row that are letters: with the line on they belong into it. */
const isLetter = (key: string) => key.length === 1;

/** The terminal that is shown. */
export type TypedInto = {
  input: (text: string) => boolean;
  focus: () => void;
  readonly screen: { readonly xterm: Xterm } | null;
};

export class Typing {
  readonly #place: HTMLElement;
  readonly #current: () => TypedInto | null;
  readonly #bridges = new Map<Xterm, HangulBridge>();
  readonly #held = new HeldKeys(() => this.#row.draw());
  readonly #row = new KeyRow(this.#held, (key) => this.#press(key));
  readonly #line = new ComposeLine({
    send: (text) => this.#send(text),
    leave: () => this.#current()?.focus(),
    wantsChord: () => this.#held.any,
    chord: (letter) => void this.#send(this.#held.apply(letter)),
  });

  constructor(place: HTMLElement, current: () => TypedInto | null) {
    this.#place = place;
    this.#current = current;
    place.append(this.#row.element, this.#line.element);
    const wanted = recall(LINE);
    this.#show(typeof wanted === 'boolean' ? wanted : matchMedia('(pointer: coarse)').matches);
  }

  /** What a keyboard typed into a terminal, as the shell is to get it. */
  readonly typed = (text: string): string => this.#held.apply(text);

  get lineIsOn(): boolean {
    return this.#place.hasAttribute('data-line');
  }

  /** Remembered in this browser. Who switches the line on wants to write in it. */
  toggleLine(): void {
    this.#show(!this.lineIsOn);
    remember(LINE, this.lineIsOn);
    if (this.lineIsOn) this.#line.focus();
    else this.#current()?.focus();
  }

  /** Returns the way back. */
  attach(xterm: Xterm, place: HTMLElement): () => void {
    const bridge = attachHangul(xterm, { immediate: () => this.#held.any });
    this.#bridges.set(xterm, bridge);
    const listening = new AbortController();
    // The pane takes every paste to itself, above the terminal: what is typed goes first.
    const before = { capture: true, signal: listening.signal };
    place.addEventListener('paste', () => bridge.flush(), before);
    return () => {
      listening.abort();
      this.#bridges.delete(xterm);
      bridge.dispose();
    };
  }

  #show(on: boolean): void {
    this.#place.toggleAttribute('data-line', on);
  }

  #press(key: string): void {
    if (this.lineIsOn && isLetter(key) && !this.#held.any) {
      this.#line.insert(key);
      return;
    }
    // Ctrl+C throws nothing away that is still being written.
    if (this.lineIsOn && key !== 'Interrupt' && !this.#line.hand()) return;
    const cursorMode = this.#current()?.screen?.xterm.modes.applicationCursorKeysMode ?? false;
    this.#send(bytesOf(key, this.#held.take(), cursorMode));
  }

  /** Behind a syllable that is being typed in a terminal, never into the middle of it. */
  #send(text: string): boolean {
    for (const bridge of this.#bridges.values()) bridge.flush();
    return this.#current()?.input(text) ?? false;
  }
}

/** `place` is where the key row and the line stand; `current` is the terminal that is shown. */
export function attachTyping(place: HTMLElement, current: () => TypedInto | null): Typing {
  const typing = new Typing(place, current);
  const screens = new WeakMap<OpenTerminal, Xterm>();
  attachToTerminals((terminal, xterm, screen) => {
    screens.set(terminal, xterm);
    return typing.attach(xterm, screen);
  });
  addAction({
    id: 'line',
    group: 'look',
    label: words.actionLine,
    keys: KEY_NAMES.line,
    checked: () => typing.lineIsOn,
    run: () => typing.toggleLine(),
  });
  if (new URLSearchParams(location.search).has('trace'))
    addAction({
      id: 'trace',
      group: 'look',
      label: words.actionTrace,
      when: (terminal) => screens.has(terminal),
      run: (terminal) =>
        void import('./trace-panel.ts').then((it) => it.openTracePanel(terminal, screens.get(terminal)!)),
    });
  return typing;
}
