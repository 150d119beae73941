/** For tests: an SFTP server whose every answer a test decides. */
import { duplexPair } from 'node:stream';
import type { Link } from './session.ts';
import { packet, Reader, string, uint32, uint64 } from './wire.ts';

const TYPES: Record<number, string> = {
  1: 'hello',
  3: 'open',
  4: 'close',
  5: 'read',
  6: 'write',
  7: 'lstat',
  8: 'fstat',
  11: 'opendir',
  12: 'readdir',
  13: 'remove',
  16: 'realpath',
  17: 'stat',
  18: 'rename',
  200: 'extended',
};

export type Asked = { what: string; id: number; body: Reader };
export type Answer = (asked: Asked) => Uint8Array | null;

export const OK = 0;
export const END = 1;
export const FAILURE = 4;

export const say = {
  hello: (version = 3, extensions: string[] = []) =>
    packet(2, uint32(version), ...extensions.flatMap((name) => [string(name), string('1')])),
  status: (id: number, code: number) => packet(101, uint32(id), uint32(code), string('words'), string('')),
  handle: (id: number, handle = 'h') => packet(102, uint32(id), string(handle)),
  data: (id: number, data: Uint8Array) => packet(103, uint32(id), string(data)),
  names: (id: number, names: Array<string | Uint8Array>, attributes = FILE()) =>
    packet(
      104,
      uint32(id),
      uint32(names.length),
      ...names.flatMap((name) => [string(name), string('-rw-r--r-- long'), attributes]),
    ),
  attributes: (id: number, attributes = FILE()) => packet(105, uint32(id), attributes),
};

/** Attributes: size, mode and times are there, owner is not. */
export const FILE = (size = 5, mode = 0o100644): Buffer =>
  Buffer.concat([uint32(0x1 | 0x4 | 0x8), uint64(size), uint32(mode), uint32(1), uint32(1_700_000_000)]);
export const LINK = FILE(4, 0o120777);
export const FOLDER = FILE(4096, 0o040755);

export class FakeServer {
  readonly asked: Asked[] = [];
  readonly link: Link;
  killed = false;
  readonly #send: (bytes: Uint8Array) => void;
  readonly #ended = Promise.withResolvers<'machine-away'>();

  /** `answer` is asked for every request but the hello, which `hello` answers; `null` says nothing. */
  constructor(answer: Answer, hello: Uint8Array | null = say.hello()) {
    const [ours, theirs] = duplexPair({ highWaterMark: 1024 * 1024 });
    this.#send = (bytes) => void ours.write(bytes);
    let held = Buffer.alloc(0);
    ours.on('data', (bytes: Buffer) => {
      held = Buffer.concat([held, bytes]);
      while (held.length >= 4 && held.length >= 4 + held.readUInt32BE()) {
        const body = new Reader(held.subarray(4, 4 + held.readUInt32BE()));
        held = held.subarray(4 + held.readUInt32BE());
        const what = TYPES[body.uint8()] ?? 'unknown';
        const asked = { what, id: body.uint32(), body };
        if (what !== 'hello') this.asked.push(asked);
        const reply = what === 'hello' ? hello : answer(asked);
        if (reply) this.send(reply);
      }
    });
    this.link = {
      input: theirs,
      output: theirs,
      ended: this.#ended.promise,
      kill: () => {
        this.killed = true;
        this.end();
      },
    };
  }

  send(bytes: Uint8Array): void {
    this.#send(bytes);
  }

  /** The machine goes away. */
  end(): void {
    this.#ended.resolve('machine-away');
  }

  get whats(): string[] {
    return this.asked.map(({ what }) => what);
  }
}

export async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function readWhole(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The name of the trouble that something ends with. */
export const troubleOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    (value) => ({ noTrouble: value }),
    (error: unknown) => (error as { trouble?: string }).trouble ?? error,
  );
