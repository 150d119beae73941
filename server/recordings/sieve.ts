/**
 * What of a terminal's output may be written down. All that changes the screen is kept as it is; what asks the terminal
 * something (its answer would be typed into a shell) or reaches beyond the screen (folder, user and host, clipboard,
 * window title, notifications, files) is left out. Sequences may be cut anywhere between two reads.
 */

/** Hyperlinks and colours; every other number is left out, and so is one we have never heard of. */
const KEPT_OSC: ReadonlySet<string> = new Set(['4', '8', '10', '11', '12', '104', '110', '111', '112']);
const WEB_LINK = /^8;[^;]*;(?:https?:\/\/.*)?$/is;
/** A sequence that is longer than this does nothing that a screen needs. */
const LONGEST_SEQUENCE = 4096;

/** Control sequences that end in one of these letters may be questions; the others never are. */
const SUSPICIOUS = 'nctixypquSR|';
const QUESTIONS: readonly RegExp[] = [
  /n$/, // status, cursor
  /c$/, // what kind of terminal
  /^[^$]*t$/, // its window
  /^[^$*]*x$/, // its line
  /y$/, // checksums of its screen, self-tests
  /i$/, // printing
  /\$p$/, // modes
  /^>[^ ]*q$/, // version
  /^\?u$/, // keyboard
  /^\?.*S$/, // graphics
  /#[R|]$/, // colours and attributes
];

/**
 * text     letters and control characters
 * escape   after ESC
 * control  inside CSI
 * osc      inside an OSC that may still be one that is kept
 * skip     inside an OSC that is left out: it also ends with BEL
 * drop     inside another kind of string: all are left out, BEL is part of them
 */
type State = 'text' | 'escape' | 'control' | 'osc' | 'skip' | 'drop';

export class Sieve {
  #state: State = 'text';
  #held = '';
  #kept = '';

  /** What may be written down of it now; the beginning of a sequence waits for its end. */
  push(text: string): string {
    this.#kept = '';
    for (let at = 0; at < text.length; at++) {
      if (this.#state === 'text') {
        const from = at;
        while (at < text.length && !begins(text.charCodeAt(at))) at++;
        this.#kept += text.slice(from, at);
        if (at === text.length) break;
      }
      this.#letter(text[at]!, text.charCodeAt(at));
    }
    return this.#kept;
  }

  #letter(letter: string, code: number): void {
    if (code === 0x18 || code === 0x1a) this.#go('text');
    else if (code === 0x1b) this.#begin();
    else if (code >= 0x80 && code <= 0x9f) this.#eightBit(code);
    else if (code === 0x7f)
      return; // only outside of sequences it is anything
    else if (this.#state === 'escape') this.#escape(letter, code);
    else if (this.#state === 'control') this.#control(letter, code);
    else if (this.#state === 'osc') this.#osc(letter, code);
    else if (this.#state === 'skip' && code === 0x07) this.#go('text');
  }

  #go(state: State, held = ''): void {
    this.#state = state;
    this.#held = held;
  }

  #keep(sequence: string): void {
    this.#kept += sequence;
    this.#go('text');
  }

  /** ESC begins something new, and ends an OSC whether or not the rest of its end follows. */
  #begin(): void {
    if (this.#state === 'osc') this.#endOsc();
    this.#go('escape', '\x1b');
  }

  /** The one-letter form of ESC and a letter. */
  #eightBit(code: number): void {
    this.#begin();
    this.#escape(String.fromCharCode(code - 0x40), code - 0x40);
  }

  #escape(letter: string, code: number): void {
    const isFirst = this.#held.length === 1;
    if (code < 0x20) this.#kept += letter;
    else if (isFirst && letter === '[') this.#go('control', '\x1b[');
    else if (isFirst && letter === ']') this.#go('osc');
    else if (isFirst && 'PX^_'.includes(letter)) this.#go('drop');
    // The end of a string that has ended, and the oldest question what this is.
    else if (isFirst && '\\Z'.includes(letter)) this.#go('text');
    else if (code <= 0x2f && this.#held.length < 4) this.#held += letter;
    else this.#keep(this.#held + letter);
  }

  #control(letter: string, code: number): void {
    if (code < 0x20) this.#kept += letter;
    else if (code > 0x7f) this.#keep(this.#held + letter);
    else if (code >= 0x40) this.#keep(asks(this.#held, letter) ? '' : this.#held + letter);
    else if (this.#held.length < LONGEST_SEQUENCE) this.#held += letter;
  }

  #osc(letter: string, code: number): void {
    if (code === 0x07) this.#endOsc();
    else if (code >= 0x20) {
      this.#held += letter;
      const isTold = this.#held.length > 4 || letter === ';';
      if (isTold && (!isKept(this.#held) || this.#held.length > LONGEST_SEQUENCE)) this.#go('skip');
    }
  }

  #endOsc(): void {
    const said = this.#held;
    const allowed = said.startsWith('8;') ? WEB_LINK.test(said) : isKept(said) && !said.includes('?');
    this.#keep(allowed ? `\x1b]${said}\x1b\\` : '');
  }
}

const isKept = (osc: string): boolean => KEPT_OSC.has(osc.split(';', 1)[0]!);

/** Where plain text ends; ENQ (5) asks who is there. */
const begins = (code: number): boolean =>
  code === 0x1b || code === 0x18 || code === 0x1a || code === 0x05 || (code >= 0x80 && code <= 0x9f);

function asks(held: string, last: string): boolean {
  if (!SUSPICIOUS.includes(last)) return false;
  const sequence = held.slice(2) + last;
  return QUESTIONS.some((question) => question.test(sequence));
}
