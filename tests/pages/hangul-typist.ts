/**
 * Types Korean into a real Chromium as an input method does it: keys that it has taken, compositions that grow jamo by jamo,
 * syllables that are finished by the next one. A script is a list of runs of QWERTY keys and of `<things done>`.
 */
import type { CDPSession, Page } from '@playwright/test';
import { assemble, convertQwertyToAlphabet } from 'es-hangul';

const PROCESS = { key: 'Process', windowsVirtualKeyCode: 229 };
const DONE = /^<(.+)>$/;

export class Typist {
  readonly #page: Page;
  readonly #cdp: CDPSession;
  #jamo: string[] = [];

  private constructor(page: Page, cdp: CDPSession) {
    this.#page = page;
    this.#cdp = cdp;
  }

  static async at(page: Page): Promise<Typist> {
    return new Typist(page, await page.context().newCDPSession(page));
  }

  async play(script: readonly string[]): Promise<void> {
    for (const step of script) {
      const done = DONE.exec(step)?.[1];
      if (done === undefined) await this.type(step);
      else await this.#do(done);
    }
  }

  /** The keys of a two-set keyboard, by the letters printed on them. */
  async type(keys: string): Promise<void> {
    for (const letter of keys) {
      const code = `Key${letter.toUpperCase()}`;
      if (letter !== letter.toLowerCase()) await this.#page.keyboard.down('Shift');
      await this.#down(code);
      await this.#compose(convertQwertyToAlphabet(letter));
      await this.#up(code, letter);
      if (letter !== letter.toLowerCase()) await this.#page.keyboard.up('Shift');
    }
  }

  async #do(what: string): Promise<void> {
    const [name, ...rest] = what.split(' ');
    if (name === 'English') await this.#finish('AltRight');
    else if (name === 'Backspace') await this.#backspace();
    else if (name === 'insert') await this.#cdp.send('Input.insertText', { text: rest.join(' ') });
    else if (name === 'latin') await this.#page.keyboard.type(rest.join(' '));
    else if (name === 'click')
      await this.#page.locator('.xterm-screen').click({ position: { x: 200, y: 120 } });
    else if (name === 'blur') await this.#leave();
    else if (name === 'hanja') await this.#choose(rest.join(' '));
    else if (name === 'paste') await this.#paste(rest.join(' '));
    else if (name === 'run') await this.#page.evaluate((act) => window.act[act]!(), rest[0]!);
    else await this.#through(name!);
  }

  /** A key that ends the syllable: taken by the input method first, told again as itself. */
  async #through(key: string): Promise<void> {
    if (this.#jamo.length > 0) await this.#finish(key);
    await this.#page.keyboard.press(key);
  }

  async #finish(code: string): Promise<void> {
    if (this.#jamo.length === 0) return;
    await this.#down(code);
    await this.#commit(assemble(this.#jamo));
    this.#jamo = [];
  }

  async #backspace(): Promise<void> {
    if (this.#jamo.length === 0) return this.#page.keyboard.press('Backspace');
    await this.#down('Backspace');
    this.#jamo.pop();
    await this.#set(this.#jamo.length > 0 ? assemble(this.#jamo) : '');
    await this.#up('Backspace', 'Backspace');
  }

  async #compose(jamo: string): Promise<void> {
    this.#jamo.push(jamo);
    const syllables = [...assemble(this.#jamo)];
    const last = syllables.pop()!;
    if (syllables.length > 0) {
      await this.#commit(syllables.join(''));
      this.#jamo = lettersOf(this.#jamo, last);
    }
    await this.#set(last);
  }

  #set(text: string): Promise<unknown> {
    return this.#cdp.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  }

  async #choose(hanja: string): Promise<void> {
    await this.#set(hanja);
    await this.#commit(hanja);
    this.#jamo = [];
  }

  async #paste(text: string): Promise<void> {
    await this.#page.evaluate((it) => navigator.clipboard.writeText(it), text);
    await this.#page.keyboard.press('Shift+Insert');
    this.#jamo = [];
  }

  #commit(text: string): Promise<unknown> {
    return this.#cdp.send('Input.insertText', { text });
  }

  async #leave(): Promise<void> {
    await this.#page.locator('#elsewhere').focus();
    this.#jamo = [];
  }

  #down(code: string): Promise<unknown> {
    return this.#cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', code, ...PROCESS });
  }

  #up(code: string, key: string): Promise<unknown> {
    const windowsVirtualKeyCode = key.length === 1 ? key.toUpperCase().charCodeAt(0) : 8;
    return this.#cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key, windowsVirtualKeyCode });
  }
}

/** The jamo that make up the last syllable of a run. */
function lettersOf(jamo: string[], syllable: string): string[] {
  for (let from = 0; from < jamo.length; from += 1) {
    const tail = jamo.slice(from);
    try {
      if (assemble(tail) === syllable) return tail;
    } catch {
      // A tail that begins inside a double vowel is no text; a shorter one is.
    }
  }
  throw new Error(`${jamo.join('')} should end in the letters of ${syllable}`);
}
