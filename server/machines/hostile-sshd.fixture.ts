/**
 * For tests: an ssh server that speaks the protocol well enough to be let in, and then does what a machine could do whose
 * root is against us. One key exchange, one cipher, no check of who logs in; RFC 4253, 4252, 4254, 8731.
 */
import {
  type Cipheriv,
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPublicKey,
  type Decipheriv,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** Numbers of messages, as the RFCs name them. */
export const MSG = {
  DISCONNECT: 1,
  IGNORE: 2,
  DEBUG: 4,
  SERVICE_REQUEST: 5,
  SERVICE_ACCEPT: 6,
  KEXINIT: 20,
  NEWKEYS: 21,
  KEX_INIT: 30,
  KEX_REPLY: 31,
  AUTH_REQUEST: 50,
  AUTH_FAILURE: 51,
  AUTH_SUCCESS: 52,
  AUTH_BANNER: 53,
  AUTH_PK_OK: 60,
  GLOBAL_REQUEST: 80,
  REQUEST_FAILURE: 82,
  CHANNEL_OPEN: 90,
  CHANNEL_CONFIRMATION: 91,
  CHANNEL_OPEN_FAILURE: 92,
  WINDOW_ADJUST: 93,
  CHANNEL_DATA: 94,
  CHANNEL_EOF: 96,
  CHANNEL_REQUEST: 98,
  CHANNEL_SUCCESS: 99,
} as const;

/** What it does in place of a well-behaved server; whatever is left out it does well. */
export type Attack = {
  /** In place of everything, on the bare connection. */
  raw?: (socket: Socket) => void;
  /** In place of the answer to the client's key exchange. */
  keyExchange?: (session: HostileSession) => void;
  /** When the student is let in, before the answer that says so. */
  login?: (session: HostileSession) => void;
  /** The window and the packet size of the channel, as the server tells them. */
  window?: number;
  packet?: number;
  /** When the shell was asked for. */
  shell?: (session: HostileSession) => void;
};

export type HostileSshd = {
  port: number;
  /** "ssh-ed25519 AAAA…", as it is pinned. */
  hostKey: string;
  /** Everything that connected, in order. */
  sessions: HostileSession[];
  /** Until then it takes connections and says nothing, so that a test can be there when it begins. */
  go: () => void;
  close: () => Promise<void>;
};

export async function startHostileSshd(attack: Attack): Promise<HostileSshd> {
  const host = generateKeyPairSync('ed25519');
  const sessions: HostileSession[] = [];
  let go = (): void => {};
  const begun = new Promise<void>((resolve) => {
    go = resolve;
  });
  const server = createServer((socket) => {
    const session = new HostileSession(socket, host, attack);
    sessions.push(session);
    void begun.then(() => session.begin());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    port: (server.address() as AddressInfo).port,
    hostKey: `ssh-ed25519 ${hostBlob(host.publicKey).toString('base64')}`,
    sessions,
    go,
    close: async () => {
      for (const { socket } of sessions) socket.destroy();
      await new Promise((closed) => server.close(closed));
    },
  };
}

type Pair = { publicKey: KeyObject; privateKey: KeyObject };

const VERSION = 'SSH-2.0-OpenSSH_9.9';

export class HostileSession {
  readonly socket: Socket;
  /** What the client refused, asked for or said, by number of the message. */
  readonly heard: Array<{ type: number; body: Buffer }> = [];
  closed = false;
  /** The client's number of its channel. */
  channel = 0;
  readonly #host: Pair;
  readonly #attack: Attack;
  #begun = false;
  #deaf = false;
  #received: Buffer = Buffer.alloc(0);
  #clientVersion: string | null = null;
  #clientInit: Buffer = Buffer.alloc(0);
  #serverInit: Buffer = Buffer.alloc(0);
  #sessionId: Buffer | null = null;
  /** How what we say is covered, how what we hear is, and how it will be when the client has changed over. */
  #out: { cipher: Cipheriv; mac: Buffer } | null = null;
  #in: Decipheriv | null = null;
  #inNext: Decipheriv | null = null;
  #sequence = { out: 0, in: 0 };
  /** The first block of a packet, decrypted already. */
  #head: Buffer | null = null;

  constructor(socket: Socket, host: Pair, attack: Attack) {
    this.socket = socket;
    this.#host = host;
    this.#attack = attack;
    socket.on('error', () => {});
    socket.on('close', () => {
      this.closed = true;
    });
    socket.on('data', (bytes: Buffer) => {
      if (attack.raw) return;
      this.#received = Buffer.concat([this.#received, bytes]);
      this.#read();
    });
  }

  begin(): void {
    if (this.#attack.raw) this.#attack.raw(this.socket);
    else {
      this.socket.write(`${VERSION}\r\n`);
      this.#begun = true;
      this.#read();
    }
  }

  /** Says `make` again and again for as long as the client takes it; answers how much was said. */
  async flood(make: (index: number) => Buffer, times = Number.POSITIVE_INFINITY): Promise<number> {
    let said = 0;
    for (; said < times && !this.closed; said++) {
      const flows = this.send(make(said));
      if (!flows) await new Promise((next) => this.socket.once('drain', next).once('close', next));
      else if (said % 64 === 0) await new Promise((next) => setImmediate(next));
    }
    return said;
  }

  /** From now on nothing is heard and nothing said, and the connection stays. */
  fallSilent(): void {
    this.#deaf = true;
  }

  /** One packet; true while more may follow at once. */
  send(payload: Buffer): boolean {
    if (this.closed) return false;
    const block = this.#out ? 16 : 8;
    const short = block - ((5 + payload.length) % block);
    const padding = short < 4 ? short + block : short;
    const packet = Buffer.concat([
      u32(1 + payload.length + padding),
      Buffer.from([padding]),
      payload,
      randomBytes(padding),
    ]);
    const sequence = this.#sequence.out++ >>> 0;
    if (!this.#out) return this.socket.write(packet);
    const mac = createHmac('sha256', this.#out.mac).update(u32(sequence)).update(packet).digest();
    return this.socket.write(Buffer.concat([this.#out.cipher.update(packet), mac]));
  }

  kexInit(): Buffer {
    const lists = [
      ...['curve25519-sha256', 'ssh-ed25519', 'aes128-ctr', 'aes128-ctr', 'hmac-sha2-256', 'hmac-sha2-256'],
      ...['none', 'none', '', ''],
    ];
    return Buffer.concat([Buffer.from([MSG.KEXINIT]), randomBytes(16), ...lists.map(text), Buffer.alloc(5)]);
  }

  data(bytes: Buffer): Buffer {
    return Buffer.concat([Buffer.from([MSG.CHANNEL_DATA]), u32(this.channel), text(bytes)]);
  }

  #read(): void {
    if (!this.#begun) return;
    if (this.#deaf) {
      this.#received = Buffer.alloc(0);
      return;
    }
    if (this.#clientVersion === null) {
      const end = this.#received.indexOf('\n');
      if (end < 0) return;
      this.#clientVersion = this.#received.subarray(0, end).toString('latin1').replace(/\r$/, '');
      this.#received = this.#received.subarray(end + 1);
      this.#serverInit = this.kexInit();
      this.send(this.#serverInit);
    }
    for (let payload = this.#packet(); payload; payload = this.#deaf ? null : this.#packet())
      this.#hear(payload);
  }

  /** The next whole packet of what was received, out of its cover. */
  #packet(): Buffer | null {
    const cover = this.#in;
    const block = cover ? 16 : 8;
    if (!this.#head) {
      if (this.#received.length < block) return null;
      const first = this.#received.subarray(0, block);
      this.#head = cover ? cover.update(first) : first;
    }
    const length = this.#head.readUInt32BE(0);
    const whole = 4 + length + (cover ? 32 : 0);
    if (this.#received.length < whole) return null;
    const rest = this.#received.subarray(block, 4 + length);
    const packet = Buffer.concat([this.#head, cover && rest.length > 0 ? cover.update(rest) : rest]);
    this.#received = this.#received.subarray(whole);
    this.#head = null;
    this.#sequence.in++;
    return packet.subarray(5, 4 + length - packet[4]!);
  }

  #hear(payload: Buffer): void {
    const type = payload[0]!;
    this.heard.push({ type, body: payload.subarray(1) });
    if (type === MSG.KEXINIT) this.#clientInit = payload;
    else if (type === MSG.KEX_INIT) {
      if (this.#attack.keyExchange) this.#attack.keyExchange(this);
      else this.#exchange(readText(payload, 1).bytes);
    } else if (type === MSG.NEWKEYS) this.#in = this.#inNext;
    else if (type === MSG.SERVICE_REQUEST)
      this.send(Buffer.concat([Buffer.from([MSG.SERVICE_ACCEPT]), text('ssh-userauth')]));
    else if (type === MSG.AUTH_REQUEST) this.#authenticate(payload);
    else if (type === MSG.GLOBAL_REQUEST) this.#global(payload);
    else if (type === MSG.CHANNEL_OPEN) this.#open(payload);
    else if (type === MSG.CHANNEL_REQUEST) this.#request(payload);
  }

  #exchange(theirs: Buffer): void {
    const ours = generateKeyPairSync('x25519');
    const publicKey = spki(X25519, theirs);
    const shared = mpint(diffieHellman({ privateKey: ours.privateKey, publicKey }));
    const q = rawKey(ours.publicKey);
    const blob = hostBlob(this.#host.publicKey);
    const said = [this.#clientVersion!, VERSION, this.#clientInit, this.#serverInit, blob, theirs, q];
    const hash = createHash('sha256')
      .update(Buffer.concat([...said.map(text), shared]))
      .digest();
    this.#sessionId ??= hash;
    const signature = Buffer.concat([text('ssh-ed25519'), text(sign(null, hash, this.#host.privateKey))]);
    this.send(Buffer.concat([Buffer.from([MSG.KEX_REPLY]), text(blob), text(q), text(signature)]));
    this.send(Buffer.from([MSG.NEWKEYS]));
    const key = (letter: string, bytes: number): Buffer =>
      createHash('sha256')
        .update(Buffer.concat([shared, hash, Buffer.from(letter), this.#sessionId!]))
        .digest()
        .subarray(0, bytes);
    this.#inNext = createDecipheriv('aes-128-ctr', key('C', 16), key('A', 16));
    this.#out = { cipher: createCipheriv('aes-128-ctr', key('D', 16), key('B', 16)), mac: key('F', 32) };
  }

  #authenticate(payload: Buffer): void {
    const user = readText(payload, 1);
    const service = readText(payload, user.end);
    const method = readText(payload, service.end);
    if (method.bytes.toString() !== 'publickey') {
      this.send(Buffer.concat([Buffer.from([MSG.AUTH_FAILURE]), text('publickey'), Buffer.from([0])]));
    } else if (payload[method.end] === 0) {
      this.send(Buffer.concat([Buffer.from([MSG.AUTH_PK_OK]), payload.subarray(method.end + 1)]));
    } else if (this.#attack.login) this.#attack.login(this);
    else this.letIn();
  }

  letIn(): void {
    this.send(Buffer.from([MSG.AUTH_SUCCESS]));
  }

  #global(payload: Buffer): void {
    const name = readText(payload, 1);
    if (payload[name.end] === 1) this.send(Buffer.from([MSG.REQUEST_FAILURE]));
  }

  #open(payload: Buffer): void {
    this.channel = payload.readUInt32BE(readText(payload, 1).end);
    const { window = 2 ** 21, packet = 32_768 } = this.#attack;
    const numbers = [this.channel, 0, window, packet].map(u32);
    this.send(Buffer.concat([Buffer.from([MSG.CHANNEL_CONFIRMATION]), ...numbers]));
  }

  #request(payload: Buffer): void {
    const name = readText(payload, 5);
    if (payload[name.end] === 1)
      this.send(Buffer.concat([Buffer.from([MSG.CHANNEL_SUCCESS]), u32(this.channel)]));
    if (name.bytes.toString() === 'shell') this.#attack.shell?.(this);
  }
}

export function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}

/** A string of the protocol: its length and its bytes. */
export function text(value: string | Uint8Array): Buffer {
  const bytes = Buffer.from(value as string);
  return Buffer.concat([u32(bytes.length), bytes]);
}

function readText(from: Buffer, at: number): { bytes: Buffer; end: number } {
  const end = at + 4 + from.readUInt32BE(at);
  return { bytes: from.subarray(at + 4, end), end };
}

/** A positive number: no leading zeros, and none that looks negative. */
function mpint(bytes: Buffer): Buffer {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  const trimmed = bytes.subarray(start);
  return text(trimmed[0]! & 0x80 ? Buffer.concat([Buffer.from([0]), trimmed]) : trimmed);
}

/** What stands before the 32 bytes of a key in the form that the crypto library reads. */
const X25519 = Buffer.from('302a300506032b656e032100', 'hex');

const spki = (prefix: Buffer, key: Buffer): KeyObject =>
  createPublicKey({ key: Buffer.concat([prefix, key]), format: 'der', type: 'spki' });

const rawKey = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' }).subarray(-32);

const hostBlob = (key: KeyObject): Buffer => Buffer.concat([text('ssh-ed25519'), text(rawKey(key))]);
