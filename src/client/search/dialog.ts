/** The search over whatever page is open. */
import { hrefIn } from '../../i18n/index.ts';
import { element } from '../element.ts';
import { SearchBox } from './box.ts';
import { language, words } from './words.ts';

const SHOWN = 5;
let dialog: HTMLDialogElement | null = null;

export function openSearch(): void {
  dialog ??= make();
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('input')?.select();
}

function make(): HTMLDialogElement {
  const all = element('a', { class: 'search-all', hidden: true }, words.all);
  const box = new SearchBox({
    perKind: SHOWN,
    asked: (query) => {
      all.hidden = query === '';
      all.href = `${hrefIn(language, '/search/')}?q=${encodeURIComponent(query)}`;
    },
    left: () => made.close(),
  });
  const close = element('button', { type: 'button', class: 'button quiet' }, words.close);
  const foot = element('p', { class: 'search-foot' }, element('span', {}, words.keys), all, close);
  const made = element('dialog', { class: 'search-dialog', 'aria-label': words.title }, box.root, foot);
  close.addEventListener('click', () => made.close());
  made.addEventListener('click', (event) => {
    if (event.target === made) made.close();
  });
  document.body.append(made);
  return made;
}
