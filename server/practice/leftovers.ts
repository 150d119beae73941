/** What of a lab can be seen on the computer from outside: all of it must be gone after `down`. */
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { Cgroups } from './cgroups.ts';
import { networkName } from './network.ts';
import { type LabPaths, labId } from './paths.ts';

/** One line per thing that is still there; empty when the lab is gone. */
export function leftovers(paths: LabPaths): string[] {
  const id = labId(paths);
  const state = realpathSync(paths.state);
  const cgroups = new Cgroups(networkName(id));
  return [
    ...(cgroups.exists() ? [`control group ${cgroups.name}`] : []),
    ...(existsSync(`/run/netns/${networkName(id)}`) ? [`network namespace ${networkName(id)}`] : []),
    ...(existsSync('/run/madang') ? readdirSync('/run/madang', { withFileTypes: true }) : [])
      .filter((entry) => entry.name.startsWith(id))
      .map((entry) => `note /run/madang/${entry.name}`),
    ...mounts(state),
    ...loopDevices(state),
    ...processes(state),
  ];
}

/** In the view of mounts of every process: a lab's are not in the computer's own. */
function mounts(state: string): string[] {
  const seen = new Map<string, string>();
  for (const pid of pids()) {
    const view = quietly(() => readlinkSync(`/proc/${pid}/ns/mnt`));
    if (view === null || seen.has(view)) continue;
    const table = quietly(() => readFileSync(`/proc/${pid}/mountinfo`, 'utf8')) ?? '';
    seen.set(
      view,
      table
        .split('\n')
        .filter((line) => line.split(' ')[4]?.startsWith(`${state}/`))
        .join('\n'),
    );
  }
  return [...seen.values()].filter(Boolean).map((lines) => `mount ${lines}`);
}

function loopDevices(state: string): string[] {
  return readdirSync('/sys/block')
    .filter((name) => name.startsWith('loop'))
    .flatMap((name) => {
      const file = quietly(() => readFileSync(`/sys/block/${name}/loop/backing_file`, 'utf8').trim());
      return file?.startsWith(`${state}/`) ? [`loop device ${name} on ${file}`] : [];
    });
}

/** Processes of ours name the lab's folder in their words. */
function processes(state: string): string[] {
  return pids()
    .filter((pid) => pid !== process.pid && pid !== process.ppid)
    .flatMap((pid) => {
      const words = quietly(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')) ?? '';
      const ours = /keeper\.ts|gateway\.ts|systemd-nspawn/.test(words) && words.includes(state);
      return ours ? [`process ${pid} ${words.slice(0, 120)}`] : [];
    });
}

const pids = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

function quietly<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null; // the process ended, or the device is free
  }
}
