/** A holder's side of the wire: shells stay here while web servers come and go. */
import { chmodSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type { Lateness } from '../pulse/index.ts';
import type { Onlooker, Sink, Terminals, Viewer } from '../terminals/index.ts';
import {
  type FromHolder,
  type FromPage,
  type Greeting,
  type ToHolder,
  type ToPage,
  WIRE_VERSION,
} from './messages.ts';
import { Wire } from './wire.ts';

/** Changes of a list are told together. */
const TELL_AFTER_MS = 20;

export type DoorOptions = {
  terminals: Terminals;
  lateness: () => Lateness;
  /** Somebody wants this process to end, or nobody needs it any more. */
  over: () => void;
  /** How long a holder without shells waits for a web server. */
  emptyMs: number;
};

export class Door {
  readonly #options: DoorOptions;
  readonly #server: Server;
  readonly #controls = new Set<Wire>();
  #telling: NodeJS.Timeout | null = null;
  #empty: NodeJS.Timeout | null = null;

  constructor(options: DoorOptions) {
    this.#options = options;
    this.#server = createServer((socket) => this.#welcome(socket));
  }

  async listen(path: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(path, resolve);
    });
    chmodSync(path, 0o600);
    this.#lookForUse();
  }

  /** The list of terminals would look different now. */
  changed(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = null;
      const terminals = this.#options.terminals.list();
      for (const control of this.#controls) say(control, { type: 'terminals', terminals });
      this.#lookForUse();
    }, TELL_AFTER_MS);
  }

  #welcome(socket: Socket): void {
    let talk: Talk | null = null;
    const wire = new Wire(socket);
    wire.hear({
      message: (message) => {
        if (talk) talk.message(message);
        else talk = this.#greet(wire, message as Greeting);
      },
      bytes: (bytes, done) => {
        talk?.bytes(bytes);
        done();
      },
      closed: () => talk?.closed(),
    });
  }

  #greet(wire: Wire, greeting: Greeting): Talk {
    if (greeting.type === 'control') return this.#control(wire);
    const terminal = this.#options.terminals.get(greeting.terminal);
    if (!terminal) {
      tellPage(wire, { type: 'none' });
      wire.end();
      return DEAF;
    }
    const sink = sinkOf(wire);
    if (greeting.type === 'watch') return watching(terminal.watch(sink));
    return working(terminal.attach(sink, greeting.size));
  }

  #control(wire: Wire): Talk {
    this.#controls.add(wire);
    this.#lookForUse();
    say(wire, { type: 'hello', version: WIRE_VERSION, pid: process.pid });
    say(wire, { type: 'terminals', terminals: this.#options.terminals.list() });
    return {
      message: (message) => this.#obey(wire, message as ToHolder),
      bytes: () => wire.destroy(),
      closed: () => {
        this.#controls.delete(wire);
        this.#lookForUse();
      },
    };
  }

  #obey(wire: Wire, message: ToHolder): void {
    const { terminals } = this.#options;
    if (message.type === 'open') this.#open(wire, message);
    else if (message.type === 'end') terminals.get(message.terminal)?.end();
    else if (message.type === 'mark') terminals.mark(message.owner, message.label);
    else if (message.type === 'quit') void terminals.endAll().then(() => this.#options.over());
    else say(wire, { type: 'pong', count: message.count, late: this.#options.lateness() });
  }

  #open(wire: Wire, { name, command, size }: Extract<ToHolder, { type: 'open' }>): void {
    try {
      this.#options.terminals.open(name, command, size);
      say(wire, { type: 'opened', terminal: name.id });
    } catch (error) {
      // No pty or no process to be had; whoever asked is told, the others go on.
      say(wire, { type: 'failed', terminal: name.id, reason: (error as Error).message });
    }
  }

  /** Nobody here, nothing running: after a while there is no reason to stay. */
  #lookForUse(): void {
    const used = this.#controls.size > 0 || this.#options.terminals.size > 0;
    if (used && this.#empty) {
      clearTimeout(this.#empty);
      this.#empty = null;
    }
    if (!used) this.#empty ??= setTimeout(() => this.#options.over(), this.#options.emptyMs);
  }
}

type Talk = { message: (message: unknown) => void; bytes: (bytes: Buffer) => void; closed: () => void };

const DEAF: Talk = { message: () => {}, bytes: () => {}, closed: () => {} };

function sinkOf(wire: Wire): Sink {
  return {
    screen: (snapshot) => tellPage(wire, { type: 'screen', ...snapshot }),
    bytes: (bytes) => wire.sendBytes(bytes),
    exited: (code) => {
      tellPage(wire, { type: 'exited', code });
      wire.end();
    },
    hold: (held) => {
      tellPage(wire, { type: 'hold', held });
      wire.hold(held);
    },
    news: (news) => tellPage(wire, news),
  };
}

/** All that a watcher can do. */
function watching(watcher: Onlooker): Talk {
  return {
    message: (message) => {
      const said = message as FromPage;
      if (said.type === 'drawn') watcher.drawn(said.bytes);
    },
    bytes: () => {},
    closed: () => watcher.leave(),
  };
}

function working(viewer: Viewer): Talk {
  return {
    message: (message) => {
      const said = message as FromPage;
      if (said.type === 'drawn') viewer.drawn(said.bytes);
      else if (said.type === 'resize') viewer.resize(said);
      else if (said.type === 'record') viewer.record(said.on);
      else viewer.end();
    },
    bytes: (bytes) => viewer.input(bytes),
    closed: () => viewer.leave(),
  };
}

const say = (wire: Wire, message: FromHolder): void => wire.send(message);
const tellPage = (wire: Wire, message: ToPage): void => wire.send(message);
