/** All terminals of the house: found again by their owner, limited in number, ended when nobody comes back. */
import { randomUUID } from 'node:crypto';
import { GRACE_MS, IN_ALL, PER_MACHINE } from './limits.ts';
import type { ShellCommand } from './pty.ts';
import type { Size } from './size.ts';
import { Terminal } from './terminal.ts';

export type TerminalsOptions = {
  /** What to run for a machine. Knows ssh, so that this room does not. */
  spawn: (machine: string) => ShellCommand;
  graceMs?: number;
  perMachine?: number;
  inAll?: number;
};

export type TerminalInfo = {
  terminal: string;
  machine: string;
  since: string;
  viewers: number;
};

export type Opened = { is: 'open'; terminal: Terminal; found: boolean } | { is: 'too-many' };

export class Terminals {
  readonly #options: Required<TerminalsOptions>;
  readonly #terminals = new Map<string, Terminal>();
  readonly #grace = new Map<string, NodeJS.Timeout>();

  constructor(options: TerminalsOptions) {
    this.#options = { graceMs: GRACE_MS, perMachine: PER_MACHINE, inAll: IN_ALL, ...options };
  }

  /** The owner's terminal of that name on that machine when it still runs, a new one otherwise. */
  open(asked: { owner: string; machine: string; terminal?: string | undefined; size: Size }): Opened {
    const known = this.find(asked.owner, asked.terminal);
    if (known && known.machine === asked.machine) return { is: 'open', terminal: known, found: true };
    if (this.#count() >= this.#options.inAll) return { is: 'too-many' };
    if (this.#count(asked.machine) >= this.#options.perMachine) return { is: 'too-many' };
    return { is: 'open', terminal: this.#start(asked), found: false };
  }

  find(owner: string, id: string | undefined): Terminal | undefined {
    const terminal = id === undefined ? undefined : this.#terminals.get(id);
    return terminal?.owner === owner ? terminal : undefined;
  }

  list(owner: string): TerminalInfo[] {
    return [...this.#terminals.values()]
      .filter((terminal) => terminal.owner === owner)
      .map(({ id, machine, since, viewers }) => ({
        terminal: id,
        machine,
        since: since.toISOString(),
        viewers,
      }));
  }

  /** Ends one of the owner's terminals; false when there is none of that name. */
  end(owner: string, id: string): boolean {
    const terminal = this.find(owner, id);
    terminal?.end();
    return terminal !== undefined;
  }

  /** Ends all that is of an owner, or on a machine, or simply all, and waits until it is gone. */
  async endAll({ owner, machine }: { owner?: string; machine?: string } = {}): Promise<void> {
    const ending = [...this.#terminals.values()].filter(
      (terminal) =>
        (owner === undefined || terminal.owner === owner) &&
        (machine === undefined || terminal.machine === machine),
    );
    for (const terminal of ending) terminal.end();
    await Promise.all(ending.map((terminal) => terminal.ended));
  }

  #start({ owner, machine, size }: { owner: string; machine: string; size: Size }): Terminal {
    const id = randomUUID();
    const terminal = new Terminal({ id, machine, owner }, this.#options.spawn(machine), size, {
      ended: () => this.#forget(id),
      viewers: (count) => this.#watchGrace(terminal, count),
    });
    this.#terminals.set(id, terminal);
    this.#watchGrace(terminal, 0);
    return terminal;
  }

  #watchGrace(terminal: Terminal, viewers: number): void {
    clearTimeout(this.#grace.get(terminal.id));
    this.#grace.delete(terminal.id);
    if (viewers > 0 || !this.#terminals.has(terminal.id)) return;
    this.#grace.set(
      terminal.id,
      setTimeout(() => terminal.end(), this.#options.graceMs),
    );
  }

  #forget(id: string): void {
    clearTimeout(this.#grace.get(id));
    this.#grace.delete(id);
    this.#terminals.delete(id);
  }

  #count(machine?: string): number {
    let count = 0;
    for (const terminal of this.#terminals.values())
      if (machine === undefined || terminal.machine === machine) count++;
    return count;
  }
}
