/** What keys send to a shell: keys that phones do not have, and letters while Ctrl or Alt is held. */

export type Held = { ctrl: boolean; alt: boolean };

const ESCAPE = '\x1b';
/** Final letters of cursor keys (ECMA-48); programs may ask for another form of them (DECCKM). */
const CURSOR: Readonly<Record<string, string>> = {
  ArrowUp: 'A',
  ArrowDown: 'B',
  ArrowRight: 'C',
  ArrowLeft: 'D',
  End: 'F',
  Home: 'H',
};
const NUMBERED: Readonly<Record<string, number>> = { PageUp: 5, PageDown: 6 };
const PLAIN: Readonly<Record<string, string>> = { Escape: ESCAPE, Tab: '\t', Interrupt: '\x03' };
const SIGNS_WITH_CTRL: Readonly<Record<string, string>> = {
  ' ': '\0',
  '/': '\x1f',
  '-': '\x1f',
  '~': '\x1e',
  '?': '\x7f',
};

/** The bytes of a named key or of a letter; `cursorMode` is what the program in the terminal asked for. */
export function bytesOf(key: string, { ctrl, alt }: Held, cursorMode: boolean): string {
  const modifier = 1 + (alt ? 2 : 0) + (ctrl ? 4 : 0);
  const final = CURSOR[key];
  if (final) {
    if (modifier > 1) return `${ESCAPE}[1;${modifier}${final}`;
    return `${ESCAPE}${cursorMode ? 'O' : '['}${final}`;
  }
  const number = NUMBERED[key];
  if (number) return `${ESCAPE}[${number}${modifier > 1 ? `;${modifier}` : ''}~`;
  const plain = PLAIN[key];
  if (plain) return (alt ? ESCAPE : '') + plain;
  return withHeld(key, { ctrl, alt });
}

/** A letter typed while Ctrl or Alt is held. */
export function withHeld(letter: string, { ctrl, alt }: Held): string {
  return (alt ? ESCAPE : '') + (ctrl ? control(letter) : letter);
}

function control(letter: string): string {
  const code = letter.toUpperCase().charCodeAt(0);
  if (letter.length === 1 && code >= 0x40 && code <= 0x5f) return String.fromCharCode(code & 0x1f);
  return SIGNS_WITH_CTRL[letter] ?? letter;
}
