/** Files of a machine's home directory, in the drawer of its terminal. */
import './panel.css';
import { fill, words } from '../../i18n/files.ts';
import { element } from '../element.ts';
import type { OpenTerminal } from '../lab/terminal/toolbar.ts';
import { FileFailure, type Listing, listFiles } from './api.ts';
import { FileDesk } from './desk.ts';
import { acceptDrops } from './drops.ts';
import { fileList } from './file-list.ts';
import { TransferRow } from './transfer-row.ts';
import { dropped } from './upload-check.ts';

/** By machine: a transfer belongs to the machine, not to the tab it was begun in. */
const desks = new Map<string, FileDesk>();
const open = new WeakMap<OpenTerminal, Panel>();

export function openPanel(terminal: OpenTerminal): void {
  const known = open.get(terminal);
  if (!known?.isOpen) open.set(terminal, new Panel(terminal, deskOf(terminal)));
}

/** Files that were dropped on the terminal itself. */
export function takeIn(terminal: OpenTerminal, { files, folders }: ReturnType<typeof dropped>): void {
  openPanel(terminal);
  open.get(terminal)!.uploadOnceListed(files, folders);
}

function deskOf(terminal: OpenTerminal): FileDesk {
  const { machine, name } = terminal;
  const desk = desks.get(machine) ?? new FileDesk({ machine, machineName: name });
  desks.set(machine, desk);
  desk.say = (sentence) => terminal.say(sentence);
  return desk;
}

class Panel {
  readonly #terminal: OpenTerminal;
  readonly #desk: FileDesk;
  readonly #body: HTMLElement;
  readonly #place = element('div', { class: 'file-place' });
  readonly #moving = element('ul', { class: 'transfers', 'aria-label': words.transfers });
  readonly #refresh = element('button', { type: 'button', class: 'button quiet' }, words.refresh);
  #rows: TransferRow[] = [];
  #listed: Promise<void>;
  #listing: Listing | null = null;
  #showHidden = false;

  constructor(terminal: OpenTerminal, desk: FileDesk) {
    this.#terminal = terminal;
    this.#desk = desk;
    this.#body = element(
      'div',
      { class: 'files' },
      element('p', {}, words.lead),
      this.#chooser(),
      this.#moving,
      element('header', {}, element('h4', {}, words.listTitle), this.#refresh),
      this.#place,
    );
    this.#refresh.addEventListener('click', () => void this.#list());
    acceptDrops(this.#body, fill(words.dropHere, { machine: terminal.name }), (transfer) => {
      const { files, folders } = dropped(transfer);
      this.uploadOnceListed(files, folders);
    });
    const end = desk.subscribe(() => this.#drawTransfers());
    desk.stored = () => void this.#list();
    this.#drawTransfers();
    this.#listed = this.#list();
    const title = fill(words.title, { machine: terminal.name });
    terminal.showDrawer({ title, body: this.#body, closed: end });
  }

  get isOpen(): boolean {
    return this.#body.isConnected;
  }

  /** What is there must be known first, so that nothing is replaced unasked. */
  uploadOnceListed(files: readonly File[], folders: readonly string[]): void {
    void this.#listed.then(() => this.#desk.upload(files, folders));
  }

  #chooser(): HTMLElement {
    const field = element('input', { type: 'file', multiple: true, hidden: true, tabindex: '-1' });
    const choose = element('button', { type: 'button', class: 'button strong' }, words.choose);
    choose.addEventListener('click', () => field.click());
    field.addEventListener('change', () => {
      this.uploadOnceListed([...(field.files ?? [])], []);
      field.value = '';
    });
    return element('div', { class: 'file-drop' }, choose, field, element('span', {}, words.orDrop));
  }

  async #list(): Promise<void> {
    this.#place.setAttribute('aria-busy', 'true');
    if (!this.#listing) this.#place.replaceChildren(element('p', {}, words.loading));
    try {
      this.#listing = await listFiles(this.#terminal.machine);
      this.#desk.known = new Set(this.#listing.files.map(({ name }) => name.normalize('NFC')));
      this.#drawList();
    } catch (error) {
      if (!(error instanceof FileFailure)) throw error;
      this.#drawFailure(error.message);
    }
    this.#place.removeAttribute('aria-busy');
  }

  #drawList(): void {
    if (!this.#listing) return;
    this.#place.replaceChildren(
      ...fileList(this.#listing, {
        machineName: this.#terminal.name,
        showHidden: this.#showHidden,
        hiddenChanged: (shown) => {
          this.#showHidden = shown;
          this.#drawList();
          this.#place.querySelector<HTMLElement>('[data-hidden-files]')?.focus();
        },
        download: ({ name, size }) => void this.#desk.download(name, size),
      }),
    );
  }

  #drawFailure(why: string): void {
    this.#listing = null;
    const again = element('button', { type: 'button', class: 'button' }, words.again);
    again.addEventListener('click', () => void this.#list());
    this.#place.replaceChildren(element('p', { class: 'file-failure', role: 'alert' }, why), again);
  }

  #drawTransfers(): void {
    const known = new Map(this.#rows.map((row) => [row.transfer, row]));
    const { transfers } = this.#desk;
    for (const row of this.#rows) if (!transfers.includes(row.transfer)) this.#drop(row);
    this.#rows = transfers.map((transfer) => known.get(transfer) ?? new TransferRow(transfer, this.#desk));
    for (const row of this.#rows) {
      row.draw();
      if (!row.element.isConnected) this.#moving.append(row.element);
    }
    this.#moving.hidden = this.#rows.length === 0;
  }

  /** The focus was on the button that took the line away. */
  #drop({ element: line }: TransferRow): void {
    const hadFocus = line.contains(document.activeElement);
    line.remove();
    if (hadFocus) (this.#moving.querySelector<HTMLElement>('button') ?? this.#refresh).focus();
  }
}
