/** The terminals of a page: tabs, the way in and out by keyboard, what can be done with them, what survives a reload. */
import { fill, words } from '../../i18n/live.ts';
import { must } from '../element.ts';
import { machines } from '../machines.ts';
import { store } from '../page/connection.ts';
import { remember } from '../remember.ts';
import { attachTyping } from '../terminal-input/typing.ts';
import { ask } from './ask.ts';
import './terminal/parts.ts';
import { addPaneActions } from './terminal/actions.ts';
import { openDrawer } from './terminal/drawer.ts';
import { Footer } from './terminal/footer.ts';
import { keyHelp } from './terminal/key-help.ts';
import { attachMenu } from './terminal/menu.ts';
import { attachKeys } from './terminal/pane-keys.ts';
import { attachRunning } from './terminal/running-button.ts';
import { savedElsewhere, savedHere, savedMachine } from './terminal/saved.ts';
import { SearchBox } from './terminal/search-box.ts';
import { settings } from './terminal/settings.ts';
import { settingsForm } from './terminal/settings-form.ts';
import { toneOf, whenBrightnessChanges } from './terminal/theme.ts';
import { TerminalTab } from './terminal-tab.ts';

type Shell = { machine: string; terminal?: string };

const root = must<HTMLElement>('[data-terminals]');
const tabList = must<HTMLElement>('[data-tabs]', root);
const panels = must<HTMLElement>('[data-panels]', root);
const empty = must<HTMLElement>('[data-empty]', root);
const menuButton = must<HTMLButtonElement>('[data-menu-button]', root);
const only = root.dataset.only;
const coarse = matchMedia('(pointer: coarse)');

const tabs: TerminalTab[] = [];
let current: TerminalTab | null = null;
let leave: () => void = () => undefined;

const footer = new Footer(root);
const searchBox = new SearchBox(must('[data-search]', root), () => current?.focus());
const typing = attachTyping(must('[data-typing]', root), () => current);
const running = attachRunning(root, {
  open: (shell) => openShell(shell),
  isHere: ({ terminal }) => tabs.some((tab) => tab.terminal === terminal),
  endHere: ({ terminal }) => {
    const tab = tabs.find((one) => one.terminal === terminal);
    if (tab) remove(tab, 'end');
    return tab !== undefined;
  },
  say: (sentence) => (current ? current.say(sentence) : footer.say(sentence)),
  fits: ({ machine }) => only === undefined || machine === only,
  drawer: (title, body) => paneDrawer(title, body),
});

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

  /** A shell of this learner that runs already. */
  openShell,
};

function openShell(shell: Shell): TerminalTab {
  const tab = tabs.find(({ terminal }) => terminal === shell.terminal) ?? add(shell);
  select(tab);
  focusIn(tab);
  return tab;
}

function add({ machine, terminal }: Shell): TerminalTab {
  const tab = new TerminalTab(machine, terminal, {
    changed,
    key,
    typed: typing.typed,
    running: () => running.show(),
  });
  tab.face.close.addEventListener('click', () => void end(tab));
  tab.face.button.addEventListener('click', () => {
    select(tab);
    focusIn(tab);
  });
  tabs.push(tab);
  tabList.append(tab.face.tab);
  panels.append(tab.face.panel);
  empty.hidden = true;
  return tab;
}

/** On a touch screen no keyboard jumps up. */
function focusIn(tab: TerminalTab): void {
  if (!coarse.matches) void tab.show().then(() => tab.focus());
}

function select(tab: TerminalTab): void {
  if (current !== tab) searchBox.close(false);
  current = tab;
  for (const one of tabs) {
    one.face.choose(one === tab);
    if (one !== tab) one.hide();
  }
  tab.face.tab.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  showWhenSeen(tab);
  changed(tab);
}

/** A terminal that nobody sees is not drawn and opens no shell. */
function showWhenSeen(tab: TerminalTab): void {
  if (root.offsetParent === null) tab.hide();
  else if (store.state.connection === 'connected') void tab.show();
}

async function end(tab: TerminalTab): Promise<void> {
  const machine = tab.name;
  const sure =
    !tab.alive ||
    (await ask({
      title: fill(words.terminalCloseTitle, { machine }),
      text: words.terminalCloseText,
      yes: words.terminalCloseYes,
    }));
  if (sure) remove(tab, 'end');
}

function remove(tab: TerminalTab, how: 'end' | 'leave'): void {
  if (how === 'end') tab.end();
  else tab.leave();
  tabs.splice(tabs.indexOf(tab), 1);
  save();
  const next = tabs.at(-1);
  if (current !== tab) return;
  searchBox.close(false);
  current = null;
  if (next) {
    select(next);
    next.face.button.focus();
    return;
  }
  empty.hidden = false;
  footer.show(null);
  must<HTMLElement>('[data-add-machine]', root).focus();
}

function changed(tab: TerminalTab): void {
  save();
  if (tab === current) footer.show(tab);
}

function save(): void {
  const open = tabs.map(({ machine, terminal }) => (terminal ? { machine, terminal } : { machine }));
  remember('terminals', [...savedElsewhere(only), ...open]);
  if (current) remember('terminal', current.machine);
}

function find(tab: TerminalTab): void {
  if (tab.screen) searchBox.open(tab.screen);
}

function step(by: 1 | -1): void {
  if (!current || tabs.length < 2) return;
  const next = tabs[(tabs.indexOf(current) + by + tabs.length) % tabs.length]!;
  const wasInside = current.isFocused;
  select(next);
  if (wasInside) focusIn(next);
}

function paneDrawer(title: string, body: Node, closed: () => void = () => undefined): () => void {
  return openDrawer(panels, { title, body, closed }, () => (current ? current.focus() : menuButton.focus()));
}

addPaneActions({
  current: () => current,
  find,
  close: (tab) => void end(tab),
  running: () => running.show(),
  keys: () => paneDrawer(words.keysTitle, keyHelp()),
  settings: () => {
    const { form, end } = settingsForm();
    paneDrawer(words.actionSettings, form, end);
  },
});
attachMenu(menuButton, must('[data-menu]', root), () => current);

tabList.addEventListener('keydown', (event) => {
  if (event.key === 'Delete' && current) void end(current);
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key] as 1 | -1 | undefined;
  if (by === undefined || event.ctrlKey || !current || tabs.length === 0) return;
  event.preventDefault();
  step(by);
  current.face.button.focus();
});

const key = attachKeys(root, {
  current: () => current,
  leave: () => leave(),
  tools: () => menuButton.focus(),
  step,
  find,
  line: () => typing.toggleLine(),
});

must<HTMLFormElement>('[data-add]', root).addEventListener('submit', (event) => {
  event.preventDefault();
  const tab = add({ machine: must<HTMLSelectElement>('[data-add-machine]', root).value });
  select(tab);
  focusIn(tab);
});
must('[data-help]', root).addEventListener('click', () => paneDrawer(words.keysTitle, keyHelp()));

const paint = () => {
  root.dataset.tone = toneOf(settings.now);
};
settings.subscribe(() => {
  paint();
  // After every terminal has taken the new letters.
  queueMicrotask(() => current?.fit());
});
whenBrightnessChanges(paint);

new ResizeObserver(() => {
  if (current) showWhenSeen(current);
}).observe(panels);
document.addEventListener('visibilitychange', () => {
  if (!current) return;
  if (document.visibilityState === 'hidden') current.hide();
  else showWhenSeen(current);
});

let wasConnected = false;
store.subscribe(({ connection }) => {
  const connected = connection === 'connected';
  if (connected && !wasConnected) {
    if (current) showWhenSeen(current);
    void running.look();
  }
  wasConnected = connected;
});

for (const saved of savedHere(only)) if (machines.some(({ id }) => id === saved.machine)) add(saved);
const last = savedMachine();
const first = tabs.find(({ machine }) => machine === last) ?? tabs[0];
if (first) select(first);
