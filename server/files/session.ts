/**
 * One SFTP conversation over a stream of bytes. Requests may overtake each other; every answer has to be one that is
 * owed. The first senseless packet, or a silence, ends the conversation and with it whatever still waits.
 */
import type { Readable, Writable } from 'node:stream';
import { LOGIN_MS, SILENCE_MS } from './bounds.ts';
import { Framer } from './framing.ts';
import { type Attributes, type Named, type Reply, readHello, readReply } from './replies.ts';
import { ask, EXTENSION, encode, hello, type Request } from './requests.ts';
import { nonsense, Trouble, type TroubleName } from './trouble.ts';

/** A connection to the SFTP server of one machine. */
export type Link = {
  input: Writable;
  output: Readable;
  /** Tells, once it is gone, why it never worked. */
  ended: Promise<TroubleName>;
  kill: () => void;
};

export type Patience = { loginMs: number; silenceMs: number };
const PATIENCE: Patience = { loginMs: LOGIN_MS, silenceMs: SILENCE_MS };

const STATUS = { ok: 0, end: 1, noSuchFile: 2, noPermission: 3 } as const;

type Pending = { settle: (reply: Reply) => void; fail: (trouble: Trouble) => void };

export class Session {
  readonly #link: Link;
  readonly #silenceMs: number;
  readonly #framer = new Framer();
  readonly #pending = new Map<number, Pending>();
  readonly #greeted = Promise.withResolvers<void>();
  #extensions: ReadonlyMap<string, string> | null = null;
  #lastId = 0;
  #over: Trouble | null = null;
  #silence: NodeJS.Timeout | null = null;

  private constructor(link: Link, silenceMs: number) {
    this.#link = link;
    this.#silenceMs = silenceMs;
    this.#greeted.promise.catch(() => {});
    link.output.on('data', (bytes: Buffer) => this.#receive(bytes));
    // Both ends of a connection that broke say so; `ended` is where it is told.
    link.output.on('error', () => {});
    link.input.on('error', () => {});
    void link.ended.then((why) => this.#end(new Trouble(this.#extensions ? 'cut-off' : why)));
  }

  /** Says hello; rejects with the reason when that is not answered. */
  static async open(link: Link, patience: Patience = PATIENCE): Promise<Session> {
    const session = new Session(link, patience.silenceMs);
    const late = setTimeout(() => session.#end(new Trouble('machine-away')), patience.loginMs);
    link.input.write(hello());
    try {
      await session.#greeted.promise;
      return session;
    } finally {
      clearTimeout(late);
    }
  }

  get over(): boolean {
    return this.#over !== null;
  }

  can(extension: keyof typeof EXTENSION): boolean {
    return this.#extensions?.has(EXTENSION[extension]) ?? false;
  }

  /** Waits until its process is gone. */
  async close(): Promise<void> {
    this.#end(new Trouble('cut-off'));
    await this.#link.ended;
  }

  async realpath(path: string): Promise<string> {
    const reply = await this.#ask(ask.realpath(path));
    const only = reply.is === 'names' && reply.names.length === 1 ? reply.names[0]!.name : null;
    return only ?? this.#broken(reply);
  }

  stat(path: string): Promise<Attributes> {
    return this.#attributes(ask.stat(path));
  }

  /** Of a link itself, not of what it points to. */
  lstat(path: string): Promise<Attributes> {
    return this.#attributes(ask.lstat(path));
  }

  fstat(handle: Buffer): Promise<Attributes> {
    return this.#attributes(ask.fstat(handle));
  }

  opendir(path: string): Promise<Buffer> {
    return this.#handle(ask.opendir(path));
  }

  open(path: string): Promise<Buffer> {
    return this.#handle(ask.open(path));
  }

  create(path: string, mode: number): Promise<Buffer> {
    return this.#handle(ask.create(path, mode));
  }

  /** `null` when all names were told. */
  async readdir(handle: Buffer): Promise<Named[] | null> {
    const reply = await this.#ask(ask.readdir(handle));
    if (reply.is === 'status' && reply.code === STATUS.end) return null;
    return reply.is === 'names' ? reply.names : this.#broken(reply);
  }

  /** At least one byte and at most `length`; `null` at the end of the file. */
  async read(handle: Buffer, offset: number, length: number): Promise<Buffer | null> {
    const reply = await this.#ask(ask.read(handle, offset, length));
    if (reply.is === 'status' && reply.code === STATUS.end) return null;
    const sensible = reply.is === 'data' && reply.data.length > 0 && reply.data.length <= length;
    return sensible ? reply.data : this.#broken(reply);
  }

  write(handle: Buffer, offset: number, bytes: Uint8Array): Promise<void> {
    return this.#done(ask.write(handle, offset, bytes));
  }

  closeHandle(handle: Buffer): Promise<void> {
    return this.#done(ask.close(handle));
  }

  remove(path: string): Promise<void> {
    return this.#done(ask.remove(path));
  }

  rename(from: string, to: string): Promise<void> {
    return this.#done(ask.rename(from, to));
  }

  replace(from: string, to: string): Promise<void> {
    return this.#done(ask.replace(from, to));
  }

  sync(handle: Buffer): Promise<void> {
    return this.#done(ask.sync(handle));
  }

  /** Bytes that whoever logs in may still write where `path` is. */
  async space(path: string): Promise<number> {
    const reply = await this.#ask(ask.space(path));
    if (reply.is !== 'extended') return this.#broken(reply);
    const [, fragment, , , available] = [0, 0, 0, 0, 0].map(() => reply.body.uint64());
    return fragment! * available!;
  }

  async #attributes(request: Request): Promise<Attributes> {
    const reply = await this.#ask(request);
    return reply.is === 'attributes' ? reply.attributes : this.#broken(reply);
  }

  async #handle(request: Request): Promise<Buffer> {
    const reply = await this.#ask(request);
    return reply.is === 'handle' ? reply.handle : this.#broken(reply);
  }

  async #done(request: Request): Promise<void> {
    const reply = await this.#ask(request);
    if (reply.is !== 'status' || reply.code !== STATUS.ok) this.#broken(reply);
  }

  #ask(request: Request): Promise<Reply> {
    const reply = new Promise<Reply>((settle, fail) => {
      if (this.#over) {
        fail(this.#over);
        return;
      }
      this.#lastId = (this.#lastId + 1) >>> 0;
      this.#pending.set(this.#lastId, { settle, fail });
      this.#link.input.write(encode(this.#lastId, request));
      if (this.#silence === null) this.#listen();
    });
    // Whoever gave up meanwhile does not wait for it any more.
    reply.catch(() => {});
    return reply;
  }

  #receive(bytes: Buffer): void {
    if (this.#over) return;
    try {
      for (const packet of this.#framer.push(bytes)) this.#take(packet);
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      this.#end(error);
    }
  }

  #take(packet: Buffer): void {
    if (this.#extensions === null) {
      this.#extensions = readHello(packet).extensions;
      this.#greeted.resolve();
      return;
    }
    const { id, reply } = readReply(packet);
    const waiting = this.#pending.get(id);
    if (!waiting) throw nonsense();
    this.#pending.delete(id);
    this.#listen();
    waiting.settle(reply);
  }

  /** A refusal is told by its name; an answer to another question ends the conversation. */
  #broken(reply: Reply): never {
    if (reply.is === 'status' && reply.code === STATUS.noSuchFile) throw new Trouble('no-such-file');
    if (reply.is === 'status' && reply.code === STATUS.noPermission) throw new Trouble('no-permission');
    if (reply.is === 'status' && reply.code > STATUS.noPermission) throw new Trouble('machine-failed');
    this.#end(nonsense());
    throw nonsense();
  }

  /** The silence counts from the last answer, and only while one is owed. */
  #listen(): void {
    if (this.#silence) clearTimeout(this.#silence);
    this.#silence = null;
    if (this.#pending.size === 0 || this.#over) return;
    this.#silence = setTimeout(() => this.#end(new Trouble('machine-silent')), this.#silenceMs);
  }

  #end(trouble: Trouble): void {
    if (this.#over) return;
    this.#over = trouble;
    if (this.#silence) clearTimeout(this.#silence);
    this.#link.kill();
    this.#greeted.reject(trouble);
    for (const { fail } of this.#pending.values()) fail(trouble);
    this.#pending.clear();
  }
}
