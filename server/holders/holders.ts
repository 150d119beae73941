/** All terminals of the house, wherever they are kept: opened, found again, listed, ended. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ShellCommand, Sink, Size, TerminalInfo } from '../terminals/index.ts';
import { HolderLink } from './holder-link.ts';
import type { RemoteViewer, RemoteWatcher } from './remote-viewer.ts';

export type HoldersOptions = {
  /** Where sockets lie; only their owner may enter. */
  folder: string;
  /** What starts a holder; the path of its socket is added. */
  command: { file: string; args: string[]; env: Record<string, string> };
  /** What to run for a machine. Knows ssh, so that this room does not. */
  shell: (machine: string) => ShellCommand;
  /** As people call a machine. */
  nameOf: (machine: string) => string;
  /** Lets logins in one after the other: a stock sshd drops those that come in a burst. */
  admit: <T>(machine: string, login: () => Promise<T>) => Promise<T>;
  perMachine: number;
  perOwner: number;
  inAll: number;
  /** How often a holder is asked whether it still turns. */
  pingEveryMs?: number;
  onFault: (error: unknown) => void;
};

export type Opened =
  | { is: 'open'; terminal: string; found: boolean; viewer: RemoteViewer }
  | { is: 'too-many' }
  /** Why no shell could be started. */
  | { is: 'failed'; reason: string };

export type Watched = { is: 'open'; machine: string; watcher: RemoteWatcher } | { is: 'none' };

/** As many as help: a stuck one takes only its own terminals with it, and each costs some memory. */
const MOST_HOLDERS = 4;
/** A further holder is started when every other has this many terminals. */
const TERMINALS_EACH = 32;
/** A fresh holder listens within a fraction of a second, on a loaded computer within some. */
const START_WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 20;
/** Unix sockets have short names. */
const LONGEST_PATH = 104;

export class Holders {
  readonly #options: HoldersOptions;
  readonly #links = new Set<HolderLink>();
  readonly #found: Promise<void>;
  #starting: Promise<HolderLink> | null = null;
  #closed = false;

  constructor(options: HoldersOptions) {
    this.#options = options;
    mkdirSync(options.folder, { recursive: true, mode: 0o700 });
    this.#found = this.#find();
  }

  /** Resolves when the holders of an earlier server have been asked what runs there. */
  get found(): Promise<void> {
    return this.#found;
  }

  /** The owner's terminal of that name on that machine when it still runs, a new one otherwise. */
  async open(
    asked: { owner: string; machine: string; terminal?: string | undefined; size: Size },
    sink: Sink,
  ): Promise<Opened> {
    await this.#found;
    const { owner, machine, size } = asked;
    const known = this.#known(owner, asked.terminal);
    if (known?.info.machine === machine) {
      const viewer = await known.link.work(known.info.terminal, sink, size);
      return { is: 'open', terminal: known.info.terminal, found: true, viewer };
    }
    if (this.#full(owner, machine)) return { is: 'too-many' };
    const started = await this.#startShell(owner, machine, size);
    if ('is' in started) return started;
    const viewer = await started.link.work(started.id, sink, size);
    return { is: 'open', terminal: started.id, found: false, viewer };
  }

  /** Waits for its turn to log in; the turn ends when the shell has answered. */
  #startShell(
    owner: string,
    machine: string,
    size: Size,
  ): Promise<{ link: HolderLink; id: string } | Extract<Opened, { is: 'too-many' | 'failed' }>> {
    return new Promise((resolve, reject) => {
      const login = async (): Promise<void> => {
        const link = await this.#choose();
        if (this.#full(owner, machine)) return resolve({ is: 'too-many' });
        const id = randomUUID();
        const name = { id, machine, machineName: this.#options.nameOf(machine), owner };
        const reason = await link.open(name, this.#options.shell(machine), size);
        if (reason !== null) return resolve({ is: 'failed', reason });
        resolve({ link, id });
        await link.spoke(id);
      };
      this.#options.admit(machine, login).catch(reject);
    });
  }

  /** A look at one of the owner's terminals, without any way to its shell. */
  async watch(owner: string, terminal: string, sink: Sink): Promise<Watched> {
    await this.#found;
    const known = this.#known(owner, terminal);
    if (!known) return { is: 'none' };
    const watcher = await known.link.watch(terminal, sink);
    return { is: 'open', machine: known.info.machine, watcher };
  }

  list(owner: string): TerminalInfo[] {
    return this.#all().filter((one) => one.owner === owner);
  }

  /** Ends one of the owner's terminals; false when there is none of that name. */
  end(owner: string, terminal: string): boolean {
    const known = this.#known(owner, terminal);
    known?.link.end(terminal);
    return known !== undefined;
  }

  /** A place to jump to in whatever of the owner is being recorded. */
  mark(owner: string, label: string): void {
    for (const link of this.#links) link.mark(owner, label);
  }

  /** Ends all that is of an owner, or on a machine, and waits until it is gone. */
  async endAll({ owner, machine }: { owner?: string; machine?: string }): Promise<void> {
    await this.#found;
    const wanted = (one: TerminalInfo): boolean =>
      (owner === undefined || one.owner === owner) && (machine === undefined || one.machine === machine);
    for (const link of this.#links) {
      for (const one of link.all.filter(wanted)) link.end(one.terminal);
    }
    while (this.#all().some(wanted)) await sleep(LOOK_EVERY_MS);
  }

  /** How late each process that keeps terminals was, and how much it keeps. */
  status(): Array<{ pid: number; terminals: number; silent: boolean; late: HolderLink['late'] }> {
    return [...this.#links].map(({ pid, all, silent, late }) => ({
      pid,
      terminals: all.length,
      silent,
      late,
    }));
  }

  /** `shells: 'stay'` leaves them for the next server; otherwise everything ends and is gone when this resolves. */
  async close({ shells }: { shells: 'end' | 'stay' }): Promise<void> {
    this.#closed = true;
    await this.#found;
    await this.#starting?.catch(() => undefined);
    if (shells === 'end') {
      for (const link of this.#links) link.quit();
      while (this.#links.size > 0) await sleep(LOOK_EVERY_MS);
    } else for (const link of this.#links) link.leave();
  }

  #all(): TerminalInfo[] {
    return [...this.#links].flatMap(({ all }) => all);
  }

  #known(owner: string, terminal: string | undefined): { link: HolderLink; info: TerminalInfo } | undefined {
    for (const link of this.#links) {
      const info = link.terminals.find((one) => one.terminal === terminal && one.owner === owner);
      if (info) return { link, info };
    }
    return undefined;
  }

  #full(owner: string, machine: string): boolean {
    const { inAll, perMachine, perOwner } = this.#options;
    const all = this.#all();
    const count = (is: (one: TerminalInfo) => boolean): number => all.filter(is).length;
    return (
      all.length >= inAll ||
      count((one) => one.machine === machine) >= perMachine ||
      count((one) => one.owner === owner) >= perOwner
    );
  }

  /** The emptiest holder that answers, or a new one. */
  async #choose(): Promise<HolderLink> {
    const well = [...this.#links].filter(({ silent }) => !silent);
    const emptiest = well.toSorted((a, b) => a.all.length - b.all.length)[0];
    const room = emptiest && emptiest.all.length < TERMINALS_EACH;
    if (emptiest && (room || this.#links.size >= MOST_HOLDERS)) return emptiest;
    this.#starting ??= this.#start().finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  /** Holders that an earlier server left behind. */
  async #find(): Promise<void> {
    for (const name of readdirSync(this.#options.folder)) {
      if (!name.endsWith('.sock')) continue;
      const path = join(this.#options.folder, name);
      await this.#join(path).catch(() => rmSync(path, { force: true }));
    }
  }

  async #start(): Promise<HolderLink> {
    const { folder, command } = this.#options;
    const path = join(folder, `${randomUUID().slice(0, 8)}.sock`);
    if (Buffer.byteLength(path) > LONGEST_PATH) {
      throw new Error(
        `the path of ${path} is too long for a socket (${LONGEST_PATH} bytes); put the clone into a shorter folder`,
      );
    }
    // Its own session: neither Ctrl-C nor the end of this process reaches it.
    const child = spawn(command.file, [...command.args, path], {
      env: command.env,
      detached: true,
      stdio: 'ignore',
    });
    child.unref();
    return this.#joinNew(path, child);
  }

  async #joinNew(path: string, child: ChildProcess): Promise<HolderLink> {
    let failed: Error | null = null;
    child.on('error', (error) => {
      failed = error;
    });
    const until = performance.now() + START_WITHIN_MS;
    while (performance.now() < until) {
      if (failed) throw failed;
      if (child.exitCode !== null) throw new Error(`a holder ended at once with ${child.exitCode}`);
      try {
        return await this.#join(path);
      } catch {
        await sleep(LOOK_EVERY_MS);
      }
    }
    child.kill('SIGKILL');
    throw new Error('a holder did not start in time');
  }

  async #join(path: string): Promise<HolderLink> {
    const events = {
      dead: (dead: HolderLink) => this.#giveUp(dead),
      gone: (gone: HolderLink, lost: number) => this.#gone(gone, lost),
    };
    const link = await HolderLink.join(path, events, this.#options.pingEveryMs);
    this.#links.add(link);
    return link;
  }

  #gone(link: HolderLink, lost: number): void {
    this.#links.delete(link);
    if (lost > 0 && !this.#closed) {
      this.#options.onFault(new Error(`the holder ${link.pid} ended and took ${lost} shells with it`));
    }
  }

  /** Shells of a process that does not turn any more cannot be reached; their learners get new ones. */
  #giveUp(link: HolderLink): void {
    this.#options.onFault(new Error(`the holder ${link.pid} does not answer and is ended`));
    if (isHolder(link.pid, link.path)) process.kill(link.pid, 'SIGKILL');
    link.leave();
  }
}

/** A number may belong to somebody else by now. */
function isHolder(pid: number, path: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(path);
  } catch {
    return false;
  }
}
