/**
 * Frames between the web server and a holder: four bytes of length, one of kind, then JSON or plain bytes.
 * Both ends are ours and the socket lies in a folder of ours; a frame that makes no sense still ends the connection.
 */
import type { Socket } from 'node:net';

const HEAD_BYTES = 5;
/** A full screen with a thousand wide, colourful lines stays well below. */
const MAX_FRAME_BYTES = 32 * 1024 * 1024;
const JSON_KIND = 0;
const BYTES_KIND = 1;

export type FrameEvents = {
  message: (message: unknown) => void;
  bytes: (bytes: Buffer) => void;
  closed: () => void;
};

/** Bytes put together into frames, however they arrive. */
export class FrameReader {
  readonly #events: Pick<FrameEvents, 'message' | 'bytes'>;
  #pieces: Buffer[] = [];
  #length = 0;

  constructor(events: Pick<FrameEvents, 'message' | 'bytes'>) {
    this.#events = events;
  }

  /** False when what came is not a frame of ours. */
  push(piece: Buffer): boolean {
    this.#pieces.push(piece);
    this.#length += piece.length;
    while (this.#length >= HEAD_BYTES) {
      const head = this.#peek();
      const length = head.readUInt32BE(0);
      const kind = head[4]!;
      if (length > MAX_FRAME_BYTES || kind > BYTES_KIND) return false;
      if (this.#length < HEAD_BYTES + length) return true;
      const body = this.#take(HEAD_BYTES + length).subarray(HEAD_BYTES);
      if (kind === BYTES_KIND) this.#events.bytes(body);
      else if (!this.#message(body)) return false;
    }
    return true;
  }

  #message(body: Buffer): boolean {
    let message: unknown;
    try {
      message = JSON.parse(body.toString('utf8'));
    } catch {
      return false;
    }
    this.#events.message(message);
    return true;
  }

  #peek(): Buffer {
    if (this.#pieces[0]!.length < HEAD_BYTES) this.#pieces = [Buffer.concat(this.#pieces)];
    return this.#pieces[0]!;
  }

  /** What lies behind is left where it is: every byte of a flood passes here. */
  #take(bytes: number): Buffer {
    this.#length -= bytes;
    const taken: Buffer[] = [];
    for (let missing = bytes; missing > 0; ) {
      const piece = this.#pieces.shift()!;
      taken.push(piece.subarray(0, missing));
      if (piece.length > missing) this.#pieces.unshift(piece.subarray(missing));
      missing -= taken.at(-1)!.length;
    }
    return taken.length > 1 ? Buffer.concat(taken, bytes) : taken[0]!;
  }
}

/** One end of a connection. */
export class Wire {
  readonly #socket: Socket;
  #closed = false;

  constructor(socket: Socket, events: FrameEvents) {
    this.#socket = socket;
    const reader = new FrameReader(events);
    socket.on('data', (piece: Buffer) => {
      if (!this.#closed && !reader.push(piece)) socket.destroy();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#closed = true;
      events.closed();
    });
  }

  /** Bytes given but not taken by the other end. */
  get waiting(): number {
    return this.#socket.writableLength;
  }

  send(message: unknown): void {
    this.#write(JSON_KIND, Buffer.from(JSON.stringify(message)));
  }

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

  #write(kind: number, body: Uint8Array): void {
    if (this.#closed || this.#socket.writableEnded) return;
    const head = Buffer.allocUnsafe(HEAD_BYTES);
    head.writeUInt32BE(body.length, 0);
    head[4] = kind;
    this.#socket.cork();
    this.#socket.write(head);
    this.#socket.write(body);
    this.#socket.uncork();
  }
}
