/** What a computer needs to carry the practice lab, what it has, and the remedy for what it lacks. */
import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, statfsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { Text } from '#lab';
import { hasImage } from './image.ts';
import type { Progress } from './messages.ts';
import type { LabPaths } from './paths.ts';

export type Requirement = {
  id: string;
  what: Text;
  state: 'have' | 'lack';
  /** What was found, for people: "23.4 GB", "/usr/bin/nc". */
  found: string;
  needed: string;
  /** Empty when it is there. */
  remedy: Text;
};

/** Something this computer lacks; the message says what and the remedy. */
export class LabMissing extends Error {
  override name = 'LabMissing';
}

const MB = 1024 ** 2;
/** Measured: a machine at rest holds 12 to 15 MB of its own; with its page cache and a login, this much. */
const MEMORY_PER_MACHINE = 32 * MB;
const MEMORY_KEEPER = 300 * MB;
const DISK_IMAGE = 900 * MB;
const DISK_PACKAGES = 250 * MB;
const DISK_PER_MACHINE = 30 * MB;
/** Room that stays free whatever happens: a computer with a full disk is no place to learn. */
const DISK_SPARE = 1024 * MB;

/** Each program and the Debian package that brings it. */
const TOOLS = {
  mmdebstrap: 'mmdebstrap',
  'systemd-nspawn': 'systemd-container',
  ip: 'iproute2',
  nc: 'netcat-openbsd',
  'ssh-keygen': 'openssh-client',
  'mkfs.ext4': 'e2fsprogs',
  nsenter: 'util-linux',
  setpriv: 'util-linux',
} as const;
const KEYRING = { path: '/usr/share/keyrings/debian-archive-keyring.gpg', package: 'debian-archive-keyring' };

export function requirements(paths: LabPaths, machines = 40): Requirement[] {
  if (process.platform !== 'linux') return [linux()];
  return [linux(), root(), tools(), kernel(), memory(machines), disk(paths, machines)];
}

function linux(): Requirement {
  const here = process.platform === 'linux';
  return {
    id: 'linux',
    what: { ko: '리눅스', en: 'Linux' },
    state: here ? 'have' : 'lack',
    found: process.platform,
    needed: 'linux',
    remedy: here
      ? NOTHING
      : {
          ko: '실습실은 리눅스에서만 켤 수 있습니다. 읽기와 퀴즈는 그대로 쓸 수 있습니다.',
          en: 'the lab runs on Linux only; reading and quizzes work here all the same',
        },
  };
}

const NOTHING: Text = { ko: '', en: '' };

function root(): Requirement {
  const isRoot = process.getuid?.() === 0;
  const sudo = which('sudo');
  const have = isRoot || sudo !== null;
  return {
    id: 'root',
    what: { ko: '관리자 권한(root 또는 sudo)', en: 'root, or sudo' },
    state: have ? 'have' : 'lack',
    found: isRoot ? 'root' : (sudo ?? 'none'),
    needed: 'root or sudo',
    remedy: have
      ? NOTHING
      : {
          ko: 'root로 다시 실행하거나 sudo를 설치하십시오.',
          en: 'run this as root, or install sudo',
        },
  };
}

/** Packages that are not installed here yet. */
export function missingPackages(): string[] {
  const names = Object.entries(TOOLS)
    .filter(([tool]) => which(tool) === null)
    .map(([, name]) => name);
  if (!existsSync(KEYRING.path)) names.push(KEYRING.package as never);
  return [...new Set<string>(names)];
}

const isDebianLike = (): boolean => existsSync('/usr/bin/apt-get');
const installCommand = (packages: string[]): string =>
  `apt-get install --no-install-recommends ${packages.join(' ')}`;

function tools(): Requirement {
  const missing = missingPackages();
  const bySelf = isDebianLike();
  return {
    id: 'tools',
    what: { ko: '프로그램', en: 'programs' },
    state: missing.length === 0 || bySelf ? 'have' : 'lack',
    found:
      missing.length === 0 ? 'all' : `without ${missing.join(', ')}${bySelf ? ' (installed by lab up)' : ''}`,
    needed: [...new Set(Object.values(TOOLS))].join(', '),
    remedy:
      missing.length === 0 || bySelf
        ? NOTHING
        : {
            ko: `배포판의 패키지 관리자로 설치하십시오: ${missing.join(', ')}`,
            en: `install these (their Debian names) with your package manager: ${missing.join(', ')}`,
          },
  };
}

function kernel(): Requirement {
  const lacking = [
    ...(existsSync('/proc/self/ns/user') ? [] : ['user namespaces']),
    ...(existsSync('/proc/self/ns/net') ? [] : ['network namespaces']),
    ...(existsSync('/sys/fs/cgroup') ? [] : ['control groups']),
    ...(hasFileSystem('overlay') ? [] : ['overlayfs']),
    ...(existsSync('/dev/loop-control') ? [] : ['loop devices']),
  ];
  const have = lacking.length === 0;
  return {
    id: 'kernel',
    what: { ko: '커널 기능', en: 'kernel features' },
    state: have ? 'have' : 'lack',
    found: have ? 'all' : `without ${lacking.join(', ')}`,
    needed: 'user and network namespaces, control groups, overlayfs, loop devices',
    remedy: have
      ? NOTHING
      : {
          ko: `이 커널에는 ${lacking.join(', ')} 기능이 없습니다. 컨테이너 안이라면 바깥에서 실행하십시오.`,
          en: `this kernel lacks ${lacking.join(', ')}; inside a container, run it outside`,
        },
  };
}

/** Known to the kernel, or a module it can load when somebody mounts it. */
function hasFileSystem(name: string): boolean {
  if (readFileSync('/proc/filesystems', 'utf8').split(/\s+/).includes(name)) return true;
  const release = readFileSync('/proc/sys/kernel/osrelease', 'utf8').trim();
  const modules = join('/lib/modules', release, 'modules.dep');
  return existsSync(modules) && readFileSync(modules, 'utf8').includes(`/${name}.ko`);
}

function memory(machines: number): Requirement {
  const available = availableMemory();
  const needed = machines * MEMORY_PER_MACHINE + MEMORY_KEEPER;
  const have = available >= needed;
  return {
    id: 'memory',
    what: { ko: '빈 메모리', en: 'free memory' },
    state: have ? 'have' : 'lack',
    found: inGb(available),
    needed: inGb(needed),
    remedy: have
      ? NOTHING
      : {
          ko: `${machines}대에 ${inGb(needed)}가 필요하지만 ${inGb(available)}뿐입니다. 다른 프로그램을 닫거나 몇 대만 켜십시오: ./madang lab up adm-01 dns-01`,
          en: `${machines} machines need ${inGb(needed)} and ${inGb(available)} is free; close other programs or start fewer: ./madang lab up adm-01 dns-01`,
        },
  };
}

/** What the kernel could still hand out, bounded by the group this process stands in. */
export function availableMemory(): number {
  const kilobytes = Number(/^MemAvailable:\s+(\d+)/m.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1] ?? 0);
  return Math.min(kilobytes * 1024, groupRoom());
}

/** Room under the tightest memory limit above this process; the keeper leaves the group, the computer behind it does not grow. */
function groupRoom(): number {
  let room = Number.POSITIVE_INFINITY;
  for (const line of readFileSync('/proc/self/cgroup', 'utf8').trim().split('\n')) {
    const [, controllers, path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (path === undefined || (controllers !== '' && controllers !== 'memory')) continue;
    const base = controllers === '' ? '/sys/fs/cgroup' : '/sys/fs/cgroup/memory';
    const [max, used] =
      controllers === ''
        ? ['memory.max', 'memory.current']
        : ['memory.limit_in_bytes', 'memory.usage_in_bytes'];
    for (let at = path; ; at = dirname(at)) {
      const limit = readNumberFile(join(base, at, max));
      const current = readNumberFile(join(base, at, used));
      if (limit !== null && current !== null) room = Math.min(room, Math.max(0, limit - current));
      if (at === '/' || at === '.') break;
    }
  }
  return room;
}

function readNumberFile(path: string): number | null {
  if (!existsSync(path)) return null;
  const value = Number(readFileSync(path, 'utf8').trim());
  return Number.isFinite(value) ? value : null;
}

function disk(paths: LabPaths, machines: number): Requirement {
  const image = hasImage(paths.cache) ? 0 : DISK_IMAGE + DISK_PACKAGES;
  const places = [
    { path: existing(paths.cache), needed: image + DISK_SPARE },
    { path: existing(paths.state), needed: machines * DISK_PER_MACHINE + DISK_SPARE },
  ];
  // On one file system the two needs add up, but the spare room is the same room.
  if (deviceOf(places[0]!.path) === deviceOf(places[1]!.path)) {
    places.splice(0, 2, { path: places[1]!.path, needed: image + machines * DISK_PER_MACHINE + DISK_SPARE });
  }
  const tight = places.map((place) => ({ ...place, free: freeBytes(place.path) }));
  const short = tight.find((place) => place.free < place.needed);
  const shown = short ?? tight[0]!;
  return {
    id: 'disk',
    what: { ko: '빈 디스크', en: 'free disk' },
    state: short ? 'lack' : 'have',
    found: inGb(shown.free),
    needed: inGb(shown.needed),
    remedy: short
      ? {
          ko: `${short.path}에 ${inGb(short.needed)}가 필요하지만 ${inGb(short.free)}뿐입니다. 자리를 비우거나 MADANG_STATE와 MADANG_CACHE를 다른 디스크로 옮기십시오.`,
          en: `${short.path} needs ${inGb(short.needed)} and has ${inGb(short.free)}; make room, or point MADANG_STATE and MADANG_CACHE to another disk`,
        }
      : NOTHING,
  };
}

function existing(path: string): string {
  let at = path;
  while (!existsSync(at)) at = dirname(at);
  return at;
}

const freeBytes = (path: string): number => {
  const stat = statfsSync(path);
  return stat.bavail * stat.bsize;
};
const deviceOf = (path: string): string => {
  const stat = statfsSync(path);
  return `${stat.type}/${stat.blocks}/${stat.bfree}`;
};
const inGb = (bytes: number): string => `${(bytes / 1024 ** 3).toFixed(1)} GB`;

/** Where a program is; the folders of the administrator are looked at too, which a person's own PATH may lack. */
export function which(program: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin'];
  for (const folder of folders.filter(Boolean)) {
    const path = join(folder, program);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // not in this folder
    }
  }
  return null;
}

/** Installs missing programs on Debian and its children, saying so first; elsewhere the requirement stands as lacking. */
export async function installTools(
  onNote: (text: string) => void,
  onProgress?: (progress: Progress) => void,
): Promise<void> {
  const missing = missingPackages();
  if (missing.length === 0 || !isDebianLike()) return;
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && which('sudo') === null) {
    throw new LabMissing(`programs are missing; as root: ${installCommand(missing)}`);
  }
  onNote(
    `installing what the lab needs: ${missing.join(', ')}${isRoot ? '' : ' (sudo may ask for your password)'}`,
  );
  const tell = (done: number, text: string) =>
    onProgress?.({ part: 'tools', done, total: 2, unit: 'steps', text });
  tell(0, 'package lists');
  // Lists that are out of date do no harm when the packages are found; then only the second step counts.
  await aptGet(['update'], isRoot);
  tell(1, missing.join(' '));
  if ((await aptGet(['install', '-y', '--no-install-recommends', ...missing], isRoot)) !== 0) {
    throw new LabMissing(
      `programs could not be installed; try yourself: ${isRoot ? '' : 'sudo '}${installCommand(missing)}`,
    );
  }
  tell(2, 'done');
}

function aptGet(args: string[], isRoot: boolean): Promise<number> {
  const words = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...args];
  if (!isRoot) words.unshift('sudo', '--');
  return new Promise((resolve) => {
    const child = spawn(words[0]!, words.slice(1), { stdio: ['inherit', 'ignore', 'inherit'] });
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
