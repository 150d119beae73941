/**
 * A holder: keeps shells, their screens and their recordings, and outlives the web server. Started by it, with the path
 * of the socket to listen on; the only file beside `main.ts` that wires rooms together.
 */

import { appendFileSync, rmSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Door, type Lateness } from './holders/index.ts';
import { Terminals } from './terminals/index.ts';

/** How long a holder without shells waits for the next web server. */
const EMPTY_MS = 30_000;
const NANOSECONDS_PER_MS = 1e6;
const LONGEST_ENTRY = 4000;

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('a holder must be given the path of its socket');

// One terminal's trouble must not end the shells of everybody else; it is written down beside the sockets.
process.on('uncaughtException', (error) => {
  const text = `${new Date().toISOString()} ${error.stack ?? error.message}\n`;
  appendFileSync(`${path}.log`, text.slice(0, LONGEST_ENTRY));
});

// Whoever started us may be gone; what they closed must not close us.
process.on('SIGHUP', () => {});
process.on('SIGINT', () => {});

const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();

function lateness(): Lateness {
  const ms = (nanoseconds: number): number => Math.round(nanoseconds / NANOSECONDS_PER_MS);
  const late = { p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max) };
  delay.reset();
  return late;
}

function over(): never {
  rmSync(path!, { force: true });
  process.exit(0);
}

const terminals: Terminals = new Terminals({ changed: () => door.changed() });
const door = new Door({ terminals, lateness, over, emptyMs: EMPTY_MS });
process.on('SIGTERM', () => void terminals.endAll().then(over));
await door.listen(path);
