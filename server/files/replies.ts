/** What an SFTP server of version 3 may answer, read strictly. */
import {
  MAX_EXTENSIONS,
  MAX_HANDLE_BYTES,
  MAX_NAMES_PER_REPLY,
  MAX_PACKET_BYTES,
  MAX_PATH_BYTES,
  MAX_REMARK_BYTES,
  PIECE_BYTES,
} from './bounds.ts';
import { nonsense } from './trouble.ts';
import { Reader } from './wire.ts';

export const VERSION = 3;

export type Attributes = {
  size: number | null;
  /** Kind and permissions, as `st_mode`. */
  mode: number | null;
  /** Seconds since 1970. */
  modified: number | null;
};

/** `name` is null when its bytes are not UTF-8. */
export type Named = { name: string | null; attributes: Attributes };

export type Reply =
  | { is: 'status'; code: number }
  | { is: 'handle'; handle: Buffer }
  | { is: 'data'; data: Buffer }
  | { is: 'names'; names: Named[] }
  | { is: 'attributes'; attributes: Attributes }
  | { is: 'extended'; body: Reader };

const TYPE = {
  version: 2,
  status: 101,
  handle: 102,
  data: 103,
  names: 104,
  attributes: 105,
  extended: 201,
} as const;

/** The first reply, the only one without a number: which version, and what the server can do beyond it. */
export function readHello(packet: Buffer): { extensions: ReadonlyMap<string, string> } {
  const reader = new Reader(packet);
  if (reader.uint8() !== TYPE.version || reader.uint32() !== VERSION) throw nonsense();
  const extensions = new Map<string, string>();
  while (!reader.empty) {
    if (extensions.size >= MAX_EXTENSIONS) throw nonsense();
    const name = reader.bytes(MAX_HANDLE_BYTES).toString('latin1');
    extensions.set(name, reader.bytes(MAX_REMARK_BYTES).toString('latin1'));
  }
  return { extensions };
}

export function readReply(packet: Buffer): { id: number; reply: Reply } {
  const reader = new Reader(packet);
  const type = reader.uint8();
  const id = reader.uint32();
  return { id, reply: readBody(type, reader) };
}

function readBody(type: number, reader: Reader): Reply {
  switch (type) {
    case TYPE.status:
      return readStatus(reader);
    case TYPE.handle:
      return whole(reader, { is: 'handle', handle: reader.bytes(MAX_HANDLE_BYTES) });
    case TYPE.data:
      return whole(reader, { is: 'data', data: reader.bytes(PIECE_BYTES) });
    case TYPE.names:
      return whole(reader, { is: 'names', names: readNames(reader) });
    case TYPE.attributes:
      return whole(reader, { is: 'attributes', attributes: readAttributes(reader) });
    case TYPE.extended:
      return { is: 'extended', body: reader };
    default:
      throw nonsense();
  }
}

/** Words and language of a status belong to the machine; nobody is shown them, and old servers leave them out. */
function readStatus(reader: Reader): Reply {
  const code = reader.uint32();
  for (let words = 0; words < 2 && !reader.empty; words++) reader.bytes(MAX_REMARK_BYTES);
  return whole(reader, { is: 'status', code });
}

function readNames(reader: Reader): Named[] {
  const count = reader.uint32();
  if (count > MAX_NAMES_PER_REPLY) throw nonsense();
  return Array.from({ length: count }, () => {
    const name = reader.text(MAX_PATH_BYTES);
    reader.bytes(MAX_REMARK_BYTES);
    return { name, attributes: readAttributes(reader) };
  });
}

const HAS = { size: 0x1, owner: 0x2, mode: 0x4, times: 0x8, extended: 0x80000000 } as const;
const KNOWN = HAS.size | HAS.owner | HAS.mode | HAS.times | HAS.extended;

function readAttributes(reader: Reader): Attributes {
  const flags = reader.uint32();
  if ((flags & ~KNOWN) !== 0) throw nonsense();
  const size = flags & HAS.size ? reader.uint64() : null;
  if (flags & HAS.owner) {
    reader.uint32();
    reader.uint32();
  }
  const mode = flags & HAS.mode ? reader.uint32() : null;
  if (flags & HAS.times) reader.uint32();
  const modified = flags & HAS.times ? reader.uint32() : null;
  if (flags & HAS.extended) skipExtended(reader);
  return { size, mode, modified };
}

function skipExtended(reader: Reader): void {
  const count = reader.uint32();
  if (count > MAX_EXTENSIONS) throw nonsense();
  for (let i = 0; i < 2 * count; i++) reader.bytes(MAX_PACKET_BYTES);
}

function whole<T extends Reply>(reader: Reader, reply: T): T {
  reader.end();
  return reply;
}
