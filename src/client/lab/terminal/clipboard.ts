/**
 * Programs that want to use the clipboard (OSC 52). Reading is never answered. Writing is a question to the person in
 * front of it, with what would be written, and only while they are in that terminal (S-16).
 */
import { fill, words } from '../../../i18n/live.ts';
import { element } from '../../element.ts';
import type { Notices } from './notices.ts';
import { readRequest } from './osc52.ts';

const PREVIEW_CHARACTERS = 1200;
/** A button that appears under a finger is not what the finger meant. */
const SETTLE_MS = 500;
/** Who was refused does not ask again at once. */
const SILENCE_MS = 60_000;

export type ClipboardHome = {
  name: string;
  notices: Notices;
  isFocused: () => boolean;
  say: (sentence: string) => void;
  focus: () => void;
};

export class ClipboardDesk {
  readonly #home: ClipboardHome;
  #silentUntil = 0;

  constructor(home: ClipboardHome) {
    this.#home = home;
  }

  request(osc: string): void {
    const { name, notices, isFocused, say } = this.#home;
    // One question at a time: what was read and what is copied are the same.
    if (!isFocused() || notices.has('clipboard') || Date.now() < this.#silentUntil) return;
    const request = readRequest(osc);
    if (request.is === 'too-large') say(fill(words.clipboardTooLarge, { machine: name }));
    if (request.is === 'write') this.#ask(request.text);
  }

  #ask(text: string): void {
    const { name, notices, say } = this.#home;
    const letters = [...text];
    const cut = letters.length > PREVIEW_CHARACTERS;
    const preview = cut ? `${letters.slice(0, PREVIEW_CHARACTERS).join('')}…` : text;
    const question = fill(words.clipboardTitle, { machine: name, characters: letters.length });
    const strip = notices.show('clipboard', {
      sign: '◆',
      text: question,
      body: element('pre', { tabindex: '0' }, preview),
      actions: [
        { label: words.clipboardNo, run: () => this.#refuse() },
        { label: words.clipboardYes, run: () => void this.#copy(text), strong: true },
      ],
    });
    const buttons = [...strip.querySelectorAll('button')];
    for (const button of buttons) button.disabled = true;
    setTimeout(() => {
      for (const button of buttons) button.disabled = false;
    }, SETTLE_MS);
    say(question);
  }

  #refuse(): void {
    this.#silentUntil = Date.now() + SILENCE_MS;
    this.#close();
  }

  async #copy(text: string): Promise<void> {
    this.#close();
    this.#home.say(await copy(text));
  }

  #close(): void {
    this.#home.notices.clear('clipboard');
    this.#home.focus();
  }
}

/** What came of it, in words. */
export async function copy(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return words.copied;
  } catch {
    return words.copyFailed;
  }
}
