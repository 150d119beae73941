/** For tests, run in a process of its own: records onto a small file system at /mnt until it is full, and tells what is there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, folderOf } from './files.ts';
import { frame } from './recording.fixture.ts';
import { Recordings } from './recordings.ts';
import { openTape } from './tape.ts';

const folder = join('/mnt', 'recordings');
const key = Buffer.alloc(32, 7);
let reason = '';
const tape = openTape({
  folder,
  key,
  owner: 'self',
  machine: 'vm-14',
  machineName: 'pg-02',
  size: { cols: 80, rows: 24 },
  limits: { freeBytes: 0 },
  stopped: (why) => {
    reason = why;
  },
});
tape.keyframe(frame(''));
while (reason === '') {
  tape.output(Buffer.from('x'.repeat(5000)));
  await new Promise((resolve) => setTimeout(resolve, 20));
}
await tape.sealed;
const recordings = new Recordings({ folder, key });
const about = await recordings.about('self', tape.id);
const cast = readFileSync(filesIn(folderOf(folder, 'self'), tape.id).cast, 'utf8');
process.stdout.write(JSON.stringify({ reason, cast, damage: about!.damage, end: about!.recording.end }));
await recordings.close();
