/** Draws what was found. */
import { hrefIn } from '../../i18n/index.ts';
import type { Answer, Found } from '../../search/engine.ts';
import { excerpt, marked, type Piece } from '../../search/excerpt.ts';
import { element } from '../element.ts';
import { language, words } from './words.ts';

const EXAMPLES = {
  ko: ['쿠버네티스에서', 'ㅋㅂㄴㅌㅅ', 'CapEx와 OpEx', 'pg-01', 'ip route get'],
  en: ['quorum', 'CapEx vs OpEx', 'pg-01', 'ip route get'],
};

/** The list for a combobox: groups by kind, each option a link. */
export function resultList(answer: Answer, id: string): HTMLElement {
  const list = element('div', { class: 'search-list', role: 'listbox', id, 'aria-label': words.results });
  let at = 0;
  for (const { kind, found } of answer.groups) {
    const name = element(
      'div',
      { class: 'search-kind', id: `${id}-${kind}`, role: 'presentation' },
      words[kind],
    );
    const options = found.map((one) => option(one, `${id}-${at++}`));
    list.append(element('div', { role: 'group', 'aria-labelledby': name.id }, name, ...options));
  }
  return list;
}

function option({ entry, terms }: Found, id: string): HTMLElement {
  const { href, title, within, text } = entry;
  return element(
    'a',
    { href, id, role: 'option', tabindex: '-1', 'aria-selected': 'false' },
    element(
      'span',
      { class: 'search-title' },
      element('b', {}, ...drawn(marked(title, terms))),
      within ? ` ${within}` : null,
    ),
    element('span', { class: 'search-text' }, ...drawn(excerpt(text, terms))),
  );
}

const drawn = (pieces: readonly Piece[]): Array<Node | string> =>
  pieces.map(({ text, marked }) => (marked ? element('mark', {}, text) : text));

/** Words to try; choosing one asks it. */
export function proposals(
  title: string,
  queries: readonly string[],
  ask: (query: string) => void,
): HTMLElement {
  const buttons = queries.map((query) => {
    const button = element('button', { type: 'button', class: 'button' }, query);
    button.addEventListener('click', () => ask(query));
    return button;
  });
  return element('div', { class: 'search-try' }, element('p', {}, title), ...buttons);
}

export const examples = (ask: (query: string) => void): HTMLElement =>
  proposals(words.examples, EXAMPLES[language], ask);

/** Nothing was found: what looks alike, and ways to look around. */
export function nothing({ perhaps }: Answer, ask: (query: string) => void): HTMLElement[] {
  const ways = [
    element('a', { href: hrefIn(language, '/learn/') }, words.lessons),
    element('a', { href: hrefIn(language, '/glossary/') }, words.glossary),
    element('a', { href: hrefIn(language, '/lab/') }, words.map),
  ];
  return [
    ...(perhaps.length > 0 ? [proposals(words.perhaps, perhaps, ask)] : []),
    element('p', { class: 'search-around' }, `${words.nothingHint} `, ...ways.flatMap((way) => [way, ' '])),
  ];
}
