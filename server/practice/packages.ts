/** The lab's package source: what the stages install, fetched once with its signatures checked, indexed, and served inside. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cgroups } from './cgroups.ts';
import { holdName } from './hold.ts';
import type { Image } from './image.ts';
import { type Progress, Refusal } from './messages.ts';
import { run } from './run.ts';

/** Names of packages by set: each set is resolved as one `apt install`. */
export type PackageSets = Record<string, readonly string[]>;

type Fetcher = {
  cache: string;
  cgroups: Cgroups;
  image: Image;
  onProgress: (progress: Progress) => void;
};

export const packageFolder = (cache: string): string => join(cache, 'packages');

/** Sets that are not in the cache yet, for this image. */
export function missingSets(cache: string, image: string, sets: PackageSets): string[] {
  return Object.keys(sets).filter((name) => !existsSync(markOf(cache, image, name, sets[name]!)));
}

const markOf = (cache: string, image: string, name: string, names: readonly string[]): string => {
  const hash = createHash('sha256').update(names.toSorted().join(' ')).digest('hex').slice(0, 12);
  return join(packageFolder(cache), 'fetched', image, `${name}-${hash}`);
};

export async function ensurePackages(fetcher: Fetcher, sets: PackageSets): Promise<{ fetched: string[] }> {
  const { cache, image } = fetcher;
  if (missingSets(cache, image.key, sets).length === 0) return { fetched: [] };
  const tag = createHash('sha256').update(cache).digest('hex').slice(0, 8);
  const release = await holdName(`madang-packages-${tag}`, 30 * 60_000);
  try {
    const missing = missingSets(cache, image.key, sets);
    if (missing.length > 0) await fetchSets(fetcher, sets, missing);
    return { fetched: missing };
  } finally {
    release();
  }
}

async function fetchSets(fetcher: Fetcher, sets: PackageSets, missing: string[]): Promise<void> {
  const { cache, cgroups, image, onProgress } = fetcher;
  const folder = packageFolder(cache);
  const pool = join(folder, 'pool');
  mkdirSync(join(pool, 'partial'), { recursive: true });
  let total = 0;
  let before = 0;
  const tell = (text: string) =>
    onProgress({
      part: 'packages',
      done: total > 0 ? Math.min(total, folderBytes(pool) - before) : 0,
      total,
      unit: 'bytes',
      text,
    });
  tell('package lists');
  const timer = setInterval(() => tell('download'), 1000);
  // One line per set: its name, a tab, the packages. Names were checked against Debian's rule for them.
  const wanted = missing.map((name) => `${name}\t${sets[name]!.join(' ')}\n`).join('');
  const inside = cgroups.wrap('builder', 'unshare', [
    ...['--mount', '--propagation', 'private', '/bin/sh', '-c', FETCH, 'fetch'],
    ...[image.root, image.sources, folder],
  ]);
  try {
    const ran = await run(inside.file, inside.args, {
      input: wanted,
      timeoutMs: 2 * 3600_000,
      env: { ...process.env, LC_ALL: 'C.UTF-8', DEBIAN_FRONTEND: 'noninteractive' },
      onLine: (line) => {
        const bytes = /^MADANG-TOTAL (\d+)$/.exec(line)?.[1];
        if (bytes === undefined) return;
        total = Number(bytes);
        before = folderBytes(pool);
      },
    });
    if (ran.code !== 0) throw new Refusal('missing', explainFetch(ran.output, missing));
  } finally {
    clearInterval(timer);
  }
  for (const name of missing) {
    const mark = markOf(cache, image.key, name, sets[name]!);
    mkdirSync(join(mark, '..'), { recursive: true });
    writeFileSync(mark, '');
  }
  total = Math.max(total, 1);
  onProgress({ part: 'packages', done: total, total, unit: 'bytes', text: 'done' });
}

function explainFetch(output: string, sets: string[]): string {
  const errors = output
    .split('\n')
    .filter((line) => /^(E:|mount|Unable)/.test(line))
    .slice(-6);
  const words = errors.length > 0 ? errors.join('\n  ') : output.trim().slice(-800);
  return (
    `the packages of ${sets.join(', ')} could not be fetched; what came stays in the cache, and the next try goes on from there:\n` +
    `  ${words}`
  );
}

function folderBytes(folder: string): number {
  let bytes = 0;
  for (const part of [folder, join(folder, 'partial')]) {
    if (!existsSync(part)) continue;
    for (const entry of readdirSync(part, { withFileTypes: true })) {
      if (!entry.isFile()) continue;
      bytes += statSync(join(part, entry.name), { throwIfNoEntry: false })?.size ?? 0;
    }
  }
  return bytes;
}

/**
 * Runs as root in a mount namespace of its own: an overlay over the image whose upper half is thrown away, and in it
 * the image's own apt, which knows what the machines already have, checks signatures and resumes what broke off.
 */
const FETCH = `
set -eu
image=$1 sources=$2 folder=$3
work=$folder/work
mkdir -p "$work"
mount -t tmpfs -o size=1g tmpfs "$work"
mkdir "$work/upper" "$work/work" "$work/root"
cd "$work"
mount -t overlay overlay -o "lowerdir=$image,upperdir=$work/upper,workdir=$work/work" root
mount -t proc proc root/proc
mount --bind /dev root/dev
rm -f root/etc/resolv.conf
cat /etc/resolv.conf >root/etc/resolv.conf
cat /etc/hosts >root/etc/hosts
rm -f root/etc/apt/sources.list.d/*
cat "$sources" >root/etc/apt/sources.list
mkdir root/pool
mount --bind "$folder/pool" root/pool
apt() {
  chroot root apt-get -qq -y -o APT::Sandbox::User=root -o Dir::Cache::Archives=/pool -o Acquire::Retries=3 \\
    --no-install-recommends "$@"
}
cat >wanted
apt update
total=0
while IFS='	' read -r name packages; do
  again=; case $name in system) again=--reinstall packages=$(chroot root dpkg-query -W -f '\${Package} ') ;; esac
  apt install $again --print-uris $packages >uris </dev/null
  total=$((total + $(awk '{s += $3} END {print s + 0}' uris)))
done <wanted
echo "MADANG-TOTAL $total"
while IFS='	' read -r name packages; do
  again=; case $name in system) again=--reinstall packages=$(chroot root dpkg-query -W -f '\${Package} ') ;; esac
  apt install $again --download-only $packages </dev/null
done <wanted
# The index is made beside the old one and takes its place at once.
chroot root sh -c 'cd /pool && apt-ftparchive packages .' | sed 's#^Filename: \\./#Filename: pool/#' >Packages
cp Packages root/tmp/Packages
gzip -9nk root/tmp/Packages
chroot root apt-ftparchive -o APT::FTPArchive::Release::Origin=Madang -o APT::FTPArchive::Release::Label=Madang \\
  -o APT::FTPArchive::Release::Suite=lab release /tmp >Release
for file in Packages Packages.gz; do cp "root/tmp/$file" "$folder/$file.new"; done
cp Release "$folder/Release.new"
for file in Packages Packages.gz Release; do mv "$folder/$file.new" "$folder/$file"; done
`;
