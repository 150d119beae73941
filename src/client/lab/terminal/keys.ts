/** Keys the page takes from a terminal; everything else belongs to the shell. */

export type KeyAct =
  | 'leave'
  | 'tools'
  | 'next'
  | 'previous'
  | 'find'
  | 'copy'
  | 'paste'
  | 'larger'
  | 'smaller'
  | 'standard'
  | 'line'
  | 'check';

/** How people write them. */
export const KEY_NAMES = {
  leave: 'Ctrl+Alt+←',
  enter: 'Ctrl+Alt+→',
  next: 'Ctrl+Shift+]',
  previous: 'Ctrl+Shift+[',
  find: 'Ctrl+Shift+F',
  copy: 'Ctrl+Shift+C',
  paste: 'Ctrl+Shift+V',
  larger: 'Ctrl+Shift+=',
  smaller: 'Ctrl+Shift+-',
  standard: 'Ctrl+Shift+0',
  line: 'Ctrl+Shift+L',
  check: 'Ctrl+Enter',
} as const;

const SHIFTED: Readonly<Record<string, KeyAct>> = {
  BracketRight: 'next',
  BracketLeft: 'previous',
  KeyF: 'find',
  KeyC: 'copy',
  KeyV: 'paste',
  Equal: 'larger',
  NumpadAdd: 'larger',
  Minus: 'smaller',
  NumpadSubtract: 'smaller',
  Digit0: 'standard',
  KeyL: 'line',
};
const WITH_ALT: Readonly<Record<string, KeyAct>> = { ArrowLeft: 'leave', ArrowRight: 'tools' };

type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

/** What a key means to the page, by its place on the keyboard: the same on a Korean and on an English one. */
export function actOf({ code, ctrlKey, altKey, shiftKey, metaKey }: Pressed): KeyAct | null {
  if (!ctrlKey || metaKey) return null;
  if (altKey) return shiftKey ? null : (WITH_ALT[code] ?? null);
  if (shiftKey) return SHIFTED[code] ?? null;
  return code === 'Enter' ? 'check' : null;
}
