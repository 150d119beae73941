/**
 * A holder: keeps shells, their screens and their recordings, and outlives the web server. Started by it, with the path
 * of the socket to listen on and where recordings lie; with `main.ts` the only files that wire rooms together.
 */

import { rmSync } from 'node:fs';
import { Door } from './holders/index.ts';
import { journalFile } from './journal/index.ts';
import { Pulse } from './pulse/index.ts';
import { openTape as openRecording, recordingKey } from './recordings/index.ts';
import { type OpenTape, Terminals } from './terminals/index.ts';

/** How long a holder without shells waits for the next web server. */
const EMPTY_MS = 30_000;

const [recordings, key, path] = process.argv.slice(2);
if (!recordings || !key || !path)
  throw new Error('a holder must be given two paths for recordings and its socket');

// One terminal's trouble must not end the shells of everybody else; it is written down beside the sockets.
const journal = journalFile(`${path}.log`);
process.on('uncaughtException', (error) =>
  journal({ at: now(), what: 'error', name: error.name, message: error.stack ?? error.message }),
);

// Whoever started us may be gone; what they closed must not close us.
process.on('SIGHUP', () => {});
process.on('SIGINT', () => {});

const pulse = new Pulse({
  onSlow: ({ longestMs, times }) => journal({ at: now(), what: 'slow', ms: longestMs, times }),
});

/** What was recorded reaches the disk before the process ends. */
const sealing = new Set<Promise<void>>();

const openTape: OpenTape = ({ name, size, stopped }) => {
  const { owner, machine, machineName } = name;
  const about = { owner, machine, machineName, size, stopped };
  const tape = openRecording({ folder: recordings, key: recordingKey(key), ...about });
  const sealed = tape.sealed.finally(() => sealing.delete(sealed));
  sealing.add(sealed);
  return tape;
};

function now(): string {
  return new Date().toISOString();
}

async function over(): Promise<never> {
  await Promise.allSettled(sealing);
  rmSync(path!, { force: true });
  process.exit(0);
}

const terminals: Terminals = new Terminals({ openTape, changed: () => door.changed() });
const door = new Door({
  terminals,
  lateness: () => pulse.lateness,
  over: () => void over(),
  emptyMs: EMPTY_MS,
});
process.on('SIGTERM', () => void terminals.endAll().then(over));
await door.listen(path);
