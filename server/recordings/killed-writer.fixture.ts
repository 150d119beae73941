/** For tests, run in a process of its own: records a counter until it is killed. */
import { setTimeout } from 'node:timers/promises';
import { frame } from './recording.fixture.ts';
import { openTape } from './tape.ts';

const tape = openTape({
  folder: process.argv[2]!,
  key: Buffer.alloc(32, 7),
  owner: 'self',
  machine: 'vm-14',
  machineName: 'pg-02',
  size: { cols: 80, rows: 24 },
  limits: { freeBytes: 0 },
});
tape.keyframe(frame(''));
process.stdout.write(`${tape.id}\n`);
for (let i = 0; ; i++) {
  tape.output(Buffer.from(`${i}\r\n`));
  process.stdout.write(`${i}\n`);
  await setTimeout(1);
}
