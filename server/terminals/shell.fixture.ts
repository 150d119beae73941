/** For tests: a plain bash on a real pty, and a viewer that remembers and draws what it is given. */
import { createRequire } from 'node:module';
import type { ITerminalAddon } from '@xterm/headless';
import { captureScreen, insideOf, NONE, restoreScreen, type ScreenState } from '#protocol';
import { SCROLLBACK_LINES } from './limits.ts';
import type { ShellCommand } from './pty.ts';
import type { Frame, Snapshot } from './screen.ts';
import type { Size } from './size.ts';
import type { Tape } from './tape.ts';
import type { Terminal } from './terminal.ts';
import type { News, Sink, Viewer } from './viewer.ts';

const require = createRequire(import.meta.url);
const headless = require('@xterm/headless') as typeof import('@xterm/headless');
const { UnicodeGraphemesAddon } =
  require('@xterm/addon-unicode-graphemes') as typeof import('@xterm/addon-unicode-graphemes');

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
  shows(): string {
    const last = this.screens.at(-1);
    return last ? drawn(last, this.received) : '';
  }
}

/** A recording that is only remembered. */
export class MemoryTape implements Tape {
  readonly id = 'tape';
  readonly since = new Date();
  readonly frames: Frame[] = [];
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

  keyframe(frame: Frame): void {
    this.frames.push(frame);
  }

  end(): void {
    this.ended = true;
  }
}

/** A page's terminal: made the same as the server's, and drawn on from there. */
export class Page {
  readonly terminal: InstanceType<typeof headless.Terminal>;
  replies = '';

  constructor(snapshot: Snapshot) {
    const { cols, rows, state } = snapshot;
    this.terminal = new headless.Terminal({
      cols,
      rows,
      scrollback: SCROLLBACK_LINES,
      allowProposedApi: true,
    });
    this.terminal.loadAddon(new UnicodeGraphemesAddon() as unknown as ITerminalAddon);
    this.terminal.onData((data) => {
      this.replies += data;
    });
    // As it comes over the wire.
    restoreScreen(this.terminal, JSON.parse(JSON.stringify(state)) as ScreenState);
  }

  write(bytes: Uint8Array): this {
    insideOf(this.terminal)._inputHandler.parse(bytes);
    return this;
  }

  get state(): ScreenState {
    return captureScreen(this.terminal, { colors: new Map(), unfinished: NONE });
  }

  /** Every line of the screen that is shown, with what scrolled out of it. */
  get text(): string {
    return textOf(this.terminal);
  }
}

export function textOf(terminal: InstanceType<typeof headless.Terminal>): string {
  const { active } = terminal.buffer;
  const lines = Array.from({ length: active.length }, (_, at) => active.getLine(at)!.translateToString(true));
  return lines.join('\n').trimEnd();
}

/** What a page would show that is given this, and these bytes after it. */
export const drawn = (snapshot: Snapshot, then: Uint8Array = new Uint8Array()): string =>
  new Page(snapshot).write(then).text;

/** Waits for something to become true; the test's own time limit ends a wait in vain. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 10));
}
