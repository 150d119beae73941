/** For tests: a cable between two ends of a connection on this computer that breaks in the ways cables break. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** up: from page to server · down: from server to page. */
export type Direction = 'up' | 'down';
type Pair = Record<'page' | 'server', Socket>;

export class FaultProxy {
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  readonly #stalled: Record<Direction, boolean> = { up: false, down: false };
  readonly #left: Record<Direction, number> = {
    up: Number.POSITIVE_INFINITY,
    down: Number.POSITIVE_INFINITY,
  };
  #delayMs = 0;
  #vanished = false;

  private constructor(server: Server, target: number) {
    this.#server = server;
    server.on('connection', (page) => this.#join(page, connect({ port: target, allowHalfOpen: true })));
  }

  static async open(target: number): Promise<FaultProxy> {
    const server = createServer({ allowHalfOpen: true });
    const proxy = new FaultProxy(server, target);
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get connections(): number {
    return this.#pairs.size;
  }

  /** Every piece arrives later; the order stays. */
  delay(ms: number): void {
    this.#delayMs = ms;
  }

  /** Nothing is taken off the sender's hands any more, as when the receiver's window is zero. */
  stall(direction: Direction): void {
    this.#stalled[direction] = true;
    for (const pair of this.#pairs) sender(pair, direction).pause();
  }

  flow(direction: Direction): void {
    this.#stalled[direction] = false;
    for (const pair of this.#pairs) sender(pair, direction).resume();
  }

  /** The connection breaks when so many bytes have gone in that direction. */
  cutAfter(bytes: number, direction: Direction): void {
    this.#left[direction] = bytes;
  }

  /** Both ends are told by a reset. */
  reset(): void {
    for (const { page, server } of this.#pairs) {
      page.resetAndDestroy();
      server.resetAndDestroy();
    }
  }

  /** The cable is pulled: bytes and farewells are lost, and neither end is told anything. */
  vanish(): void {
    this.#vanished = true;
  }

  async close(): Promise<void> {
    for (const { page, server } of this.#pairs) {
      page.destroy();
      server.destroy();
    }
    await new Promise((closed) => this.#server.close(closed));
  }

  #join(page: Socket, server: Socket): void {
    const pair = { page, server };
    this.#pairs.add(pair);
    this.#carry(pair, 'up');
    this.#carry(pair, 'down');
  }

  #carry(pair: Pair, direction: Direction): void {
    const from = sender(pair, direction);
    const to = from === pair.page ? pair.server : pair.page;
    from.on('data', (bytes) => this.#pass(pair, direction, bytes));
    from.on('error', () => {});
    from.on('end', () => {
      if (!this.#vanished) to.end();
    });
    from.on('close', () => {
      if (!this.#vanished) to.destroy();
      if (pair.page.destroyed && pair.server.destroyed) this.#pairs.delete(pair);
    });
    to.on('drain', () => {
      if (!this.#stalled[direction]) from.resume();
    });
    if (this.#stalled[direction]) from.pause();
  }

  #pass(pair: Pair, direction: Direction, bytes: Buffer): void {
    if (this.#vanished) return;
    const from = sender(pair, direction);
    const to = from === pair.page ? pair.server : pair.page;
    const part = bytes.subarray(0, this.#left[direction]);
    this.#left[direction] -= part.length;
    const write = (): void => {
      if (!to.destroyed && !to.write(part)) from.pause();
    };
    if (this.#delayMs > 0) setTimeout(write, this.#delayMs);
    else write();
    if (part.length === bytes.length) return;
    to.end();
    from.destroy();
  }
}

const sender = ({ page, server }: Pair, direction: Direction): Socket => (direction === 'up' ? page : server);
