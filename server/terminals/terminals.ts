/** All terminals of one process: found again by name, ended when nobody comes back. */
import { Drawing } from './drawing.ts';
import { GRACE_MS, IDLE_MS } from './limits.ts';
import type { ShellCommand } from './pty.ts';
import type { Size } from './size.ts';
import type { OpenTape } from './tape.ts';
import { Terminal, type TerminalInfo, type TerminalName } from './terminal.ts';

export type TerminalsOptions = {
  openTape?: OpenTape;
  /** Called when a list of terminals would look different. */
  changed?: () => void;
  graceMs?: number;
  idleMs?: number;
};

const LOOK_FOR_IDLE_EVERY_MS = 60_000;

export class Terminals {
  readonly #options: Required<TerminalsOptions>;
  readonly #drawing = new Drawing();
  readonly #terminals = new Map<string, Terminal>();
  readonly #grace = new Map<string, NodeJS.Timeout>();
  readonly #idle: NodeJS.Timeout;

  constructor(options: TerminalsOptions = {}) {
    this.#options = { graceMs: GRACE_MS, idleMs: IDLE_MS, openTape: noTape, changed: () => {}, ...options };
    const every = Math.min(LOOK_FOR_IDLE_EVERY_MS, this.#options.idleMs);
    this.#idle = setInterval(() => this.#endIdle(), every);
    this.#idle.unref();
  }

  get size(): number {
    return this.#terminals.size;
  }

  open(name: TerminalName, command: ShellCommand, size: Size): Terminal {
    if (this.#terminals.has(name.id)) throw new Error(`a terminal must have a name of its own: ${name.id}`);
    const terminal = new Terminal(name, command, {
      asked: size,
      home: { drawing: this.#drawing, openTape: this.#options.openTape },
      events: { ended: () => this.#forget(name.id), changed: () => this.#changed(name.id) },
    });
    this.#terminals.set(name.id, terminal);
    this.#changed(name.id);
    return terminal;
  }

  get(id: string): Terminal | undefined {
    return this.#terminals.get(id);
  }

  list(): TerminalInfo[] {
    return [...this.#terminals.values()].map(({ info }) => info);
  }

  /** A place to jump to in everything of an owner that is being recorded. */
  mark(owner: string, label: string): void {
    for (const terminal of this.#terminals.values()) if (terminal.name.owner === owner) terminal.mark(label);
  }

  async endAll(): Promise<void> {
    clearInterval(this.#idle);
    const ending = [...this.#terminals.values()];
    for (const terminal of ending) terminal.end();
    await Promise.all(ending.map((terminal) => terminal.ended));
  }

  #changed(id: string): void {
    const terminal = this.#terminals.get(id);
    if (!terminal) return;
    if (terminal.viewers > 0) this.#stopGrace(id);
    else if (!this.#grace.has(id)) {
      this.#grace.set(
        id,
        setTimeout(() => terminal.end(), this.#options.graceMs),
      );
    }
    this.#options.changed();
  }

  #endIdle(): void {
    for (const terminal of this.#terminals.values()) {
      if (terminal.idleMs >= this.#options.idleMs) terminal.end();
    }
  }

  #stopGrace(id: string): void {
    clearTimeout(this.#grace.get(id));
    this.#grace.delete(id);
  }

  #forget(id: string): void {
    this.#stopGrace(id);
    this.#terminals.delete(id);
    this.#options.changed();
  }
}

function noTape(): never {
  throw new Error('a terminal must be given tapes before it is recorded');
}
