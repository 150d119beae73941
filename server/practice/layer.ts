/** What a machine has written: an ext4 image of its own under an overlay, so that a full disk stays a matter of one machine. */
import { createHash } from 'node:crypto';
import {
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Inventory, type Machine, stageName, stageWord } from '#lab';
import { type Image, imageAt, markUsed, UID_BASE } from './image.ts';
import { Refusal } from './messages.ts';
import type { LabPaths } from './paths.ts';
import { must } from './run.ts';

/** Room of one machine. The file is sparse: it takes what the machine wrote. */
export const DISK_BYTES = 4 * 1024 ** 3;

/** A fresh machine stands at the start of this stage, and of those before it, which make what is there already. */
export const FRESH_STAGE = 4;

const About = z.object({ image: z.string(), keys: z.string() });
export type Keys = { student: string; check: string; fleet: string; fleetPrivate: string };
export const keysMark = (keys: Keys): string =>
  createHash('sha256')
    .update(JSON.stringify([keys.student, keys.check, keys.fleet]))
    .digest('hex')
    .slice(0, 16);

const UID = { root: UID_BASE, lab: UID_BASE + 1000, labcheck: UID_BASE + 1001 } as const;

/** What a machine's own view of mounts needs: its disk, and the overlay of image and disk. */
export type Mount = { disk: string; at: string; root: string; overlay: string; fresh: boolean };

export class Layer {
  readonly machine: Machine;
  readonly root: string;
  private readonly folder: string;
  private readonly disk: string;
  private readonly mounted: string;
  private readonly about: string;
  private readonly paths: LabPaths;

  constructor(machine: Machine, paths: LabPaths) {
    this.machine = machine;
    this.paths = paths;
    this.folder = join(paths.machines, machine.id);
    this.disk = join(this.folder, 'disk.img');
    this.mounted = join(this.folder, 'disk');
    this.root = join(this.folder, 'root');
    this.about = join(this.folder, 'disk.json');
  }

  exists(): boolean {
    return existsSync(this.about) && existsSync(this.disk);
  }

  /** What the disk was made from; the machine keeps that image until it is reset. */
  private read(): z.infer<typeof About> | null {
    if (!this.exists()) return null;
    const read = About.safeParse(JSON.parse(readFileSync(this.about, 'utf8')));
    return read.success ? read.data : null;
  }

  /** True when the disk lets other keys in than those of this lab. */
  hasOtherKeys(keys: Keys): boolean {
    return this.read()?.keys !== keysMark(keys);
  }

  noteKeys(keys: Keys): void {
    const about = this.read();
    if (about) writeFileSync(this.about, JSON.stringify({ ...about, keys: keysMark(keys) }));
  }

  /** Throws away what the machine wrote. Called while it is not running and not mounted. */
  discard(): void {
    // The note goes first: a disk without it is a draft, and the next `up` makes it anew.
    rmSync(this.about, { force: true });
    rmSync(this.disk, { force: true });
  }

  /** Refuses before anything is thrown away. */
  mustKnowStart(stage: number): void {
    if (stage <= FRESH_STAGE || existsSync(this.startOf(stage))) return;
    throw new Refusal(
      'no-snapshot',
      `${this.machine.id} has no saved start of ${stageName(stage, 'en')}; make it with: ./madang lab start ${stageWord(stage)}`,
    );
  }

  private startOf(stage: number): string {
    return join(this.folder, `start-${stage}.img`);
  }

  /** Puts the saved start of a stage in place of the disk; the start of the first stage needs no save. */
  async restore(stage: number): Promise<void> {
    if (stage <= FRESH_STAGE) {
      this.discard();
      return;
    }
    const saved = this.startOf(stage);
    const about = readFileSync(`${saved}.json`);
    this.discard();
    await copySparse(saved, this.disk);
    writeFileSync(this.about, about);
  }

  /** Keeps the disk as the start of stages that begin alike, once for all of them. Called while the machine is not running. */
  async keep(stages: readonly number[]): Promise<void> {
    const fresh = stages.find((stage) => stage <= FRESH_STAGE);
    if (fresh !== undefined)
      throw new Refusal('failed', `the start of ${stageName(fresh, 'en')} is an empty disk`);
    const copy = join(this.folder, 'start.draft');
    await copySparse(this.disk, copy);
    for (const saved of stages.map((stage) => this.startOf(stage))) {
      writeFileSync(`${saved}.json`, readFileSync(this.about));
      rmSync(`${saved}.draft`, { force: true });
      linkSync(copy, `${saved}.draft`);
      // Last: a start that is there is whole.
      renameSync(`${saved}.draft`, saved);
    }
    rmSync(copy);
  }

  /** Gets the disk ready to be mounted, an empty one when there is none. */
  async prepare(image: Image): Promise<Mount> {
    mkdirSync(this.mounted, { recursive: true });
    mkdirSync(this.root, { recursive: true });
    await this.untilFree();
    const about = this.read();
    const lower = about ? imageAt(this.paths.cache, about.image) : image;
    if (!existsSync(lower.root)) {
      throw new Refusal(
        'missing',
        `the disk of ${this.machine.id} was made from an image that is no longer in the cache; put it back with: ./madang lab reset ${this.machine.id}`,
      );
    }
    markUsed(this.paths.cache, lower.key);
    if (!about) {
      this.discard();
      await copySparse(emptyDisk(this.paths.cache), this.disk);
    }
    const overlay = [
      `lowerdir=${forOverlay(lower.root)}`,
      `upperdir=${forOverlay(join(this.mounted, 'upper'))}`,
      `workdir=${forOverlay(join(this.mounted, 'work'))}`,
    ].join(',');
    return { disk: this.disk, at: this.mounted, root: this.root, overlay, fresh: !about };
  }

  /**
   * Waits until no loop device holds the disk: its mounts end with the machine's last process, and a disk
   * that is mounted twice is a disk that is lost.
   */
  async untilFree(): Promise<void> {
    for (let round = 0; round < 400; round++) {
      if (!isOnLoop(this.disk)) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(
      `the disk of ${this.machine.id} should be free, but a loop device holds it: ${this.disk}`,
    );
  }

  /** Made once per machine and kept over resets, so that the pin in known_hosts still holds. */
  async hostKey(): Promise<string> {
    const path = join(this.folder, 'host-key');
    mkdirSync(this.folder, { recursive: true });
    if (!existsSync(`${path}.pub`)) {
      rmSync(path, { force: true });
      await must('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', this.machine.id, '-f', path]);
    }
    return path;
  }

  publicHostKey(): string | null {
    const path = join(this.folder, 'host-key.pub');
    return existsSync(path) ? readFileSync(path, 'utf8').split(' ').slice(0, 2).join(' ') : null;
  }

  /**
   * What only this machine has, written into a tree no learner has touched yet: afterwards the keeper neither
   * reads nor writes inside, because links in there may lead anywhere. `view` leads into the machine's view of mounts.
   */
  async makeOwn(view: string, image: Image, inventory: Inventory, keys: Keys): Promise<void> {
    const { machine } = this;
    const hostKey = await this.hostKey();
    const { gateway, cidr } = inventory.networks.lab;
    const prefix = cidr.split('/')[1];
    const write = (path: string, text: string, mode = 0o644, owner: number = UID.root) => {
      const full = join(view, this.root, path);
      rmSync(full, { force: true });
      writeFileSync(full, text, { mode, flag: 'wx' });
      chownSync(full, owner, owner);
    };
    // Sorts before systemd's own 80-container-host0 and after netplan's 10-netplan-*, which wins once a learner has written it.
    write(
      '/usr/lib/systemd/network/70-lab-fresh.network',
      `[Match]\nName=host0\n\n[Network]\nAddress=${machine.ip}/${prefix}\nGateway=${gateway}\nLinkLocalAddressing=no\n`,
    );
    write('/etc/ssh/ssh_host_ed25519_key', readFileSync(hostKey, 'utf8'), 0o600);
    write('/etc/ssh/ssh_host_ed25519_key.pub', readFileSync(`${hostKey}.pub`, 'utf8'));
    write('/etc/apt/sources.list.d/lab.list', `deb [trusted=yes] http://${gateway}/ ./\n`);
    write('/home/lab/.ssh/authorized_keys', `${keys.student}\n${keys.fleet}\n`, 0o600, UID.lab);
    write('/home/labcheck/.ssh/authorized_keys', `${keys.check}\n`, 0o600, UID.labcheck);
    if (machine.id === FLEET_MACHINE) {
      write('/home/lab/.ssh/id_ed25519', keys.fleetPrivate, 0o600, UID.lab);
      write('/home/lab/.ssh/id_ed25519.pub', `${keys.fleet}\n`, 0o644, UID.lab);
    }
    // Last: a disk with this note is whole.
    writeFileSync(this.about, JSON.stringify({ image: image.key, keys: keysMark(keys) }));
  }
}

/** The machine the others are managed from: it holds a key that opens all of them. */
export const FLEET_MACHINE = 'vm-06';

/** An empty disk, formatted once and copied for every machine. */
const emptyDisk = (cache: string): string => join(cache, `disk-${DISK_BYTES / 1024 ** 3}g.ext4`);

/** Once per keeper, before any machine is mounted. */
export async function ensureEmptyDisk(cache: string): Promise<void> {
  const path = emptyDisk(cache);
  if (existsSync(path)) return;
  const draft = `${path}.${process.pid}`;
  await must('truncate', ['-s', String(DISK_BYTES), draft]);
  // Inode tables are holes already; nothing has to write zeros over them later.
  await must('mkfs.ext4', [
    '-q',
    '-F',
    '-m',
    '0',
    '-J',
    'size=16',
    '-E',
    'lazy_itable_init=0,nodiscard,assume_storage_prezeroed=1',
    draft,
  ]).catch(() =>
    must('mkfs.ext4', ['-q', '-F', '-m', '0', '-J', 'size=16', '-E', 'lazy_itable_init=0,discard', draft]),
  );
  await must('mv', [draft, path]);
}

const copySparse = (from: string, to: string): Promise<string> =>
  must('cp', ['--sparse=always', '--reflink=auto', from, to]);

/** Colons part the layers of an overlay and commas its options. */
function forOverlay(path: string): string {
  if (path.includes(',')) throw new Refusal('missing', `"${path}" holds a comma, which a mount cannot take`);
  return path.replaceAll('\\', '\\\\').replaceAll(':', '\\:');
}

function isOnLoop(disk: string): boolean {
  return readdirSync('/sys/block')
    .filter((name) => name.startsWith('loop'))
    .some((name) => {
      try {
        const file = readFileSync(`/sys/block/${name}/loop/backing_file`, 'utf8').trim();
        return file === disk || file === `${disk} (deleted)`;
      } catch {
        return false; // not in use
      }
    });
}
