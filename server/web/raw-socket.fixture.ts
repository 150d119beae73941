/** For tests: a WebSocket client that owes the protocol nothing. Writes frames byte by byte, right or wrong. */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

export const OPCODE = { more: 0x0, text: 0x1, bytes: 0x2, close: 0x8, ping: 0x9, pong: 0xa } as const;

export type Frame = {
  opcode?: number;
  fin?: boolean;
  /** What the head says; the length of `payload` when left out. */
  length?: number;
  masked?: boolean;
  /** Reserved bits of the first byte. */
  reserved?: number;
  payload?: Uint8Array;
};

/** A frame as a browser would send it, or nearly. The mask is zero, so that payloads can be shared between sockets. */
export function frame({
  opcode = OPCODE.text,
  fin = true,
  payload = new Uint8Array(),
  length = payload.length,
  masked = true,
  reserved = 0,
}: Frame): Buffer {
  const first = (fin ? 0x80 : 0) | (reserved << 4) | opcode;
  const mask = masked ? 0x80 : 0;
  const head =
    length < 126
      ? Buffer.from([first, mask | length])
      : length < 65536
        ? Buffer.from([first, mask | 126, length >> 8, length & 0xff])
        : longHead(first, mask, length);
  return Buffer.concat([head, Buffer.alloc(masked ? 4 : 0), payload]);
}

function longHead(first: number, mask: number, length: number): Buffer {
  const head = Buffer.from([first, mask | 127, 0, 0, 0, 0, 0, 0, 0, 0]);
  head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}

export class RawSocket {
  readonly stream: Socket;
  status = 0;
  /** The head of the server's answer. */
  answer = '';
  /** What came after the head. */
  received: Buffer = Buffer.alloc(0);
  closed = false;
  readonly #waiting: Array<() => void> = [];
  #head: Buffer | null = Buffer.alloc(0);

  constructor(port: number, path: string, headers: Record<string, string> = {}) {
    this.stream = connect(port, '127.0.0.1');
    this.stream.on('error', () => {});
    this.stream.on('close', () => {
      this.closed = true;
      this.#changed();
    });
    this.stream.on('data', (bytes) => {
      this.#hear(bytes);
      this.#changed();
    });
    const lines = {
      host: `127.0.0.1:${port}`,
      origin: `http://127.0.0.1:${port}`,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
      ...headers,
    };
    const head = Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`);
    this.stream.write(`GET ${path} HTTP/1.1\r\n${head.join('')}\r\n`);
  }

  /** Its status once the server answered; 0 when it closed without an answer. */
  async opened(): Promise<this> {
    await this.until(() => this.status !== 0 || this.closed);
    return this;
  }

  send(what: Frame): void {
    if (!this.closed) this.stream.write(frame(what));
  }

  text(message: unknown): void {
    const text = typeof message === 'string' ? message : JSON.stringify(message);
    this.send({ payload: Buffer.from(text) });
  }

  /** The code of the close frame that came last; null when none did. */
  get closeCode(): number | null {
    let code: number | null = null;
    for (let at = 0; at + 2 <= this.received.length; ) {
      const [first, second] = [this.received[at]!, this.received[at + 1]! & 0x7f];
      const long = second === 126 ? 2 : second === 127 ? 8 : 0;
      const length =
        long === 0
          ? second
          : long === 2
            ? this.received.readUInt16BE(at + 2)
            : Number(this.received.readBigUInt64BE(at + 2));
      if ((first & 0x0f) === OPCODE.close && length >= 2) code = this.received.readUInt16BE(at + 2 + long);
      at += 2 + long + length;
    }
    return code;
  }

  /** Waits until the server said that it closes, or just did; answers nothing to it. */
  async gone(): Promise<void> {
    await this.until(() => this.closed || this.closeCode !== null);
    this.stream.destroy();
    await this.until(() => this.closed);
  }

  /** Looks again whenever something came. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((next) => this.#waiting.push(next));
  }

  #changed(): void {
    for (const next of this.#waiting.splice(0)) next();
  }

  #hear(bytes: Buffer): void {
    if (this.#head === null) {
      this.received = Buffer.concat([this.received, bytes]);
      return;
    }
    this.#head = Buffer.concat([this.#head, bytes]);
    const end = this.#head.indexOf('\r\n\r\n');
    if (end < 0) return;
    this.answer = this.#head.subarray(0, end).toString('latin1');
    this.status = Number(/^HTTP\/1\.1 (\d{3})/.exec(this.answer)?.[1] ?? 0);
    this.received = this.#head.subarray(end + 4);
    this.#head = null;
  }
}

/** The test's own time limit ends a wait in vain. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}
