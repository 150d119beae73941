/** Keys that a phone's keyboard does not have, as buttons below the terminal. */
import { must } from '../../element.ts';

const BYTES: Readonly<Record<string, string>> = {
  Esc: '\x1b',
  Tab: '\t',
  '←': '\x1b[D',
  '↓': '\x1b[B',
  '↑': '\x1b[A',
  '→': '\x1b[C',
};

/** Returns what may change typed text: with Ctrl held down on the row, the next letter becomes its control character. */
export function attachKeyRow(root: HTMLElement, input: (text: string) => void): (text: string) => string {
  const ctrl = must<HTMLButtonElement>('[data-key="Ctrl"]', root);
  const isHeld = () => ctrl.getAttribute('aria-pressed') === 'true';
  for (const button of root.querySelectorAll<HTMLButtonElement>('[data-key]')) {
    // Focus stays in the terminal, so that the touch keyboard neither opens nor closes.
    button.addEventListener('pointerdown', (event) => event.preventDefault());
    button.addEventListener('click', () => {
      const name = button.dataset.key!;
      if (button === ctrl) ctrl.setAttribute('aria-pressed', String(!isHeld()));
      else input(BYTES[name] ?? name);
    });
  }
  return (text) => {
    if (!isHeld() || text.length !== 1) return text;
    ctrl.setAttribute('aria-pressed', 'false');
    const letter = text.toUpperCase().charCodeAt(0);
    return letter >= 0x40 && letter <= 0x5f ? String.fromCharCode(letter & 0x1f) : text;
  };
}
