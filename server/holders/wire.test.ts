import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Pieces } from './pieces.ts';
import { FrameReader, Wire } from './wire.ts';

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

describe('memory that is used again', () => {
  it('is not used before it was given back, and small things do not take a piece', () => {
    const pieces = new Pieces();
    const [one, other, small] = [pieces.take(60_000), pieces.take(60_000), pieces.take(10)];
    expect(one.buffer).not.toBe(other.buffer);
    expect(small.buffer).not.toBe(one.buffer);
    pieces.give(small);
    pieces.give(other);
    const again = pieces.take(50_000);
    expect([again.buffer === other.buffer, again.length]).toEqual([true, 50_000]);
    expect(pieces.take(50_000).buffer).not.toBe(again.buffer);
    expect(pieces.take(1_000_000)).toHaveLength(1_000_000);
  });

  it('arrives as it was lent, however late whoever got it is done with it', async () => {
    const FRAMES = 400;
    const far = await wirePair();
    const lengthOf = (i: number): number => (i % 3 === 0 ? 1 + (i % 7) : 64 * 1024 - (i % 5));
    const late: Array<() => void> = [];
    let heard = 0;
    let wrong = 0;
    const all = new Promise<void>((resolve) => {
      far.here.hear({
        message: () => {},
        closed: () => {},
        bytes: (bytes, done) => {
          const [i, letter] = [heard++, heard % 251];
          const check = (): void => {
            if (bytes.length !== lengthOf(i) || !bytes.every((one) => one === letter)) wrong += 1;
            done();
          };
          late.push(check);
          if (late.length > 20) late.splice(0, 10).forEach((act) => void act());
          if (heard === FRAMES) resolve();
        },
      });
    });
    const lent = new Uint8Array(64 * 1024);
    for (let i = 0; i < FRAMES; i++) {
      far.there.sendBytes(lent.subarray(0, lengthOf(i)).fill((i + 1) % 251));
      lent.fill(255);
      if (i % 50 === 0) await new Promise(setImmediate);
    }
    await all;
    for (const check of late) check();
    expect(wrong).toBe(0);
  });
});

/** Two ends of a real connection. */
async function wirePair(): Promise<{ here: Wire; there: Wire }> {
  const folder = mkdtempSync(join(tmpdir(), 'madang-wire-'));
  const server = createServer();
  const path = join(folder, 'socket');
  await new Promise<void>((resolve) => void server.listen(path, resolve));
  const there = new Promise<Wire>(
    (resolve) => void server.once('connection', (one) => resolve(new Wire(one))),
  );
  const here = await Wire.dial(path);
  onTestFinished(() => {
    here.destroy();
    server.close();
    rmSync(folder, { recursive: true });
  });
  return { here, there: await there };
}
