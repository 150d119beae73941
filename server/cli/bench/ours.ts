/** A terminal of ours as a page opens it: same messages, same reports of what was drawn. */
import { WebSocket } from 'ws';
import { PROTOCOL_VERSION, type ScreenState, type TerminalEvent } from '#protocol';
import { type Ear, type How, type Line, SIZE } from './line.ts';

type Ours = Extract<How, { is: 'ours' }>;

/** A page reports when all is drawn and at least this often; see src/client/lab/terminal-socket.ts. */
const REPORT_EVERY_BYTES = 16 * 1024;
/** How often a page that takes time to draw gets to it. */
const FRAME_MS = 8;

/** Resolves when the server has said which shell this is. */
export function openOurs(how: Ours, ear: Ear): Promise<Line> {
  const open = { type: 'open', version: PROTOCOL_VERSION, machine: how.machine, ...SIZE };
  return connect(how, ear, { path: '/ws/terminal', hello: open });
}

/** Somebody who only looks. */
export function watchOurs(how: Ours, ear: Ear, terminal: string): Promise<Line> {
  const hello = { type: 'watch', version: PROTOCOL_VERSION, terminal };
  return connect(how, ear, { path: '/ws/watch', hello });
}

function connect(how: Ours, ear: Ear, { path, hello }: { path: string; hello: object }): Promise<Line> {
  const { origin, cookie } = how;
  const socket = new WebSocket(origin.replace('http', 'ws') + path, { headers: { origin, cookie } });
  const page = new Page(ear, how.drawsPerSecond ?? null, (bytes) => say({ type: 'drawn', bytes }));
  const say = (message: object): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  };
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const line = {
    ear,
    send: (text: string) => socket.send(Buffer.from(text)),
    close: () => {
      if (path === '/ws/terminal') say({ type: 'end' });
      else socket.close();
      return closed;
    },
  };
  return new Promise((resolve, reject) => {
    socket.on('open', () => say(hello));
    socket.on('error', reject);
    socket.on('close', (code, reason) => {
      reject(new Error(`closed with ${code} ${reason}`));
      ear.end(`closed with ${code} ${reason}`);
    });
    socket.on('message', (data, isBinary) => {
      if (isBinary) return page.receive(data as Buffer);
      const event = JSON.parse(String(data)) as TerminalEvent;
      if (event.type === 'opened') resolve({ ...line, terminal: event.terminal });
      if (event.type === 'screen') page.screen(textOf(event.state));
    });
  });
}

/** What stands on a screen and above it. */
const textOf = (state: ScreenState | null): string =>
  [...(state?.normal.lines ?? []), ...(state?.alt.lines ?? [])].map(({ t }) => t).join('\r\n');

/** Draws at once, or as fast as a browser does. */
class Page {
  readonly #ear: Ear;
  readonly #perFrame: number;
  readonly #tell: (drawn: number) => void;
  #undrawn: Array<Buffer | string> = [];
  #received = 0;
  #drawn = 0;
  #told = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(ear: Ear, drawsPerSecond: number | null, tell: (drawn: number) => void) {
    this.#ear = ear;
    this.#perFrame = drawsPerSecond === null ? Number.POSITIVE_INFINITY : (drawsPerSecond * FRAME_MS) / 1000;
    this.#tell = tell;
  }

  receive(bytes: Buffer): void {
    this.#received += bytes.length;
    this.#undrawn.push(bytes);
    this.#soon();
  }

  screen(data: string): void {
    this.#undrawn.push(data);
    this.#soon();
  }

  #soon(): void {
    if (this.#perFrame === Number.POSITIVE_INFINITY) this.#draw();
    else this.#timer ??= setTimeout(() => this.#frame(), FRAME_MS);
  }

  #frame(): void {
    this.#timer = null;
    this.#draw();
    if (this.#undrawn.length > 0) this.#soon();
  }

  #draw(): void {
    let room = this.#perFrame;
    while (this.#undrawn.length > 0 && room > 0) {
      const next = this.#undrawn.shift()!;
      room -= next.length;
      if (typeof next === 'string') this.#ear.hearScreen(next);
      else this.#show(next);
    }
  }

  #show(bytes: Buffer): void {
    this.#ear.hear(bytes);
    this.#drawn += bytes.length;
    const due = this.#drawn === this.#received || this.#drawn - this.#told >= REPORT_EVERY_BYTES;
    if (!due) return;
    this.#told = this.#drawn;
    this.#tell(this.#drawn);
  }
}
