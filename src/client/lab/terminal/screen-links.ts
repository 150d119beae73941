/** Addresses on the screen as a list, for those who have no mouse. */
import type { Terminal } from '@xterm/xterm';
import { words } from '../../../i18n/live.ts';
import { element } from '../../element.ts';
import { judgeLink } from './links.ts';
import { plain } from './plain-text.ts';

const MOST = 50;
const SHOWN_CHARACTERS = 100;
const ADDRESS = /https?:\/\/[^\s"'<>`^{}|\\]+[^\s"'<>`^{}|\\.,:;!?)\]]/giu;

/** From the newest to the oldest, each once. */
export function linksOn(terminal: Terminal): string[] {
  const { active } = terminal.buffer;
  const found: string[] = [];
  for (const line of linesOf(terminal, active.viewportY, active.viewportY + terminal.rows))
    for (const [address] of line.matchAll(ADDRESS)) if (judgeLink(address)) found.push(address);
  return [...new Set(found.reverse())].slice(0, MOST);
}

/** Lines as they were written: what only the width of the window broke is one. */
function linesOf(terminal: Terminal, from: number, to: number): string[] {
  const lines: string[] = [];
  for (let y = from; y < to; y++) {
    const line = terminal.buffer.active.getLine(y);
    if (!line) continue;
    const wraps = terminal.buffer.active.getLine(y + 1)?.isWrapped ?? false;
    const text = line.translateToString(!wraps);
    if (line.isWrapped && lines.length > 0) lines[lines.length - 1] += text;
    else lines.push(text);
  }
  return lines;
}

export function linkList(terminal: Terminal, open: (address: string) => void): HTMLElement {
  const found = linksOn(terminal);
  if (found.length === 0) return element('p', {}, words.linksNone);
  return element(
    'ul',
    { class: 'link-list' },
    ...found.map((address) => {
      const button = element('button', { type: 'button', class: 'mono' }, plain(address, SHOWN_CHARACTERS));
      button.addEventListener('click', () => open(address));
      return element('li', {}, button);
    }),
  );
}
