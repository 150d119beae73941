/** What we ask an SFTP server of version 3. */
import { VERSION } from './replies.ts';
import { packet, string, uint32, uint64 } from './wire.ts';

const TYPE = {
  hello: 1,
  open: 3,
  close: 4,
  read: 5,
  write: 6,
  lstat: 7,
  fstat: 8,
  opendir: 11,
  readdir: 12,
  remove: 13,
  realpath: 16,
  stat: 17,
  rename: 18,
  extended: 200,
} as const;

/** `new` refuses a name that is taken and follows no link: what is written is always a file of ours. */
const OPEN = { read: 0x1, new: 0x2 | 0x8 | 0x20 } as const;
const HAS_MODE = 0x4;

/** Everything behind the number of a request. */
export type Request = { type: number; parts: Uint8Array[] };

const request = (type: number, ...parts: Uint8Array[]): Request => ({ type, parts });

export const hello = (): Buffer => packet(TYPE.hello, uint32(VERSION));

export const encode = (id: number, { type, parts }: Request): Buffer => packet(type, uint32(id), ...parts);

export const ask = {
  realpath: (path: string) => request(TYPE.realpath, string(path)),
  stat: (path: string) => request(TYPE.stat, string(path)),
  lstat: (path: string) => request(TYPE.lstat, string(path)),
  fstat: (handle: Uint8Array) => request(TYPE.fstat, string(handle)),
  opendir: (path: string) => request(TYPE.opendir, string(path)),
  readdir: (handle: Uint8Array) => request(TYPE.readdir, string(handle)),
  open: (path: string) => request(TYPE.open, string(path), uint32(OPEN.read), uint32(0)),
  create: (path: string, mode: number) =>
    request(TYPE.open, string(path), uint32(OPEN.new), uint32(HAS_MODE), uint32(mode)),
  read: (handle: Uint8Array, offset: number, length: number) =>
    request(TYPE.read, string(handle), uint64(offset), uint32(length)),
  write: (handle: Uint8Array, offset: number, bytes: Uint8Array) =>
    request(TYPE.write, string(handle), uint64(offset), string(bytes)),
  close: (handle: Uint8Array) => request(TYPE.close, string(handle)),
  remove: (path: string) => request(TYPE.remove, string(path)),
  /** Refuses when `to` is taken. */
  rename: (from: string, to: string) => request(TYPE.rename, string(from), string(to)),
  /** Takes the place of `to`, at once. */
  replace: (from: string, to: string) =>
    request(TYPE.extended, string(EXTENSION.replace), string(from), string(to)),
  sync: (handle: Uint8Array) => request(TYPE.extended, string(EXTENSION.sync), string(handle)),
  space: (path: string) => request(TYPE.extended, string(EXTENSION.space), string(path)),
};

/** What OpenSSH adds to the protocol, by the names it gives. */
export const EXTENSION = {
  replace: 'posix-rename@openssh.com',
  sync: 'fsync@openssh.com',
  space: 'statvfs@openssh.com',
} as const;
