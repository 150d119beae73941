/**
 * Frames between the web server and a holder: four bytes of length, one of kind, then JSON or plain bytes.
 * Both ends are ours and the socket lies in a folder of ours; a frame that makes no sense still ends the connection.
 */
import { connect, type Socket } from 'node:net';
import { Pieces } from './pieces.ts';

const HEAD_BYTES = 5;
/** A full screen with a thousand wide, colourful lines stays well below. */
const MAX_FRAME_BYTES = 32 * 1024 * 1024;
const JSON_KIND = 0;
const BYTES_KIND = 1;
/** What is read at once. */
const READ_BYTES = 128 * 1024;

const pieces = new Pieces();

export type FrameEvents = {
  message: (message: unknown) => void;
  /** Lent until `done` is called. */
  bytes: (bytes: Buffer, done: () => void) => void;
  closed: () => void;
};

/** Bytes put together into frames, however they arrive. What is pushed is only lent. */
export class FrameReader {
  readonly #events: Pick<FrameEvents, 'message' | 'bytes'>;
  readonly #head = Buffer.alloc(HEAD_BYTES);
  #inHead = 0;
  #body: Buffer | null = null;
  #inBody = 0;

  constructor(events: Pick<FrameEvents, 'message' | 'bytes'>) {
    this.#events = events;
  }

  /** False when what came is not a frame of ours. */
  push(piece: Uint8Array): boolean {
    for (let at = 0; at < piece.length; ) {
      at += this.#body ? this.#fillBody(this.#body, piece.subarray(at)) : this.#fillHead(piece.subarray(at));
      if (this.#inHead === HEAD_BYTES && !this.#ofUs()) return false;
      if (this.#body?.length === this.#inBody && !this.#deliver(this.#body)) return false;
    }
    return true;
  }

  #fillHead(piece: Uint8Array): number {
    const part = piece.subarray(0, HEAD_BYTES - this.#inHead);
    this.#head.set(part, this.#inHead);
    this.#inHead += part.length;
    return part.length;
  }

  /** A head that is whole makes room for its body. */
  #ofUs(): boolean {
    if (this.#body) return true;
    const length = this.#head.readUInt32BE(0);
    if (length > MAX_FRAME_BYTES || this.#kind > BYTES_KIND) return false;
    this.#body = pieces.take(length);
    this.#inBody = 0;
    return true;
  }

  #fillBody(body: Buffer, piece: Uint8Array): number {
    const part = piece.subarray(0, body.length - this.#inBody);
    body.set(part, this.#inBody);
    this.#inBody += part.length;
    return part.length;
  }

  get #kind(): number {
    return this.#head[4]!;
  }

  #deliver(body: Buffer): boolean {
    this.#inHead = 0;
    this.#body = null;
    const done = (): void => pieces.give(body);
    if (this.#kind === BYTES_KIND) {
      this.#events.bytes(body, done);
      return true;
    }
    const message = read(body);
    done();
    if (message === undefined) return false;
    this.#events.message(message);
    return true;
  }
}

/** Undefined for what is no JSON. */
function read(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** What every connection that was dialled is read into: it is looked through before the next one is read. */
const reading = Buffer.allocUnsafeSlow(READ_BYTES);

/** One end of a connection. It is deaf until it is told who hears. */
export class Wire {
  readonly #socket: Socket;
  #reader: FrameReader | null = null;
  #closed = false;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#closed = true;
    });
  }

  /** Rejects when nobody listens at that path. */
  static dial(path: string): Promise<Wire> {
    return new Promise((resolve, reject) => {
      const callback = (length: number): boolean => {
        wire.#push(reading.subarray(0, length));
        return true;
      };
      const socket = connect({ path, onread: { buffer: reading, callback } });
      const wire = new Wire(socket);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(wire);
      });
      socket.once('error', reject);
    });
  }

  hear(events: FrameEvents): void {
    this.#reader = new FrameReader(events);
    this.#socket.on('data', (piece: Buffer) => this.#push(piece));
    this.#socket.on('close', () => events.closed());
  }

  /** Bytes given but not taken by the other end. */
  get waiting(): number {
    return this.#socket.writableLength;
  }

  send(message: unknown): void {
    this.#write(JSON_KIND, Buffer.from(JSON.stringify(message)));
  }

  /** What it is given is only lent. */
  sendBytes(bytes: Uint8Array): void {
    this.#write(BYTES_KIND, bytes);
  }

  onDrain(act: () => void): void {
    this.#socket.on('drain', act);
  }

  /** Stops reading, so that the other end has to wait; or goes on. */
  hold(held: boolean): void {
    if (held) this.#socket.pause();
    else this.#socket.resume();
  }

  /** What was sent still arrives. */
  end(): void {
    this.#socket.end();
    this.#socket.resume();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #push(piece: Uint8Array): void {
    if (!this.#closed && !this.#reader?.push(piece)) this.#socket.destroy();
  }

  #write(kind: number, body: Uint8Array): void {
    if (this.#closed || this.#socket.writableEnded) return;
    const frame = pieces.take(HEAD_BYTES + body.length);
    frame.writeUInt32BE(body.length, 0);
    frame[4] = kind;
    frame.set(body, HEAD_BYTES);
    this.#socket.write(frame, () => pieces.give(frame));
  }
}
