/** For tests: a whole house on a free port, with plain bash in place of the machines, and clients that speak to it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { PROTOCOL_VERSION, TerminalEvent } from '#protocol';
import { type House, type Lab, noLab, openHouse } from './main.ts';

export const BASH_ENVIRONMENT = { TERM: 'xterm-256color', LANG: 'C.UTF-8', PATH: '/usr/bin:/bin', HOME: '/' };

/** Two machines: one that is up and is a bash, one that is still booting. */
export function bashLab(): Lab {
  return {
    ...noLab({ ko: '', en: '' }),
    state: () => ({
      kind: 'practice',
      reason: { ko: '', en: '' },
      machines: { 'vm-01': 'up', 'vm-02': 'booting' },
    }),
    shell: () => ({ file: '/bin/bash', args: ['--norc', '--noprofile', '-i'], env: BASH_ENVIRONMENT }),
  };
}

export class TestHouse {
  readonly folder = mkdtempSync(join(tmpdir(), 'madang-house-'));
  readonly logged: string[] = [];
  house!: House;
  port = 0;
  cookie = '';

  static async open(lab: Lab = bashLab()): Promise<TestHouse> {
    const test = new TestHouse();
    mkdirSync(join(test.folder, 'dist', '_astro'), { recursive: true });
    writeFileSync(
      join(test.folder, 'dist', 'index.html'),
      '<!doctype html><title>마당</title>'.padEnd(2048, ' '),
    );
    writeFileSync(join(test.folder, 'dist', '404.html'), 'no such page here');
    writeFileSync(join(test.folder, 'dist', '_astro', 'x.abc.js'), 'export {};');
    await test.start(lab);
    return test;
  }

  async start(lab: Lab = bashLab()): Promise<void> {
    const paths = { state: join(this.folder, 'state') } as Parameters<typeof openHouse>[0]['paths'] & object;
    const pages = join(this.folder, 'dist');
    this.house = openHouse({
      lab,
      paths,
      pages,
      stages: [],
      log: (entry) => this.logged.push(JSON.stringify(entry)),
    });
    this.port = await this.house.web.listen({ port: this.port });
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The secret of a fresh address. */
  token(): string {
    return this.house.web.newAddress(this.origin).split('#token=')[1]!;
  }

  /** Opens a fresh address, as a browser would. */
  async signIn(): Promise<this> {
    const answer = await this.post('/api/session', { token: this.token() });
    this.cookie = answer.headers['set-cookie']![0]!.split(';')[0]!;
    return this;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask('GET', path, { headers });
  }

  post(path: string, body: unknown, headers: Record<string, string | undefined> = {}): Promise<Answer> {
    return this.ask('POST', path, { headers: { ...this.ours(), ...headers }, body: JSON.stringify(body) });
  }

  /** What a page of ours sends with a change. */
  ours(takes: 'json' | 'bytes' = 'json'): Record<string, string> {
    const type = takes === 'json' ? 'application/json' : 'application/octet-stream';
    return { origin: this.origin, 'x-madang': '1', 'content-type': type };
  }

  /** Sends the path as it is: no client of ours may tidy an attack up. */
  ask(
    method: string,
    path: string,
    { headers = {}, body }: { headers?: Record<string, string | undefined>; body?: string | Uint8Array },
  ): Promise<Answer> {
    const length = body ? String(Buffer.byteLength(body)) : undefined;
    const given = { cookie: this.cookie || undefined, 'content-length': length, ...headers };
    const sent = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    return new Promise((resolve, reject) => {
      const request = httpRequest(
        {
          host: '127.0.0.1',
          port: this.port,
          method,
          path,
          headers: sent as Record<string, string>,
          agent: false,
        },
        (response) => {
          const pieces: Buffer[] = [];
          response.on('data', (piece: Buffer) => pieces.push(piece));
          response.on('end', () =>
            resolve({
              status: response.statusCode!,
              headers: response.headers,
              body: Buffer.concat(pieces),
              text: Buffer.concat(pieces).toString('utf8'),
            }),
          );
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }

  socket(path: string, headers: Record<string, string | undefined> = {}): Client {
    const given = { origin: this.origin, cookie: this.cookie || undefined, ...headers };
    const sent = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    return new Client(`ws://127.0.0.1:${this.port}${path}`, sent as Record<string, string>);
  }

  async terminal(open: Record<string, unknown> = {}): Promise<Client> {
    const client = this.socket('/ws/terminal');
    client.send({ type: 'open', version: PROTOCOL_VERSION, machine: 'vm-01', cols: 80, rows: 24, ...open });
    await client.until(() => client.closed !== null || client.events.some(({ type }) => type === 'screen'));
    return client;
  }

  async close(): Promise<void> {
    await this.house.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export type Answer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
  text: string;
};

/** A raw client: speaks the protocol without any page of ours. */
export class Client {
  readonly socket: WebSocket;
  readonly texts: string[] = [];
  output = Buffer.alloc(0);
  closed: { code: number; reason: string } | null = null;
  /** The HTTP status when the upgrade was refused. */
  refused: number | null = null;
  readonly #opened: Promise<void>;

  constructor(url: string, headers: Record<string, string>) {
    this.socket = new WebSocket(url, { headers });
    this.#opened = new Promise((resolve) => {
      this.socket.once('open', resolve);
      this.socket.once('close', resolve);
    });
    this.socket.on('unexpected-response', (_, response) => {
      this.refused = response.statusCode ?? 0;
      this.closed = { code: 1006, reason: '' };
      response.resume();
    });
    this.socket.on('error', () => {});
    this.socket.on('close', (code, reason) => {
      this.closed ??= { code, reason: reason.toString() };
    });
    this.socket.on('message', (data, isBinary) => {
      if (isBinary) this.output = Buffer.concat([this.output, data as Buffer]);
      else this.texts.push(data.toString());
    });
  }

  /** Everything the server said, through the schema: it must say nothing else. */
  get events(): TerminalEvent[] {
    return this.texts.map((text) => TerminalEvent.parse(JSON.parse(text)));
  }

  send(message: unknown): void {
    this.sendRaw(JSON.stringify(message));
  }

  sendRaw(data: string | Buffer): void {
    void this.#opened.then(() => {
      if (this.socket.readyState === WebSocket.OPEN) this.socket.send(data);
    });
  }

  type(text: string): void {
    this.sendRaw(Buffer.from(text));
  }

  /** Waits for something to become true; the test's own time limit ends a wait in vain. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  async end(): Promise<{ code: number; reason: string }> {
    await this.until(() => this.closed !== null);
    return this.closed!;
  }
}
