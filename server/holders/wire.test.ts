import { describe, expect, it } from 'vitest';
import { FrameReader } from './wire.ts';

const frame = (kind: number, body: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(body.length, 0);
  head[4] = kind;
  return Buffer.concat([head, body]);
};

function read(pieces: readonly Buffer[]): { heard: unknown[]; sound: boolean } {
  const heard: unknown[] = [];
  const reader = new FrameReader({
    message: (message) => heard.push(message),
    bytes: (bytes) => heard.push(Buffer.from(bytes)),
  });
  return { sound: pieces.every((piece) => reader.push(piece)), heard };
}

describe('frames', () => {
  const flood = Buffer.from(Array.from({ length: 300 }, (_, i) => i % 256));
  const all = Buffer.concat([
    frame(0, Buffer.from('{"type":"hello"}')),
    frame(1, Buffer.alloc(0)),
    frame(1, flood),
    frame(0, Buffer.from('{"type":"bye"}')),
  ]);
  const expected = [{ type: 'hello' }, Buffer.alloc(0), flood, { type: 'bye' }];

  it.each([1, 2, 3, 4, 5, 6, 7, 64, 299, all.length])('are the same in pieces of %d bytes', (size) => {
    const pieces = Array.from({ length: Math.ceil(all.length / size) }, (_, i) =>
      all.subarray(i * size, (i + 1) * size),
    );
    expect(read(pieces)).toEqual({ heard: expected, sound: true });
  });

  it('that make no sense are refused', () => {
    expect(read([frame(2, flood)]).sound).toBe(false);
    expect(read([frame(0, Buffer.from('{'))]).sound).toBe(false);
    expect(read([Buffer.from([0xff, 0xff, 0xff, 0xff, 1])]).sound).toBe(false);
  });
});
