/** A recording as a file for other players: version 3 as it lies on the disk, version 2 made on the way out. */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { type CastHeader, readEvent, readHeader } from './cast.ts';
import { linesOf } from './reading.ts';

export type CastFormat = 'v2' | 'v3';

export function exported(path: string, bytes: number, format: CastFormat): Readable {
  // A range of no bytes cannot be asked for.
  if (bytes === 0) return Readable.from([]);
  return format === 'v3'
    ? createReadStream(path, { end: bytes - 1 })
    : Readable.from(versionTwo(path, bytes), { objectMode: false });
}

/** Version 2 counts from the beginning and knows no exit event. */
async function* versionTwo(path: string, bytes: number): AsyncGenerator<string> {
  let header: CastHeader | null = null;
  let at = 0;
  for await (const bytesOfLine of linesOf(path, { end: bytes - 1 })) {
    const line = bytesOfLine.toString('utf8');
    if (!header) {
      header = readHeader(line);
      if (!header) return;
      yield `${JSON.stringify(headerOfTwo(header))}\n`;
      continue;
    }
    const event = readEvent(line, at);
    if (!event) return;
    at = event.at;
    if (event.code === 'x') continue;
    // From the first comma on an event is the same in both versions.
    yield `[${(at / 1000).toFixed(3)}${line.slice(line.indexOf(','))}\n`;
  }
}

const headerOfTwo = ({ size, type, began, title }: CastHeader): unknown => ({
  version: 2,
  width: size.cols,
  height: size.rows,
  timestamp: Math.floor(began.getTime() / 1000),
  title,
  env: { TERM: type },
});
