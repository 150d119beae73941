/** Lines of a terminal as text to read, select and copy: the end first, the rest when it is asked for. */
import { fill, words } from '../../i18n/commands.ts';
import { element } from '../element.ts';
import type { ScreenText } from './screen-text.ts';

/** More is seldom read, and costs the page. */
const LINES_AT_FIRST = 300;

/** `read` is asked each time: lines move up while a terminal goes on. */
export function textBlock(read: () => ScreenText, label: string): HTMLElement {
  const shown = read();
  const hidden = Math.max(0, shown.count - LINES_AT_FIRST);
  // Reached by Tab, so that a keyboard can scroll it and a screen reader can read on in it.
  const text = element('pre', { tabindex: '0', 'aria-label': label, role: 'region' });
  text.textContent = shown.last(LINES_AT_FIRST);
  if (hidden === 0) return element('div', { class: 'command-text' }, text);
  const more = element(
    'button',
    { type: 'button', class: 'button' },
    fill(words.earlier, { count: hidden.toLocaleString() }),
  );
  more.addEventListener('click', () => {
    text.textContent = read().all;
    more.remove();
    text.focus();
  });
  return element('div', { class: 'command-text' }, more, text);
}
