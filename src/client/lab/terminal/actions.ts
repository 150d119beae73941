/** What every terminal can do; other parts add theirs in their own files. */
import { words } from '../../../i18n/live.ts';
import type { TerminalTab } from '../terminal-tab.ts';
import { KEY_NAMES } from './keys.ts';
import { watchHref } from './running-list.ts';
import { linkList } from './screen-links.ts';
import { settings } from './settings.ts';
import { addAction } from './toolbar.ts';

export type PaneActs = {
  current: () => TerminalTab | null;
  find: (tab: TerminalTab) => void;
  close: (tab: TerminalTab) => void;
  running: () => void;
  keys: () => void;
  settings: () => void;
};

export function addPaneActions({ current, find, close, running, keys, settings: change }: PaneActs): void {
  const tab = (act: (tab: TerminalTab) => void) => () => {
    const shown = current();
    if (shown) act(shown);
  };
  const hasScreen = () => current()?.screen !== null;
  const hasSelection = () => (current()?.screen?.selection() ?? '') !== '';

  addAction({
    id: 'find',
    group: 'read',
    label: words.actionFind,
    keys: KEY_NAMES.find,
    when: hasScreen,
    run: tab(find),
  });
  addAction({ id: 'links', group: 'read', label: words.actionLinks, when: hasScreen, run: tab(showLinks) });
  addAction({
    id: 'copy',
    group: 'read',
    label: words.actionCopy,
    keys: KEY_NAMES.copy,
    when: hasSelection,
    run: tab((shown) => shown.copySelection()),
  });
  addAction({
    id: 'paste',
    group: 'read',
    label: words.actionPaste,
    keys: KEY_NAMES.paste,
    when: ({ link }) => link === 'connected',
    run: tab((shown) => void pasteFromClipboard(shown)),
  });
  addAction({
    id: 'larger',
    group: 'look',
    label: words.actionLarger,
    keys: KEY_NAMES.larger,
    run: () => settings.zoomBy(1),
  });
  addAction({
    id: 'smaller',
    group: 'look',
    label: words.actionSmaller,
    keys: KEY_NAMES.smaller,
    run: () => settings.zoomBy(-1),
  });
  addAction({ id: 'settings', group: 'look', label: words.actionSettings, run: change });
  addAction({ id: 'keys', group: 'look', label: words.actionKeys, run: keys });
  addAction({ id: 'running', group: 'shell', label: words.actionRunning, run: running });
  addAction({
    id: 'watch',
    group: 'shell',
    label: words.actionWatch,
    when: ({ terminal }) => terminal !== undefined,
    run: ({ terminal }) => void open(watchHref(terminal!), '_blank', 'noopener'),
  });
  addAction({ id: 'close', group: 'shell', label: words.actionClose, run: tab(close) });
}

function showLinks(tab: TerminalTab): void {
  const { screen } = tab;
  if (!screen) return;
  const done = tab.showDrawer({
    title: words.linksTitle,
    body: linkList(screen.xterm, (address) => {
      done();
      tab.openLink(address);
    }),
  });
}

async function pasteFromClipboard(tab: TerminalTab): Promise<void> {
  try {
    const text = await navigator.clipboard.readText();
    if (text === '') tab.say(words.pasteEmpty);
    else await tab.paste(text);
  } catch {
    tab.say(words.pasteNotAllowed);
  }
}
