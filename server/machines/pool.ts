/** Keeps one warm channel per machine, and knows which machines can be reached. */
import type { MachineState } from '#protocol';
import { Admission } from './admission.ts';
import type { Answer, Failure, Limits } from './answer.ts';
import { Channel } from './channel.ts';
import { sshCommand } from './ssh-command.ts';
import type { Target } from './target.ts';
import { Turns } from './turns.ts';

/** An idle channel is asked this often whether it is still there. */
const PING_MS = 20_000;
/** After a failed login the next comes after this, then twice as long, up to the longest. */
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
/** Somebody who asks again at once gets the last failure instead of another login. */
const REMEMBER_FAILURE_MS = 1_000;

/** A machine that boots is asked often, and given up after half a minute or so. */
const BOOT_RETRY_MS = 500;
const BOOT_RETRIES = 60;

const HUNG_UP: Failure = { state: 'unreachable', reason: 'the machine hung up after the login' };
const CLOSING: Failure = { state: 'unreachable', reason: 'the lab is being closed' };

type Entry = {
  target: Target;
  state: MachineState;
  channel: Channel | null;
  /** The end of this machine's queue: one script at a time. */
  queue: Promise<unknown>;
  waiting: number;
  kept: boolean;
  timer: NodeJS.Timeout | null;
  failures: number;
  /** What the lab says of it, which a failed login does not contradict; null once it has been up. */
  told: 'booting' | 'down' | null;
  last: { failure: Failure; at: number } | null;
};

export class MachinePool {
  readonly #entries: Map<string, Entry>;
  readonly #listeners = new Set<(machine: string, state: MachineState) => void>();
  readonly #admission: Admission;
  readonly #turns = new Turns();
  #closed = false;

  constructor(targets: readonly Target[], admission = new Admission()) {
    this.#admission = admission;
    this.#entries = new Map(targets.map((target) => [target.machine, newEntry(target)]));
  }

  /** Runs a script as labcheck. Answers always; never throws for what a machine does. */
  run(machine: string, script: string, limits: Limits): Promise<Answer> {
    const entry = this.#entries.get(machine);
    if (!entry) return Promise.resolve({ state: 'unreachable', reason: 'the lab has no such machine' });
    return this.#inTurn(entry, () => {
      const { last } = entry;
      if (last && Date.now() - last.at < REMEMBER_FAILURE_MS) return Promise.resolve(last.failure);
      return this.#runOn(entry, script, limits);
    });
  }

  state(machine: string): MachineState {
    return this.#entries.get(machine)?.state ?? 'absent';
  }

  states(): Record<string, MachineState> {
    return Object.fromEntries([...this.#entries].map(([id, entry]) => [id, entry.state]));
  }

  /** Returns the function that stops listening. */
  onState(listener: (machine: string, state: MachineState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What the lab itself knows better than a login: that a machine is starting, or has been switched off. */
  note(machine: string, state: 'booting' | 'down'): void {
    const entry = this.#entries.get(machine);
    if (!entry) return;
    Object.assign(entry, { failures: 0, last: null, told: state });
    this.#setState(entry, state);
    // A machine that starts or stops has nobody logged in.
    void entry.channel?.close();
    if (entry.kept) this.#later(entry, 0);
  }

  /** Connects to these machines and stays connected, coming back by itself after a break. */
  keep(machines: readonly string[]): void {
    for (const id of machines) {
      const entry = this.#entries.get(id);
      if (!entry || entry.kept) continue;
      entry.kept = true;
      this.#later(entry, 0);
    }
  }

  /** Ends every connection and waits until their processes are gone. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const entry of this.#entries.values()) if (entry.timer) clearTimeout(entry.timer);
    const all = [...this.#entries.values()];
    await Promise.all(all.map((entry) => entry.channel?.close()));
    await Promise.all(all.map((entry) => entry.queue));
    await Promise.all(all.map((entry) => entry.channel?.close()));
  }

  #inTurn<T>(entry: Entry, work: () => Promise<T>): Promise<T> {
    entry.waiting += 1;
    const result = entry.queue.then(work).finally(() => {
      entry.waiting -= 1;
    });
    entry.queue = result.catch(() => {});
    return result;
  }

  async #runOn(entry: Entry, script: string, limits: Limits): Promise<Answer> {
    const warm = entry.channel?.open ? entry.channel : null;
    const channel = warm ?? (await this.#connect(entry));
    if (!(channel instanceof Channel)) return channel;
    const run = () => channel.run(script, limits);
    const said = await (entry.target.here ? this.#turns.take(script.length, run) : run());
    // A channel that ended while it was idle says nothing about the machine now; a new one that ends does.
    if (said === 'ended' && warm) return this.#runOn(entry, script, limits);
    const answer = said === 'ended' ? HUNG_UP : said;
    this.#setState(entry, answer.state === 'unreachable' ? 'unreachable' : 'up');
    this.#later(entry, channel.open ? PING_MS : FIRST_RETRY_MS);
    return answer;
  }

  async #connect(entry: Entry): Promise<Channel | Failure> {
    const command = sshCommand(entry.target, 'check', { tty: false, remote: '/bin/sh' });
    const channel = await this.#admission.enter(entry.target.machine, async () =>
      this.#closed ? CLOSING : await Channel.open(command, () => this.#ended(entry)),
    );
    if (channel instanceof Channel) {
      Object.assign(entry, { channel, failures: 0, told: null, last: null });
      this.#setState(entry, 'up');
      return channel;
    }
    entry.failures += 1;
    entry.last = { failure: channel, at: Date.now() };
    if (entry.told === 'booting' && entry.failures > BOOT_RETRIES) entry.told = null;
    if (entry.told === null) this.#setState(entry, 'unreachable');
    this.#later(entry, entry.told === 'booting' ? BOOT_RETRY_MS : backOff(entry.failures));
    return channel;
  }

  #ended(entry: Entry): void {
    if (entry.channel?.open !== false) return;
    entry.channel = null;
    if (entry.state === 'up' && entry.waiting === 0) this.#setState(entry, 'unreachable');
    this.#later(entry, backOff(1));
  }

  /** Looks after a machine that is kept: is its channel still there, can it be had again? */
  #later(entry: Entry, ms: number): void {
    if (entry.timer) clearTimeout(entry.timer);
    if (!entry.kept || this.#closed || entry.told === 'down') return;
    entry.timer = setTimeout(() => {
      if (entry.waiting === 0)
        this.#inTurn(entry, () => this.#runOn(entry, ':', { timeoutMs: 5_000, maxBytes: 1024 }));
      else this.#later(entry, PING_MS);
    }, jitter(ms));
    entry.timer.unref();
  }

  #setState(entry: Entry, state: MachineState): void {
    if (entry.state === state) return;
    entry.state = state;
    for (const listener of this.#listeners) listener(entry.target.machine, state);
  }
}

function newEntry(target: Target): Entry {
  return {
    target,
    state: 'down',
    channel: null,
    queue: Promise.resolve(),
    waiting: 0,
    kept: false,
    timer: null,
    failures: 0,
    told: null,
    last: null,
  };
}

const backOff = (failures: number): number =>
  Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS);

/** Forty machines that went away together do not come back in one burst. */
const jitter = (ms: number): number => ms * (0.75 + Math.random() * 0.5);
