/** The web server's end of one holder: what runs there, whether it answers, and ways into its terminals. */
import type { Lateness } from '../pulse/index.ts';
import type { ShellCommand, Sink, Size, TerminalInfo, TerminalName } from '../terminals/index.ts';
import { type FromHolder, type Greeting, type ToHolder, WIRE_VERSION } from './messages.ts';
import { RemoteViewer, RemoteWatcher } from './remote-viewer.ts';
import { Wire } from './wire.ts';

/** How long a login may take before the next one is let in all the same. */
const LOGIN_MS = 10_000;
const LOOK_AGAIN_MS = 1000;
/** A holder is asked this often whether it still turns. */
export const PING_EVERY_MS = 2000;
/** Unanswered in a row: its pages are told, and at last it is given up. Counted, so that a laptop may sleep. */
const SILENT_AFTER = 3;
const DEAD_AFTER = 15;

export type LinkEvents = {
  /** It has not answered for too long, or speaks another version: nothing there can be saved. */
  dead: (link: HolderLink) => void;
  /** The process is gone, and so many shells with it. */
  gone: (link: HolderLink, lost: number) => void;
};

export class HolderLink {
  readonly path: string;
  pid = 0;
  late: Lateness = { p50: 0, p99: 0, max: 0 };
  silent = false;
  terminals: readonly TerminalInfo[] = [];
  readonly #control: Wire;
  readonly #events: LinkEvents;
  #pings: NodeJS.Timeout | undefined;
  readonly #opening = new Map<string, { info: TerminalInfo; answer: (reason: string | null) => void }>();
  readonly #looking = new Set<RemoteWatcher>();
  readonly #onList: Array<() => void> = [];
  readonly #ready: Promise<void>;
  #tellReady!: (error?: Error) => void;
  #pinged = 0;
  #answered = 0;

  /** Resolves when the holder has said what runs there; rejects when nobody listens at that path. */
  static async join(path: string, events: LinkEvents, pingEveryMs = PING_EVERY_MS): Promise<HolderLink> {
    const link = new HolderLink(path, await Wire.dial(path), events);
    link.#pings = setInterval(() => link.#ping(), pingEveryMs);
    link.#pings.unref();
    await link.#ready;
    return link;
  }

  private constructor(path: string, control: Wire, events: LinkEvents) {
    this.path = path;
    this.#events = events;
    this.#ready = new Promise((resolve, reject) => {
      this.#tellReady = (error) => (error ? reject(error) : resolve());
    });
    this.#control = control;
    control.hear({
      message: (message) => this.#hear(message as FromHolder),
      bytes: () => control.destroy(),
      closed: () => this.#onClosed(),
    });
    control.send({ type: 'control', version: WIRE_VERSION } satisfies Greeting);
  }

  /** What runs there, and what is about to. */
  get all(): TerminalInfo[] {
    return [...this.terminals, ...[...this.#opening.values()].map(({ info }) => info)];
  }

  /** Starts a shell; answers why not, or null. */
  open(name: TerminalName, command: ShellCommand, size: Size): Promise<string | null> {
    const now = new Date().toISOString();
    const { id: terminal, machine, owner } = name;
    const info = { terminal, machine, owner, since: now, busy: now, viewers: 0, watchers: 0 };
    return new Promise((answer) => {
      this.#opening.set(terminal, { info: { ...info, title: '', recording: false, spoke: false }, answer });
      this.#say({ type: 'open', name, command, size });
    });
  }

  /** Resolves when a new shell has answered, has ended, or takes too long. */
  async spoke(terminal: string): Promise<void> {
    const until = performance.now() + LOGIN_MS;
    const silent = (): boolean => this.all.some((one) => one.terminal === terminal && !one.spoke);
    while (silent() && performance.now() < until) await this.#listChanged();
  }

  async work(terminal: string, sink: Sink, size: Size): Promise<RemoteViewer> {
    const viewer = new RemoteViewer(await Wire.dial(this.path), sink, { type: 'work', terminal, size });
    return this.#keep(viewer);
  }

  async watch(terminal: string, sink: Sink): Promise<RemoteWatcher> {
    return this.#keep(new RemoteWatcher(await Wire.dial(this.path), sink, { type: 'watch', terminal }));
  }

  end(terminal: string): void {
    this.#say({ type: 'end', terminal });
  }

  mark(owner: string, label: string): void {
    this.#say({ type: 'mark', owner, label });
  }

  /** Every shell ends, then the process. */
  quit(): void {
    this.#say({ type: 'quit' });
  }

  /** Leaves the holder and its shells as they are. */
  leave(): void {
    clearInterval(this.#pings);
    this.#control.destroy();
  }

  #keep<T extends RemoteWatcher>(one: T): T {
    this.#looking.add(one);
    one.onGone(() => this.#looking.delete(one));
    if (this.silent) one.tellSilent(true);
    return one;
  }

  /** The next list, or a moment in which none came. */
  #listChanged(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_AGAIN_MS);
      this.#onList.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #say(message: ToHolder): void {
    this.#control.send(message);
  }

  #ping(): void {
    const missed = this.#pinged - this.#answered;
    if (missed >= DEAD_AFTER) this.#events.dead(this);
    this.#tellSilent(missed >= SILENT_AFTER);
    this.#pinged += 1;
    this.#say({ type: 'ping', count: this.#pinged });
  }

  #tellSilent(silent: boolean): void {
    if (silent === this.silent) return;
    this.silent = silent;
    for (const one of this.#looking) one.tellSilent(silent);
  }

  #hear(message: FromHolder): void {
    if (message.type === 'hello') {
      this.pid = message.pid;
      if (message.version !== WIRE_VERSION) this.#events.dead(this);
    } else if (message.type === 'pong') {
      this.#answered = message.count;
      this.late = message.late;
      this.#tellSilent(false);
    } else if (message.type === 'terminals') {
      this.terminals = message.terminals.filter(({ terminal }) => !this.#opening.has(terminal));
      this.#tellReady();
      for (const tell of this.#onList.splice(0)) tell();
    } else this.#answer(message.terminal, message.type === 'failed' ? message.reason : null);
  }

  #answer(terminal: string, reason: string | null): void {
    const opening = this.#opening.get(terminal);
    this.#opening.delete(terminal);
    if (opening && reason === null) this.terminals = [...this.terminals, opening.info];
    opening?.answer(reason);
  }

  #onClosed(): void {
    clearInterval(this.#pings);
    const lost = this.terminals.length;
    this.terminals = [];
    this.#tellReady(new Error('the holder ended before it said what runs there'));
    for (const { answer } of this.#opening.values()) answer('the process that keeps shells has ended');
    this.#opening.clear();
    this.#events.gone(this, lost);
  }
}
