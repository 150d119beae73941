/** Keys of the command output, by their place on the keyboard: the same on a Korean and on an English one. */
export type CommandKey = 'list' | 'failed' | 'before' | 'after';

/** How people write them. */
export const KEY_NAMES = {
  list: 'Ctrl+Shift+O',
  failed: 'Ctrl+Shift+X',
  before: 'Ctrl+Shift+↑',
  after: 'Ctrl+Shift+↓',
} as const;

const CODES: Readonly<Record<string, CommandKey>> = {
  KeyO: 'list',
  KeyX: 'failed',
  ArrowUp: 'before',
  ArrowDown: 'after',
};

type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

export const commandKey = ({ code, ctrlKey, altKey, shiftKey, metaKey }: Pressed): CommandKey | null =>
  ctrlKey && shiftKey && !altKey && !metaKey ? (CODES[code] ?? null) : null;
