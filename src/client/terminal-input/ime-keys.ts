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
/** Chords whose control character does not depend on the layout. */
const CHORD = /^(Key[A-Z]|BracketLeft|BracketRight|Backslash)$/;
const SIGNS: Record<string, [key: string, keyCode: number]> = {
  BracketLeft: ['[', 219],
  Backslash: ['\\', 220],
  BracketRight: [']', 221],
};

export const isModifier = ({ key }: KeyboardEvent): boolean => MODIFIERS.has(key);

/** Whether a shell would hear of the key; volume, 한/영 and the like end no syllable. */
export const typesSomething = ({ key }: KeyboardEvent): boolean => key.length === 1 || NAMED.test(key);

/**
 * Windows hides Escape and Ctrl chords behind the input method although it makes nothing of them. The key itself,
 * as a keyboard without input method would tell it; `null` for every other key.
 */
export function unmasked(event: KeyboardEvent): KeyboardEvent | null {
  const { code, ctrlKey, altKey, metaKey, shiftKey } = event;
  const chord = ctrlKey && !altKey && !metaKey && CHORD.test(code);
  if (!chord && (code !== 'Escape' || ctrlKey || metaKey)) return null;
  const letter = code.replace('Key', '');
  const [key, keyCode] = chord
    ? (SIGNS[code] ?? [letter.toLowerCase(), letter.charCodeAt(0)])
    : ['Escape', 27];
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
