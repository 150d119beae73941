/** Pretend shells for tests of the pages: they echo, remember their screen, and say what a test tells them to say. */
import { type RawData, WebSocket } from 'ws';
import {
  CLOSE,
  type CloseName,
  Ping,
  PROTOCOL_VERSION,
  type TerminalEvent,
  TerminalRequest,
  WatchRequest,
} from '#protocol';

type Size = { cols: number; rows: number };
type Open = Extract<TerminalRequest, { type: 'open' }>;

type Shell = {
  id: string;
  machine: string;
  /** Everything it wrote; its screen, as far as these tests care. */
  text: string;
  size: Size;
  title: string;
  viewers: Map<WebSocket, Size>;
  watchers: Set<WebSocket>;
  inCharge: WebSocket | null;
};

export class PretendShells {
  readonly all = new Map<string, Shell>();
  /** Every frame of bytes that pages sent, in order. */
  readonly frames: string[] = [];
  /** Every word pages said at a terminal's door. */
  readonly words: TerminalRequest[] = [];
  readonly watched: WatchRequest[] = [];
  readonly opened: string[] = [];
  /** Bytes that came through the door of those who only look; there must be none. */
  watcherBytes = 0;
  /** Closes every new socket so. */
  refuse: CloseName | null = null;
  /** Takes sockets and never answers. */
  mute = false;
  echoes = true;
  bracketed = true;
  /** Overrides what the list says of a shell. */
  listed: (line: Record<string, unknown>) => Record<string, unknown> = (line) => line;

  get typed(): string {
    return this.frames.join('');
  }

  /** The shell writes, on every screen that shows it. */
  print(text: string, id?: string): void {
    for (const shell of this.all.values()) if (id === undefined || shell.id === id) this.#write(shell, text);
  }

  tell(event: TerminalEvent | Record<string, unknown> | string): void {
    const frame = typeof event === 'string' ? event : JSON.stringify(event);
    for (const socket of this.#sockets()) socket.send(frame);
  }

  /** Breaks the sockets of terminals only. */
  drop(): void {
    for (const socket of this.#sockets()) socket.terminate();
  }

  closeAll(name: CloseName): void {
    for (const socket of this.#sockets()) socket.close(CLOSE[name].code);
  }

  list(): Array<Record<string, unknown>> {
    return [...this.all.values()].map(({ id, machine, title, viewers, watchers }) =>
      this.listed({
        terminal: id,
        machine,
        since: '2026-01-01T09:00:00.000Z',
        busy: '2026-01-01T09:30:00.000Z',
        viewers: viewers.size,
        watchers: watchers.size,
        title,
        recording: false,
        spoke: true,
      }),
    );
  }

  end(id: string): boolean {
    const shell = this.all.get(id);
    if (!shell) return false;
    this.all.delete(id);
    for (const socket of [...shell.viewers.keys(), ...shell.watchers]) {
      socket.send(JSON.stringify({ type: 'exited', code: 0 } satisfies TerminalEvent));
      socket.close(CLOSE.exited.code);
    }
    return true;
  }

  /** A shell that somebody else, or an earlier page, has left running. */
  leave(machine: string, text = '$ '): string {
    const id = `t-${this.all.size + 1}`;
    this.all.set(id, {
      id,
      machine,
      text,
      size: { cols: 80, rows: 24 },
      title: '',
      viewers: new Map(),
      watchers: new Set(),
      inCharge: null,
    });
    return id;
  }

  /** Somebody who works in a shell. */
  work(socket: WebSocket): void {
    let shell: Shell | null = null;
    socket.on('message', (data: RawData, isBinary: boolean) => {
      if (this.mute) return;
      if (isBinary) {
        if (shell) this.#type(shell, socket, String(data));
        return;
      }
      const request = TerminalRequest.or(Ping).parse(JSON.parse(String(data)));
      if (request.type === 'ping') {
        socket.send(JSON.stringify({ type: 'pong', n: request.n }));
        return;
      }
      this.words.push(request);
      if (request.type === 'open') shell = this.#open(socket, request);
      else if (request.type === 'end' && shell) this.end(shell.id);
      else if (request.type === 'resize' && shell) this.#resize(shell, socket, request);
    });
    socket.on('close', () => shell && this.#leave(shell, socket));
  }

  /** Somebody who only looks. */
  watch(socket: WebSocket): void {
    let shell: Shell | undefined;
    socket.on('message', (data: RawData, isBinary: boolean) => {
      if (isBinary) {
        this.watcherBytes += String(data).length;
        socket.close(CLOSE.badMessage.code);
        return;
      }
      const request = WatchRequest.or(Ping).parse(JSON.parse(String(data)));
      if (request.type === 'ping') {
        socket.send(JSON.stringify({ type: 'pong', n: request.n }));
        return;
      }
      this.watched.push(request);
      if (request.type !== 'watch') return;
      shell = this.all.get(request.terminal);
      if (!shell || this.refuse) {
        socket.close(CLOSE[this.refuse ?? 'noSuchTerminal'].code);
        return;
      }
      shell.watchers.add(socket);
      send(socket, { type: 'opened', terminal: shell.id, machine: shell.machine, found: true });
      this.#screen(shell, socket);
      this.#company(shell);
    });
    socket.on('close', () => {
      shell?.watchers.delete(socket);
      if (shell) this.#company(shell);
    });
  }

  #sockets(): WebSocket[] {
    return [...this.all.values()].flatMap(({ viewers, watchers }) => [...viewers.keys(), ...watchers]);
  }

  #open(socket: WebSocket, request: Open): Shell | null {
    if (this.refuse || request.version !== PROTOCOL_VERSION) {
      socket.close(CLOSE[this.refuse ?? 'oldPage'].code);
      return null;
    }
    const found = request.terminal !== undefined && this.all.has(request.terminal);
    const id = found ? request.terminal! : this.leave(request.machine, '');
    const shell = this.all.get(id)!;
    this.opened.push(request.machine);
    send(socket, { type: 'opened', terminal: id, machine: request.machine, found });
    shell.viewers.set(socket, { cols: request.cols, rows: request.rows });
    this.#takeCharge(shell, socket);
    if (found) this.#screen(shell, socket);
    else {
      const paste = this.bracketed ? '\x1b[?2004h' : '';
      this.#write(shell, `${paste}\x1b[32mlab@${request.machine}\x1b[0m:~$ `);
    }
    return shell;
  }

  #type(shell: Shell, socket: WebSocket, text: string): void {
    this.frames.push(text);
    if (shell.inCharge !== socket) this.#takeCharge(shell, socket);
    // As a terminal line does it: an escape comes back as two letters, or answers would be asked again.
    if (this.echoes) this.#write(shell, text.replaceAll('\x1b', '^[').replaceAll('\r', '\r\n$ '));
  }

  #takeCharge(shell: Shell, socket: WebSocket): void {
    shell.inCharge = socket;
    this.#resize(shell, socket, shell.viewers.get(socket)!);
    this.#company(shell);
  }

  #resize(shell: Shell, socket: WebSocket, { cols, rows }: Size): void {
    shell.viewers.set(socket, { cols, rows });
    if (shell.inCharge !== socket || (shell.size.cols === cols && shell.size.rows === rows)) return;
    shell.size = { cols, rows };
    for (const other of [...shell.viewers.keys(), ...shell.watchers])
      if (other !== socket) this.#screen(shell, other);
  }

  #leave(shell: Shell, socket: WebSocket): void {
    shell.viewers.delete(socket);
    const next = [...shell.viewers.keys()].at(-1);
    if (shell.inCharge !== socket) this.#company(shell);
    else if (next) this.#takeCharge(shell, next);
    else {
      shell.inCharge = null;
      this.#company(shell);
    }
  }

  #company(shell: Shell): void {
    const company = { type: 'company', viewers: shell.viewers.size, watchers: shell.watchers.size } as const;
    for (const socket of [...shell.viewers.keys(), ...shell.watchers])
      send(socket, { ...company, decidesSize: socket === shell.inCharge });
  }

  #screen(shell: Shell, socket: WebSocket): void {
    const { text, size, title } = shell;
    send(socket, { type: 'screen', data: text, state: null, ...size, title, offset: text.length, marks: [] });
  }

  #write(shell: Shell, text: string): void {
    shell.text += text;
    for (const socket of [...shell.viewers.keys(), ...shell.watchers]) socket.send(Buffer.from(text));
  }
}

function send(socket: WebSocket, event: TerminalEvent): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(event));
}
