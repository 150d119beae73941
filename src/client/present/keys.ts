/** What a key, a remote or a digit asks of the slides. */
export type Act =
  | 'next'
  | 'back'
  | 'first'
  | 'last'
  | 'overview'
  | 'draw'
  | 'laser'
  | 'clear'
  | 'black'
  | 'full'
  | 'presenter'
  | 'help'
  | 'stop';

/** Keys by their place, so that a Korean keyboard does not matter. */
const LETTERS: Record<string, Act> = {
  KeyO: 'overview',
  KeyD: 'draw',
  KeyL: 'laser',
  KeyC: 'clear',
  KeyB: 'black',
  KeyF: 'full',
  KeyP: 'presenter',
};
const NAMED: Record<string, Act> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  ArrowLeft: 'back',
  ArrowUp: 'back',
  Home: 'first',
  End: 'last',
  '.': 'black',
  '?': 'help',
};
/** The keys of a remote work wherever the focus is. */
const REMOTE: Record<string, Act> = { PageDown: 'next', PageUp: 'back', Escape: 'stop' };

const FIELDS =
  'textarea, select, input, [contenteditable], [role="slider"], [role="listbox"], [role="grid"], [role="tab"]';
const PRESSED = 'button, a, summary, label, [role="button"]';

export class Keys {
  #digits = '';

  /** `null`: the key means nothing here, or belongs to what has the focus. */
  read(event: KeyboardEvent): Act | { go: number } | null {
    const { key, code, shiftKey, target } = event;
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey)
      return null;
    if (REMOTE[key]) return REMOTE[key];
    const at = target instanceof Element ? target : null;
    if (at?.closest(FIELDS)) return null;
    if (/^\d$/.test(key)) {
      this.#digits += key;
      return null;
    }
    const digits = this.#digits;
    this.#digits = '';
    const pressed = at?.closest(PRESSED);
    if (key === 'Enter') return pressed || digits === '' ? null : { go: Number(digits) };
    if (key === ' ') return pressed ? null : shiftKey ? 'back' : 'next';
    return NAMED[key] ?? (shiftKey ? null : LETTERS[code]) ?? null;
  }
}
