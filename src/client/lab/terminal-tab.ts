/** One terminal of the page: its tab, its panel, its shell on the server. */

import type { TerminalEvent, TerminalRequest } from '#protocol';
import { fill, words } from '../../i18n/live.ts';
import { element } from '../element.ts';
import { machineName } from '../machines.ts';
import { ask } from './ask.ts';
import type { Screen } from './screen.ts';
import { type Drawer, openDrawer } from './terminal/drawer.ts';
import { attachAll, type OpenTerminal } from './terminal/toolbar.ts';
import { type LinkState, TerminalSocket } from './terminal-socket.ts';

/** How long typing waits for a new shell to show that it reads; after that it types anyway. */
const READY_WITHIN_MS = 4000;
const LOOK_EVERY_MS = 40;

export type TabHome = {
  /** Something worth saving or showing has changed. */
  changed: (tab: TerminalTab) => void;
  key: (event: KeyboardEvent, tab: TerminalTab) => boolean;
  /** May change what is typed: the Ctrl key of the key row. */
  typed: (text: string) => string;
};

const TAB_STATE: Record<LinkState, string> = {
  connecting: 'connecting',
  connected: 'connected',
  lost: 'lost',
  gone: 'lost',
  'no-lab': 'lost',
  refused: 'lost',
  'too-many': 'ended',
  exited: 'ended',
};
const STATUS: Record<LinkState, string> = {
  connecting: words.terminalConnecting,
  connected: words.terminalConnected,
  lost: words.terminalLost,
  exited: words.terminalExited,
  gone: words.terminalGone,
  'too-many': words.terminalTooMany,
  'no-lab': words.terminalNoLab,
  refused: words.terminalGone,
};

export class TerminalTab implements OpenTerminal {
  readonly machine: string;
  readonly name: string;
  readonly tab: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly panel: HTMLElement;
  terminal: string | undefined;
  status = '';
  readonly #home: TabHome;
  readonly #place = element('div', { class: 'screen' });
  readonly #again = element(
    'button',
    { type: 'button', class: 'button again', hidden: true },
    words.terminalAgain,
  );
  #screen: Screen | null = null;
  #socket: TerminalSocket | null = null;
  #started: Promise<void> | null = null;
  #link: LinkState = 'connecting';
  #detach: () => void = () => undefined;
  readonly #listeners = new Set<(event: TerminalEvent) => void>();
  recording: OpenTerminal['recording'] = { id: null, since: null };

  constructor(machine: string, terminal: string | undefined, home: TabHome) {
    this.machine = machine;
    this.terminal = terminal;
    this.#home = home;
    const name = machineName(machine);
    this.name = name;
    const id = `terminal-${machine}-${Math.random().toString(36).slice(2, 7)}`;
    this.button = element(
      'button',
      { type: 'button', role: 'tab', 'aria-controls': id, id: `${id}-tab` },
      name,
    );
    this.tab = element(
      'div',
      { class: 'tab', role: 'presentation', 'data-state': 'connecting' },
      this.button,
    );
    this.panel = element(
      'div',
      { class: 'panel', role: 'tabpanel', id, 'aria-labelledby': `${id}-tab`, 'data-panel': machine },
      this.#place,
      this.#again,
    );
    this.#again.addEventListener('click', () => this.#reopen());
  }

  /** Draws the terminal and joins its shell, once; called when it can be seen. */
  show(): Promise<void> {
    this.#started ??= this.#start();
    return this.#started.then(() => this.fit());
  }

  fit(): void {
    const size = this.panel.hidden ? null : this.#screen?.fit();
    if (size) this.#socket?.resize(size.cols, size.rows);
  }

  focus(): void {
    this.#screen?.focus();
  }

  /** Types a block and runs it; false when the shell could not be reached. */
  async run(code: string): Promise<boolean> {
    await this.show();
    if (!(await this.#ready())) return false;
    this.#screen?.paste(code);
    this.#socket?.input('\r');
    return true;
  }

  input(text: string | Uint8Array): boolean {
    return this.#socket?.input(text) ?? false;
  }

  request(request: TerminalRequest): boolean {
    return this.#socket?.request(request) ?? false;
  }

  say(sentence: string): void {
    this.status = sentence;
    this.#home.changed(this);
  }

  showDrawer(drawer: Drawer): () => void {
    return openDrawer(this.panel, drawer, () => this.focus());
  }

  listen(heard: (event: TerminalEvent) => void): () => void {
    this.#listeners.add(heard);
    return () => this.#listeners.delete(heard);
  }

  get link(): LinkState {
    return this.#link;
  }

  find(text: string, direction: 'next' | 'previous'): boolean {
    return this.#screen?.find(text, direction) ?? false;
  }

  get alive(): boolean {
    return this.#link === 'connected' || this.#link === 'lost' || this.#link === 'connecting';
  }

  /** Ends the shell and takes the tab away. */
  end(): void {
    this.#socket?.end();
    this.#detach();
    this.#screen?.dispose();
    this.tab.remove();
    this.panel.remove();
  }

  async #start(): Promise<void> {
    const { Screen, loadFonts } = await import('./screen.ts');
    await loadFonts();
    const screen = new Screen(this.#place, {
      label: fill(words.terminalLabel, { machine: machineName(this.machine) }),
      onInput: (text) => this.#socket?.input(this.#home.typed(text)),
      onBinary: (bytes) => this.#socket?.input(bytes),
      onLink: (address) => void this.#follow(address),
      onKey: (event) => this.#home.key(event, this),
    });
    this.#screen = screen;
    this.#detach = attachAll(this, screen.xterm, this.#place);
    this.#place.addEventListener('mouseup', () => this.copySelection());
    this.#socket = new TerminalSocket(this.machine, this.terminal, {
      state: (state, found) => this.#tell(state, found),
      terminal: (id) => {
        this.terminal = id;
        this.#home.changed(this);
      },
      screen: (data, cols, rows) => screen.restore(data, cols, rows),
      bytes: (bytes, drawn) => screen.write(bytes, drawn),
      heard: (event) => this.#hear(event),
    });
    const { cols, rows } = screen.fit() ?? screen.size;
    this.#socket.connect(cols, rows);
  }

  /** Copies what is selected; true when there was something. */
  copySelection(): boolean {
    const text = this.#screen?.selection() ?? '';
    if (text === '') return false;
    void navigator.clipboard?.writeText(text).catch(() => undefined);
    return true;
  }

  #tell(state: LinkState, found: boolean): void {
    this.#link = state;
    this.tab.dataset.state = TAB_STATE[state];
    const sentence = state === 'connected' && found ? words.terminalFound : STATUS[state];
    this.status = fill(sentence, { machine: machineName(this.machine) });
    this.#again.hidden = state !== 'exited' && state !== 'too-many' && state !== 'refused';
    this.#home.changed(this);
  }

  #hear(event: TerminalEvent): void {
    if (event.type === 'recording') this.recording = { id: event.id, since: event.since };
    for (const heard of this.#listeners) heard(event);
  }

  #reopen(): void {
    const size = this.#screen?.fit() ?? this.#screen?.size;
    if (size) this.#socket?.connect(size.cols, size.rows);
    this.focus();
  }

  async #follow(address: string): Promise<void> {
    if (!/^https?:\/\//i.test(address)) return;
    const yes = await ask({
      title: words.linkTitle,
      text: words.linkText,
      detail: address,
      yes: words.linkYes,
    });
    if (yes) open(address, '_blank', 'noopener,noreferrer');
  }

  /** A shell that has drawn its prompt says that it takes pastes; one that never says so gets the text after a while. */
  async #ready(): Promise<boolean> {
    const until = performance.now() + READY_WITHIN_MS;
    while (performance.now() < until) {
      if (this.#link === 'connected' && this.#screen?.takesPastes) return true;
      if (!this.alive) return false;
      await new Promise((next) => setTimeout(next, LOOK_EVERY_MS));
    }
    return this.#link === 'connected';
  }
}
