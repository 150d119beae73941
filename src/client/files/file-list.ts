/** What lies in a home directory, as a list with a way to take each file out. */
import { fill, language, words } from '../../i18n/files.ts';
import { element } from '../element.ts';
import { plain } from '../lab/terminal/plain-text.ts';
import type { FileEntry, Listing } from './api.ts';
import { MAX_FILE_BYTES, sizeWords, timeWords } from './sizes.ts';

export type ListHome = {
  machineName: string;
  showHidden: boolean;
  hiddenChanged: (shown: boolean) => void;
  download: (entry: FileEntry) => void;
};

const SIGN: Readonly<Record<FileEntry['kind'], string>> = { file: '', folder: '▸', link: '↗', other: '·' };
const byName = new Intl.Collator(language, { numeric: true });
const isHidden = ({ name }: FileEntry): boolean => name.startsWith('.');

export function fileList({ files, unnamed, more }: Listing, home: ListHome): Node[] {
  const hidden = files.filter(isHidden).length;
  const shown = files.filter((entry) => home.showHidden || !isHidden(entry)).toSorted(inOrder);
  const label = fill(words.listLabel, { machine: home.machineName });
  const rows = shown.map((entry) => rowOf(entry, home));
  return [
    hidden > 0 ? hiddenBox(hidden, home) : null,
    rows.length > 0
      ? element('ul', { class: 'file-list', 'aria-label': label }, ...rows)
      : element('p', { class: 'file-empty' }, hidden > 0 ? words.emptyButHidden : words.empty),
    more ? element('p', {}, fill(words.more, { count: files.length })) : null,
    unnamed > 0 ? element('p', {}, fill(words.unnamed, { count: unnamed })) : null,
    shown.some(({ kind }) => kind === 'folder')
      ? element('p', {}, words.folderHint, ' ', element('code', {}, 'tar czf logs.tgz logs'))
      : null,
    element('p', {}, words.elsewhere, ' ', element('code', {}, 'cp /etc/hosts ~')),
  ].filter((part) => part !== null);
}

/** What can be taken out comes first. */
function inOrder(one: FileEntry, other: FileEntry): number {
  const folder = Number(one.kind === 'folder') - Number(other.kind === 'folder');
  return folder || byName.compare(one.name, other.name);
}

function rowOf(entry: FileEntry, { download }: ListHome): HTMLElement {
  const { kind, size } = entry;
  const name = plain(entry.name, 255);
  const facts = [kindWords(kind), kind === 'file' ? sizeWords(size) : '', timeWords(entry.modified)];
  return element(
    'li',
    { 'data-kind': kind },
    element('span', { class: 'sign', 'aria-hidden': 'true' }, SIGN[kind]),
    element(
      'div',
      {},
      element('bdi', { class: 'mono' }, name),
      element('small', {}, facts.filter((fact) => fact !== '').join(' · ')),
    ),
    takeOut(entry, name, download),
  );
}

function takeOut(entry: FileEntry, name: string, download: ListHome['download']): HTMLElement | null {
  if (entry.kind === 'folder' || entry.kind === 'other') return null;
  if (entry.kind === 'file' && entry.size > MAX_FILE_BYTES) return element('small', {}, words.tooLarge);
  const button = element(
    'button',
    { type: 'button', class: 'button', 'aria-label': fill(words.downloadNamed, { name }) },
    words.download,
  );
  button.addEventListener('click', () => download(entry));
  return button;
}

const kindWords = (kind: FileEntry['kind']): string =>
  ({ file: '', folder: words.kindFolder, link: words.kindLink, other: words.kindOther })[kind];

function hiddenBox(count: number, { showHidden, hiddenChanged }: ListHome): HTMLElement {
  const box = element('input', { type: 'checkbox', 'data-hidden-files': true });
  box.checked = showHidden;
  box.addEventListener('change', () => hiddenChanged(box.checked));
  return element('label', { class: 'file-hidden' }, box, fill(words.showHidden, { count }));
}
