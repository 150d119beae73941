/** The terminals of a page: tabs, the way in and out by keyboard, the key row for phones, and what survives a reload. */
import { fill, words } from '../../i18n/live.ts';
import { must } from '../element.ts';
import { machineName, machines } from '../machines.ts';
import { store } from '../page/connection.ts';
import { recall, remember } from '../remember.ts';
import { ask } from './ask.ts';
import './terminal/parts.ts';
import { attachMenu } from './terminal/menu.ts';
import { TerminalTab } from './terminal-tab.ts';

type Saved = { machine: string; terminal?: string };

const KEY_BYTES: Record<string, string> = {
  Esc: '\x1b',
  Tab: '\t',
  '←': '\x1b[D',
  '↓': '\x1b[B',
  '↑': '\x1b[A',
  '→': '\x1b[C',
};

const root = must<HTMLElement>('[data-terminals]');
const tabList = must<HTMLElement>('[data-tabs]', root);
const panels = must<HTMLElement>('[data-panels]', root);
const empty = must<HTMLElement>('[data-empty]', root);
const status = must<HTMLElement>('[data-terminal-status]', root);
const search = must<HTMLFormElement>('[data-search]', root);
const ctrl = must<HTMLButtonElement>('[data-key="Ctrl"]', root);
const only = root.dataset.only;
const coarse = matchMedia('(pointer: coarse)');

const tabs: TerminalTab[] = [];
let current: TerminalTab | null = null;
let leave: () => void = () => undefined;

export const terminals = {
  /** Shows a machine's terminal, opening one where there is none. */
  open(machine: string): TerminalTab {
    const tab = tabs.find((one) => one.machine === machine && one.alive) ?? add({ machine });
    select(tab);
    return tab;
  },

  /** Types a block into a machine's terminal and gives it the focus; on a touch screen no keyboard jumps up. */
  async type(machine: string, code: string): Promise<boolean> {
    const tab = terminals.open(machine);
    const typed = await tab.run(code);
    if (!coarse.matches) tab.focus();
    return typed;
  },

  /** Where the focus goes when a learner leaves the terminal by keyboard. */
  onLeave(act: () => void): void {
    leave = act;
  },
};

function add({ machine, terminal }: Saved): TerminalTab {
  const tab = new TerminalTab(machine, terminal, { changed, key, typed });
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = '×';
  close.setAttribute('aria-label', fill(words.terminalClose, { machine: machineName(machine) }));
  close.addEventListener('click', () => void end(tab));
  tab.tab.append(close);
  tab.button.addEventListener('click', () => {
    select(tab);
    if (!coarse.matches) tab.focus();
  });
  tabs.push(tab);
  tabList.append(tab.tab);
  panels.append(tab.panel);
  empty.hidden = true;
  return tab;
}

function select(tab: TerminalTab): void {
  current = tab;
  for (const one of tabs) {
    const chosen = one === tab;
    one.panel.hidden = !chosen;
    one.tab.toggleAttribute('data-current', chosen);
    one.button.setAttribute('aria-selected', String(chosen));
    one.button.tabIndex = chosen ? 0 : -1;
  }
  tab.tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  showWhenSeen(tab);
  changed(tab);
}

/** A terminal that nobody sees is not drawn and opens no shell. */
function showWhenSeen(tab: TerminalTab): void {
  if (root.offsetParent === null || store.state.connection !== 'connected') return;
  void tab.show();
}

async function end(tab: TerminalTab): Promise<void> {
  const machine = machineName(tab.machine);
  const sure =
    !tab.alive ||
    (await ask({
      title: fill(words.terminalCloseTitle, { machine }),
      text: words.terminalCloseText,
      yes: words.terminalCloseYes,
    }));
  if (!sure) return;
  tab.end();
  tabs.splice(tabs.indexOf(tab), 1);
  save();
  const next = tabs.at(-1);
  if (next) return select(next);
  current = null;
  empty.hidden = false;
  status.textContent = '';
}

function changed(tab: TerminalTab): void {
  save();
  if (tab === current && status.textContent !== tab.status) status.textContent = tab.status;
}

function save(): void {
  const open = tabs.map(({ machine, terminal }) => (terminal ? { machine, terminal } : { machine }));
  const others = only === undefined ? [] : savedTabs().filter(({ machine }) => machine !== only);
  remember('terminals', [...others, ...open]);
  if (current) remember('terminal', current.machine);
}

function savedTabs(): Saved[] {
  const saved = recall('terminals');
  if (!Array.isArray(saved)) return [];
  return saved.filter((one): one is Saved => machines.some(({ id }) => id === one?.machine));
}

/** Keys the page takes from a terminal; everything else belongs to the shell. */
function key(event: KeyboardEvent, tab: TerminalTab): boolean {
  if (event.type !== 'keydown') return true;
  const { code, ctrlKey, altKey, shiftKey } = event;
  if (ctrlKey && altKey && (code === 'ArrowLeft' || code === 'ArrowRight')) {
    event.preventDefault();
    leave();
    return false;
  }
  if (ctrlKey && shiftKey && code === 'KeyF') {
    event.preventDefault();
    search.hidden = false;
    must<HTMLInputElement>('input', search).select();
    return false;
  }
  // With something selected Ctrl+C copies; without, it interrupts as always.
  if (ctrlKey && !altKey && code === 'KeyC' && (shiftKey || !event.repeat)) {
    const copied = (shiftKey || hasSelection()) && tab.copySelection();
    if (copied || shiftKey) {
      event.preventDefault();
      return false;
    }
  }
  if (ctrlKey && shiftKey && code === 'KeyV') return false;
  // Check now: the page listens above us.
  return !(ctrlKey && !shiftKey && !altKey && code === 'Enter');
}

const hasSelection = () => root.querySelector('.panel:not([hidden]) .xterm-selection div') !== null;

/** With Ctrl held down on the key row the next letter becomes its control character. */
function typed(text: string): string {
  if (ctrl.getAttribute('aria-pressed') !== 'true' || text.length !== 1) return text;
  ctrl.setAttribute('aria-pressed', 'false');
  const letter = text.toUpperCase().charCodeAt(0);
  return letter >= 0x40 && letter <= 0x5f ? String.fromCharCode(letter & 0x1f) : text;
}

for (const button of root.querySelectorAll<HTMLButtonElement>('[data-key]')) {
  // Focus stays in the terminal, so that the touch keyboard neither opens nor closes.
  button.addEventListener('pointerdown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    const name = button.dataset.key!;
    if (button === ctrl)
      return ctrl.setAttribute('aria-pressed', String(ctrl.getAttribute('aria-pressed') !== 'true'));
    current?.input(KEY_BYTES[name] ?? name);
  });
}

tabList.addEventListener('keydown', (event) => {
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (by === undefined || !current || tabs.length === 0) return;
  event.preventDefault();
  const next = tabs[(tabs.indexOf(current) + by + tabs.length) % tabs.length]!;
  select(next);
  next.button.focus();
});

must<HTMLFormElement>('[data-add]', root).addEventListener('submit', (event) => {
  event.preventDefault();
  const tab = add({ machine: must<HTMLSelectElement>('[data-add-machine]', root).value });
  select(tab);
  if (!coarse.matches) void tab.show().then(() => tab.focus());
});

search.addEventListener('submit', (event) => {
  event.preventDefault();
  current?.find(must<HTMLInputElement>('input', search).value, 'previous');
});
search.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  search.hidden = true;
  current?.focus();
});

attachMenu(must('[data-menu-button]', root), must('[data-menu]', root), () => current);

new ResizeObserver(() => {
  if (!current) return;
  showWhenSeen(current);
  current.fit();
}).observe(panels);

let wasConnected = false;
store.subscribe(({ connection }) => {
  const connected = connection === 'connected';
  if (connected && !wasConnected && current) showWhenSeen(current);
  wasConnected = connected;
});

for (const saved of savedTabs()) if (only === undefined || saved.machine === only) add(saved);
const last = recall('terminal');
const first = tabs.find(({ machine }) => machine === last) ?? tabs[0];
if (first) select(first);
