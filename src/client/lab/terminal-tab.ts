/** One terminal of the page: its tab, its panel, its screen, its shell on the server. */
import type { TerminalEvent } from '#protocol';
import { fill, words } from '../../i18n/live.ts';
import { machineName } from '../machines.ts';
import type { Screen } from './screen.ts';
import { ring } from './terminal/bell.ts';
import { ClipboardDesk, copy } from './terminal/clipboard.ts';
import { type Drawer, openDrawer } from './terminal/drawer.ts';
import { attachHands } from './terminal/hands.ts';
import { offerLink } from './terminal/link-question.ts';
import { Notices } from './terminal/notices.ts';
import { PasteDesk } from './terminal/paste-desk.ts';
import { sentenceOf, signOf } from './terminal/sentences.ts';
import { settings } from './terminal/settings.ts';
import { Standing } from './terminal/standing.ts';
import { mayLive, type TerminalState } from './terminal/state.ts';
import { TabFace } from './terminal/tab-face.ts';
import { attachAll, type OpenTerminal, type TerminalWords } from './terminal/toolbar.ts';
import { Trouble } from './terminal/trouble.ts';
import { TerminalSocket } from './terminal-socket.ts';

/** How long typing waits for a new shell to show that it reads; after that it types anyway. */
const READY_WITHIN_MS = 4000;
const LOOK_EVERY_MS = 40;

export type TabHome = {
  /** Something worth saving or showing has changed. */
  changed: (tab: TerminalTab) => void;
  /** Returns false for keys the page takes for itself. */
  key: (event: KeyboardEvent, tab: TerminalTab) => boolean;
  /** May change what is typed: the Ctrl key of the key row. */
  typed: (text: string) => string;
  running: () => void;
};

export type Company = { viewers: number; watchers: number; decidesSize: boolean };

export class TerminalTab implements OpenTerminal {
  readonly machine: string;
  readonly name: string;
  readonly face: TabFace;
  terminal: string | undefined;
  /** The last sentence about this terminal. */
  status = '';
  recording: OpenTerminal['recording'] = { id: null, since: null };
  company: Company = { viewers: 1, watchers: 0, decidesSize: true };
  /** Of the shell, as the server last drew it. */
  size = { cols: 80, rows: 24 };
  readonly #home: TabHome;
  readonly #notices = new Notices();
  readonly #standing: Standing;
  readonly #socket: TerminalSocket;
  readonly #trouble: Trouble;
  readonly #paste: PasteDesk;
  readonly #clipboard: ClipboardDesk;
  readonly #listeners = new Set<(event: TerminalEvent) => void>();
  #screen: Screen | null = null;
  #started: Promise<void> | null = null;
  #detach: () => void = () => undefined;

  constructor(machine: string, terminal: string | undefined, home: TabHome) {
    this.machine = machine;
    this.name = machineName(machine);
    this.terminal = terminal;
    this.#home = home;
    this.face = new TabFace(machine, this.name, this.#notices.element);
    this.status = sentenceOf({ is: 'connecting' }, this.name);
    this.#standing = new Standing({
      machine: this.name,
      notices: this.#notices,
      remedies: { again: () => this.connect(), running: home.running },
      told: (state) => this.#told(state),
    });
    this.#socket = new TerminalSocket(machine, terminal, {
      state: (state) => this.#stands(state),
      event: (event) => this.#hear(event),
      bytes: (bytes, drawn) => {
        this.#trouble.heard();
        this.#screen?.write(bytes, drawn);
      },
    });
    const desk = {
      name: this.name,
      notices: this.#notices,
      say: (sentence: string) => this.say(sentence),
      focus: () => this.focus(),
    };
    this.#trouble = new Trouble({
      ...desk,
      over: () => this.say(sentenceOf(this.#standing.state, this.name)),
      resume: () => this.input('\x11') && this.focus(),
    });
    this.#clipboard = new ClipboardDesk({ ...desk, isFocused: () => this.isFocused });
    this.#paste = new PasteDesk({
      ...desk,
      bracketed: () => this.#screen?.takesPastes ?? false,
      send: (text) => this.#socket.paste(text, this.#screen?.takesPastes ?? false),
    });
  }

  get screen(): Screen | null {
    return this.#screen;
  }

  get link(): TerminalState['is'] {
    return this.#standing.state.is;
  }

  get alive(): boolean {
    return mayLive(this.#standing.state);
  }

  get isFocused(): boolean {
    return document.hasFocus() && this.face.place.contains(document.activeElement);
  }

  /** Draws the terminal and joins its shell, once; called when it can be seen. */
  async show(): Promise<void> {
    this.#started ??= this.#start();
    await this.#started;
    this.#screen?.show(!this.face.panel.hidden);
    this.fit();
  }

  /** Nobody sees it any more; it stays connected. */
  hide(): void {
    this.#screen?.show(false);
  }

  fit(): void {
    if (this.face.panel.hidden || !this.#screen) return;
    if (!this.company.decidesSize) {
      this.#screen.keepSize();
      return;
    }
    const size = this.#screen.fit();
    if (size) this.#socket.resize(size.cols, size.rows);
  }

  /** Joins the shell anew. Whoever comes last decides the size. */
  connect(): void {
    this.company = { ...this.company, decidesSize: true };
    const size = this.#screen?.fit() ?? this.#screen?.size;
    if (size) this.#socket.connect(size.cols, size.rows);
    this.focus();
  }

  focus(): void {
    this.#screen?.focus();
  }

  say(sentence: string): void {
    this.status = sentence;
    this.#home.changed(this);
  }

  /** Types a block and runs it; false when the shell could not be reached. */
  async run(code: string): Promise<boolean> {
    await this.show();
    if (!(await this.#ready())) return false;
    void this.#paste.run(code);
    return this.input('\r');
  }

  /** What a person pasted: asked about where it could do harm. */
  paste(text: string): Promise<void> {
    return this.#paste.offer(text);
  }

  input(text: string | Uint8Array): boolean {
    if (this.#socket.input(text)) return true;
    const connected = this.link === 'connected';
    if (!connected) this.#standing.show();
    this.say(connected ? words.terminalFull : words.terminalNotTyped);
    return false;
  }

  request(request: TerminalWords): boolean {
    return this.#socket.request(request);
  }

  showDrawer(drawer: Drawer): () => void {
    return openDrawer(this.face.panel, drawer, () => this.focus());
  }

  listen(heard: (event: TerminalEvent) => void): () => void {
    this.#listeners.add(heard);
    return () => this.#listeners.delete(heard);
  }

  /** Copies what is selected; true when there was something. */
  copySelection(): boolean {
    const text = this.#screen?.selection() ?? '';
    if (text === '') return false;
    void copy(text).then((sentence) => this.say(sentence));
    return true;
  }

  openLink(address: string, shown = address): void {
    void offerLink(address, shown, (sentence) => this.say(sentence));
  }

  /** Ends the shell and takes the tab away. */
  end(): void {
    this.#socket.end();
    this.leave();
  }

  /** Takes the tab away and leaves the shell running. */
  leave(): void {
    this.#socket.close();
    this.#standing.end();
    this.#detach();
    this.#screen?.dispose();
    this.face.remove();
  }

  async #start(): Promise<void> {
    const { Screen, loadFonts } = await import('./screen.ts');
    await loadFonts();
    const { place } = this.face;
    const screen = new Screen(place, {
      label: `${fill(words.terminalLabel, { machine: this.name })}, ${fill(words.terminalLeaveHint, { keys: 'Ctrl+Alt+←' })}`,
      events: {
        link: (address, shown) => this.openLink(address, shown),
        title: (title) => this.face.title(title),
        bell: () => this.#rang(),
      },
      work: {
        input: (text) => this.#typed(this.#home.typed(text)),
        binary: (bytes) => this.input(bytes),
        clipboard: (request) => this.#clipboard.request(request),
        key: (event) => this.#home.key(event, this),
      },
    });
    this.#screen = screen;
    this.#detach = attachAll(this, screen.xterm, place);
    attachHands(place, {
      copy: () => this.copySelection(),
      paste: (text) => void this.paste(text),
      moved: () => this.#home.changed(this),
    });
    const { cols, rows } = screen.fit() ?? screen.size;
    this.#socket.connect(cols, rows);
  }

  #typed(text: string): void {
    this.#trouble.typed(text);
    this.input(text);
  }

  #stands(state: TerminalState): void {
    if (state.is === 'connected') this.terminal = this.#socket.terminal;
    if (state.is === 'exited') this.terminal = undefined;
    if (state.is !== 'connected') this.#trouble.clear();
    this.#standing.set(state);
    this.#home.changed(this);
  }

  #told(state: TerminalState): void {
    this.face.state(signOf(state));
    this.say(sentenceOf(state, this.name));
  }

  #hear(event: TerminalEvent): void {
    if (event.type === 'screen') {
      this.size = { cols: event.cols, rows: event.rows };
      this.#screen?.restore(event);
      this.face.title(event.title);
    } else if (event.type === 'recording') {
      this.recording = { id: event.id, since: event.since };
      this.face.recording(event.id !== null);
    } else if (event.type === 'company') this.#meet(event);
    else if (event.type === 'trouble') this.#trouble.tell(event);
    for (const heard of this.#listeners) heard(event);
    this.#home.changed(this);
  }

  #meet({ viewers, watchers, decidesSize }: Company): void {
    const decided = this.company.decidesSize;
    this.company = { viewers, watchers, decidesSize };
    if (decided !== decidesSize) this.fit();
  }

  #rang(): void {
    const { bell } = settings.now;
    if (bell === 'off') return;
    this.face.rang(true);
    if (bell === 'sound') ring();
  }

  /** A shell that has drawn its prompt says that it takes pastes; one that never says so gets the text after a while. */
  async #ready(): Promise<boolean> {
    const until = performance.now() + READY_WITHIN_MS;
    while (performance.now() < until) {
      if (this.link === 'connected' && this.#screen?.takesPastes) return true;
      if (!this.alive) return false;
      await new Promise((next) => setTimeout(next, LOOK_EVERY_MS));
    }
    return this.link === 'connected';
  }
}
