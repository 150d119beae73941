/** One terminal: a shell, its screen, and those who look at it. Rules: RULES.md. */
import { SCREEN_HIGH_BYTES, SCREEN_LOW_BYTES } from './limits.ts';
import { Pty, type ShellCommand } from './pty.ts';
import { isOnlyReplies } from './replies.ts';
import { Screen, type Snapshot } from './screen.ts';
import { clampSize, type Size, SizeGate } from './size.ts';
import { type Sink, Viewer } from './viewer.ts';

export type TerminalEvents = {
  ended: () => void;
  /** Called with the number of viewers whenever it changes. */
  viewers: (count: number) => void;
};

export class Terminal {
  readonly id: string;
  readonly machine: string;
  readonly owner: string;
  readonly since = new Date();
  readonly #pty: Pty;
  readonly #screen: Screen;
  readonly #sizes: SizeGate;
  readonly #events: TerminalEvents;
  readonly #viewers = new Set<Viewer>();
  #inCharge: Viewer | null = null;
  #offset = 0;
  #undrawn = 0;
  #paused = false;
  #held = false;
  #ended: Promise<void>;
  #tellEnded!: () => void;

  constructor(
    name: { id: string; machine: string; owner: string },
    command: ShellCommand,
    asked: Size,
    events: TerminalEvents,
  ) {
    this.id = name.id;
    this.machine = name.machine;
    this.owner = name.owner;
    this.#events = events;
    const size = clampSize(asked, { cols: 80, rows: 24 });
    this.#ended = new Promise((resolve) => {
      this.#tellEnded = resolve;
    });
    this.#screen = new Screen(size, (bytes) => this.#onDrawn(bytes));
    this.#sizes = new SizeGate(size, (next) => this.#onSize(next));
    this.#pty = new Pty(command, size, {
      bytes: (bytes) => this.#onBytes(bytes),
      exit: (code) => this.#onExit(code),
      pressure: (full) => this.#onPressure(full),
    });
  }

  get pid(): number {
    return this.#pty.pid;
  }

  /** Bytes the shell has written since it began. */
  get offset(): number {
    return this.#offset;
  }

  get viewers(): number {
    return this.#viewers.size;
  }

  /** Resolves when process and pty are gone. */
  get ended(): Promise<void> {
    return this.#ended;
  }

  attach(sink: Sink, asked: Size): Viewer {
    const wanted = clampSize(asked, { cols: 80, rows: 24 });
    const viewer = new Viewer(
      sink,
      {
        snapshot: (tell) => this.#screen.snapshot(tell),
        input: (from, bytes) => this.#onInput(from, bytes),
        resize: (from) => this.#onResize(from),
        leave: (gone) => this.#onLeave(gone),
        end: () => this.end(),
      },
      wanted,
    );
    this.#viewers.add(viewer);
    this.#takeCharge(viewer);
    viewer.renew();
    if (this.#held) viewer.hold(true);
    this.#events.viewers(this.#viewers.size);
    return viewer;
  }

  end(): void {
    this.#pty.end();
  }

  /** The screen as it is now, for tests and for whoever only wants to look once. */
  snapshot(): Promise<Snapshot> {
    return new Promise((resolve) => this.#screen.snapshot(resolve));
  }

  #onBytes(bytes: Uint8Array): void {
    this.#offset += bytes.length;
    this.#undrawn += bytes.length;
    this.#screen.write(bytes);
    for (const viewer of this.#viewers) viewer.receive(bytes);
    if (!this.#paused && this.#undrawn > SCREEN_HIGH_BYTES) {
      this.#paused = true;
      this.#pty.pause();
    }
  }

  #onDrawn(bytes: number): void {
    this.#undrawn -= bytes;
    if (this.#paused && this.#undrawn < SCREEN_LOW_BYTES) {
      this.#paused = false;
      this.#pty.resume();
    }
  }

  #onInput(from: Viewer, bytes: Uint8Array): void {
    if (from !== this.#inCharge) {
      if (isOnlyReplies(bytes)) return;
      this.#takeCharge(from);
    }
    this.#pty.write(bytes);
  }

  #onResize(from: Viewer): void {
    if (from === this.#inCharge) this.#sizes.ask(from.wanted);
  }

  #takeCharge(viewer: Viewer): void {
    this.#inCharge = viewer;
    this.#sizes.ask(viewer.wanted);
  }

  #onSize(size: Size): void {
    this.#pty.resize(size);
    this.#screen.resize(size);
    for (const viewer of this.#viewers) viewer.sized(size);
  }

  #onPressure(full: boolean): void {
    this.#held = full;
    for (const viewer of this.#viewers) viewer.hold(full);
  }

  #onLeave(viewer: Viewer): void {
    this.#viewers.delete(viewer);
    if (viewer === this.#inCharge) {
      const next = [...this.#viewers].at(-1);
      if (next) this.#takeCharge(next);
      else this.#inCharge = null;
    }
    this.#events.viewers(this.#viewers.size);
  }

  #onExit(code: number | null): void {
    this.#sizes.close();
    // After everything that was written has been drawn, so that the last words are on every screen.
    this.#screen.snapshot(() => {
      for (const viewer of [...this.#viewers]) viewer.exited(code);
      this.#viewers.clear();
      this.#inCharge = null;
      setImmediate(() => this.#screen.dispose());
      this.#events.ended();
      this.#tellEnded();
    });
  }
}
