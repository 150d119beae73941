/** For tests: a plain bash on a real pty, and a viewer that remembers and draws what it is given. */
import { createRequire } from 'node:module';
import type { ShellCommand } from './pty.ts';
import { Screen, type Snapshot } from './screen.ts';
import type { Size } from './size.ts';
import type { Tape } from './tape.ts';
import type { Terminal } from './terminal.ts';
import type { News, Sink, Viewer } from './viewer.ts';

const require = createRequire(import.meta.url);
const headless = require('@xterm/headless') as typeof import('@xterm/headless');

export const SIZE: Size = { cols: 80, rows: 24 };

export function bash(...script: string[]): ShellCommand {
  const args = script.length > 0 ? ['-c', script.join('\n')] : ['--norc', '--noprofile', '-i'];
  return {
    file: '/bin/bash',
    args,
    env: { TERM: 'xterm-256color', LANG: 'C.UTF-8', PATH: '/usr/bin:/bin', PS1: '$ ', HOME: '/' },
  };
}

/** A viewer that draws at once, like a fast browser, unless told not to. */
export class Watcher implements Sink {
  readonly screens: Snapshot[] = [];
  received = Buffer.alloc(0);
  bytesReceived = 0;
  code: number | null | undefined;
  held: boolean[] = [];
  readonly told: News[] = [];
  draws = true;
  keep = true;
  viewer: Viewer | null = null;

  screen(snapshot: Snapshot): void {
    this.screens.push(snapshot);
    this.received = Buffer.alloc(0);
  }

  bytes(bytes: Uint8Array): void {
    this.bytesReceived += bytes.length;
    if (this.keep) this.received = Buffer.concat([this.received, bytes]);
    if (this.draws) this.viewer?.drawn(this.bytesReceived);
  }

  exited(code: number | null): void {
    this.code = code;
  }

  hold(held: boolean): void {
    this.held.push(held);
  }

  news(news: News): void {
    this.told.push(news);
  }

  attach(terminal: Terminal, size = SIZE): this {
    this.viewer = terminal.attach(this, size);
    return this;
  }

  type(text: string): void {
    this.viewer!.input(Buffer.from(text));
  }

  /** What its page shows: the last screen and the bytes since. */
  async shows(): Promise<string> {
    const last = this.screens.at(-1);
    if (!last) return '';
    return drawn(last, this.received);
  }
}

/** A recording that is only remembered. */
export class MemoryTape implements Tape {
  readonly id = 'tape';
  readonly since = new Date();
  readonly frames: Snapshot[] = [];
  readonly marks: string[] = [];
  text = '';
  ended = false;

  output(bytes: Uint8Array): void {
    this.text += Buffer.from(bytes).toString('utf8');
  }

  resized(): void {}

  mark(label: string): void {
    this.marks.push(label);
  }

  keyframe(snapshot: Snapshot): void {
    this.frames.push(snapshot);
  }

  end(): void {
    this.ended = true;
  }
}

/** A snapshot drawn by a fresh terminal, with the bytes that followed, as state to compare. */
export function drawn(snapshot: Snapshot, then: Uint8Array = new Uint8Array()): Promise<string> {
  const screen = new Screen({ cols: snapshot.cols, rows: snapshot.rows });
  screen.write(Buffer.from(snapshot.data));
  screen.write(then);
  return new Promise((resolve) =>
    screen.snapshot(({ data }) => {
      screen.dispose();
      resolve(data);
    }),
  );
}

/** What a browser's terminal would send back when it is given this text. */
export function repliesTo(text: string): Promise<string> {
  const terminal = new headless.Terminal({ cols: 80, rows: 24, allowProposedApi: true });
  let replies = '';
  terminal.onData((data) => {
    replies += data;
  });
  return new Promise((resolve) => terminal.write(text, () => resolve(replies)));
}

/** Waits for something to become true; the test's own time limit ends a wait in vain. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}
