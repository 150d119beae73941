/** A shell process on a pty, reduced to what a terminal needs. The only file that knows the pty library. */
import { spawn } from 'node-pty';
import { Batch } from './batch.ts';
import { InputQueue } from './input-queue.ts';
import { END_MS } from './limits.ts';
import type { Size } from './size.ts';

/** What to run. `env` is the whole environment, not an addition to the server's. */
export type ShellCommand = { file: string; args: string[]; env: Record<string, string> };

export type PtyEvents = {
  bytes: (bytes: Uint8Array) => void;
  exit: (code: number | null) => void;
  /** The shell does not read: hold back (true), or go on (false). */
  pressure: (full: boolean) => void;
};

/** The parts of the library's object that its types keep to themselves. */
type Inside = { fd: number; _socket: { destroyed: boolean; destroy: () => void } };

export class Pty {
  readonly pid: number;
  readonly #pty: ReturnType<typeof spawn>;
  readonly #input: InputQueue;
  readonly #batch: Batch;
  #gone = false;
  #killTimer: NodeJS.Timeout | null = null;

  constructor(command: ShellCommand, size: Size, events: PtyEvents) {
    this.#pty = spawn(command.file, command.args, {
      name: command.env.TERM ?? 'xterm-256color',
      cols: size.cols,
      rows: size.rows,
      cwd: command.env.HOME ?? '/',
      env: command.env,
      encoding: null,
    });
    this.pid = this.#pty.pid;
    this.#input = new InputQueue(() => this.#descriptor(), events.pressure);
    this.#batch = new Batch(events.bytes);
    // With `encoding: null` the library gives Buffers, whatever its types say.
    this.#pty.onData((bytes) => this.#batch.add(bytes as unknown as Uint8Array));
    this.#pty.onExit(({ exitCode, signal }) => {
      this.#gone = true;
      this.#batch.flush();
      if (this.#killTimer) clearTimeout(this.#killTimer);
      this.#input.clear();
      events.exit(signal ? null : exitCode);
    });
  }

  get waitingInput(): number {
    return this.#input.waiting;
  }

  write(bytes: Uint8Array): void {
    this.#input.push(bytes);
  }

  resize(size: Size): void {
    if (this.#descriptor() !== null) this.#pty.resize(size.cols, size.rows);
  }

  pause(): void {
    this.#pty.pause();
  }

  resume(): void {
    this.#pty.resume();
  }

  /** Hangs up; a shell that does not listen is killed. The exit is told through `events.exit`. */
  end(): void {
    if (this.#gone || this.#killTimer) return;
    // Exit is told once everything was read, so reading must go on.
    this.#pty.resume();
    this.#pty.kill('SIGHUP');
    this.#killTimer = setTimeout(() => {
      this.#pty.kill('SIGKILL');
      // A child that kept the pty open would keep it open for ever.
      this.#inside._socket.destroy();
    }, END_MS);
  }

  get #inside(): Inside {
    return this.#pty as unknown as Inside;
  }

  #descriptor(): number | null {
    return this.#gone || this.#inside._socket.destroyed ? null : this.#inside.fd;
  }
}
