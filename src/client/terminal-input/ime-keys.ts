/** What a key event says about itself while an input method is at work. */

/** The key code of a key that an input method has taken (UI Events, legacy key attributes). */
export const IME_KEY = 229;

const MODIFIERS: ReadonlySet<string> = new Set([
  'Shift',
  'Control',
  'Alt',
  'Meta',
  'AltGraph',
  'CapsLock',
  'Fn',
]);
const NAMED =
  /^(Enter|Tab|Escape|Backspace|Delete|Insert|Home|End|PageUp|PageDown|Clear|Dead|Arrow\w+|UIKeyInput\w+|F\d+)$/;
/** Keys whose chords mean the same on every layout: what shells and our page use. */
const CHORD_KEYS: Readonly<Record<string, readonly [key: string, keyCode: number]>> = {
  BracketLeft: ['[', 219],
  Backslash: ['\\', 220],
  BracketRight: [']', 221],
  Slash: ['/', 191],
  Equal: ['=', 187],
  Minus: ['-', 189],
  Enter: ['Enter', 13],
  ArrowLeft: ['ArrowLeft', 37],
  ArrowUp: ['ArrowUp', 38],
  ArrowRight: ['ArrowRight', 39],
  ArrowDown: ['ArrowDown', 40],
};
const LETTER_OR_DIGIT = /^(?:Key([A-Z])|Digit([0-9]))$/;

export const isModifier = ({ key }: KeyboardEvent): boolean => MODIFIERS.has(key);

/** Whether a shell would hear of the key; volume, 한/영 and the like end no syllable. */
export const typesSomething = ({ key }: KeyboardEvent): boolean => key.length === 1 || NAMED.test(key);

/**
 * Windows hides Escape and Ctrl chords behind the input method although it makes nothing of them. The key itself,
 * as a keyboard without input method would tell it; `null` for every other key.
 */
export function unmasked(event: KeyboardEvent): KeyboardEvent | null {
  const { code, ctrlKey, altKey, metaKey, shiftKey } = event;
  const itself = ctrlKey ? chordKey(code, altKey) : code === 'Escape' ? (['Escape', 27] as const) : null;
  if (!itself || metaKey) return null;
  const [key, keyCode] = itself;
  const held = { ctrlKey, altKey, metaKey, shiftKey };
  const made = new KeyboardEvent(event.type, {
    key,
    code,
    ...held,
    bubbles: true,
    cancelable: true,
    composed: true,
  });
  Object.defineProperty(made, 'keyCode', { value: keyCode });
  return made;
}

/** With Alt as well it may be AltGr, which types letters; arrows are arrows. */
function chordKey(code: string, altKey: boolean): readonly [key: string, keyCode: number] | null {
  if (altKey && !code.startsWith('Arrow')) return null;
  const [, letter, digit] = LETTER_OR_DIGIT.exec(code) ?? [];
  const name = letter ?? digit;
  return name ? [name.toLowerCase(), name.charCodeAt(0)] : (CHORD_KEYS[code] ?? null);
}
