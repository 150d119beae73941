/** The shared root file system: made once per recipe with mmdebstrap, kept in the cache, never written to again. */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { REPOSITORY } from '#lab';
import type { Cgroups } from './cgroups.ts';
import { holdName } from './hold.ts';
import { type Progress, Refusal } from './messages.ts';
import { must, run } from './run.ts';

export const SUITE = 'trixie';

/**
 * Machines run in a user namespace: their root is this user of the computer and may do nothing outside.
 * The range lies above everything systemd and distributions hand out (UIDS-GIDS: "unused" from 0x70000000).
 */
export const UID_BASE = 0x70000000;
export const UID_RANGE = 65_536;

const RECIPE = join(REPOSITORY, 'labs', 'practice');
/** What a machine gets beside packages, under the recipe's folder; build.sh puts each where it belongs. */
const RECIPE_FILES = [
  'image/build.sh',
  'image/shell-marks.bash',
  'labcheck.sudoers',
  'windows-host/commands.py',
  'windows-host/host.py',
  'windows-host/language.py',
  'windows-host/powershell',
  'windows-host/settings.py',
  'windows-host/tools.py',
  'windows-host/words.py',
];
const KEYRING = '/usr/share/keyrings/debian-archive-keyring.gpg';

export type Image = { key: string; root: string; sources: string };

export function imageKey(): string {
  const hash = createHash('sha256').update(`${SUITE} ${process.arch} ${UID_BASE}`);
  for (const file of ['image/packages.txt', ...RECIPE_FILES]) {
    hash.update(`\0${file}\0`).update(readFileSync(join(RECIPE, file)));
  }
  return hash.digest('hex').slice(0, 12);
}

export function imageAt(cache: string, key: string): Image {
  const folder = join(cache, 'image', key);
  return { key, root: join(folder, 'root'), sources: join(folder, 'sources.list') };
}

export const hasImage = (cache: string, key = imageKey()): boolean => existsSync(join(cache, 'image', key));

/** Package names of a list file: one a line, `#` begins a remark. */
export function readPackageList(name: string): string[] {
  return readFileSync(join(RECIPE, name), 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter(Boolean);
}

/** An image nobody started a machine from for this long is made again when somebody does. */
const KEEP_UNUSED_MS = 30 * 24 * 3600_000;
const aboutOf = (cache: string, key: string): string => join(cache, 'image', key, 'about.json');

export function markUsed(cache: string, key: string): void {
  const now = new Date();
  utimesSync(aboutOf(cache, key), now, now);
}

/** Every change of the recipe leaves an image behind; disks that were made from it still need it for a while. */
function dropUnused(cache: string, except: string): void {
  for (const key of readdirSync(join(cache, 'image'))) {
    const about = statSync(aboutOf(cache, key), { throwIfNoEntry: false });
    if (key === except || !about || Date.now() - about.mtimeMs < KEEP_UNUSED_MS) continue;
    rmSync(join(cache, 'image', key), { recursive: true, force: true });
  }
}

const STEPS = ['package lists', 'download', 'unpack', 'set up', 'own', 'done'];

type Builder = {
  cache: string;
  cgroups: Cgroups;
  /** Address of a Debian mirror to use instead of the one apt knows. */
  mirror: string | undefined;
  onProgress: (progress: Progress) => void;
};

export async function ensureImage(builder: Builder): Promise<Image> {
  const key = imageKey();
  const { cache } = builder;
  if (hasImage(cache, key)) {
    markUsed(cache, key);
    return imageAt(cache, key);
  }
  const tag = createHash('sha256').update(cache).digest('hex').slice(0, 8);
  const release = await holdName(`madang-image-${tag}`, 15 * 60_000);
  try {
    if (!hasImage(cache, key)) await build(builder, key);
    dropUnused(cache, key);
  } finally {
    release();
  }
  return imageAt(cache, key);
}

async function build({ cache, cgroups, mirror, onProgress }: Builder, key: string): Promise<void> {
  const folder = join(cache, 'image');
  const draft = join(folder, `draft-${key}`);
  mkdirSync(folder, { recursive: true });
  for (const left of readdirSync(folder).filter((name) => name.startsWith('draft-'))) {
    rmSync(join(folder, left), { recursive: true, force: true });
  }
  const recipe = join(draft, 'recipe');
  mkdirSync(recipe, { recursive: true });
  for (const file of RECIPE_FILES) cpSync(join(RECIPE, file), join(recipe, basename(file)));
  const tell = (step: number) =>
    onProgress({ part: 'image', done: step, total: STEPS.length - 1, unit: 'steps', text: STEPS[step]! });
  tell(0);
  const root = join(draft, 'root');
  const words = [
    '--variant=minbase',
    '--mode=root',
    `--include=${readPackageList('image/packages.txt').join(',')}`,
  ];
  // Documentation stays: `man` is not there, but examples and copyright files are what learners look at.
  const hook = [
    `--customize-hook=${completeSources('$1')}`,
    `--customize-hook=mkdir -p "$1/tmp/recipe" && cp ${quote(recipe)}/* "$1/tmp/recipe/" && cp "$1/etc/apt/sources.list" ${quote(join(draft, 'sources.list'))} && chroot "$1" sh /tmp/recipe/build.sh`,
  ];
  const mmdebstrap = ['mmdebstrap', ...words, ...hook, SUITE, root, ...(await mirrorLines(mirror))];
  const inside = cgroups.wrap('builder', 'unshare', ['--mount', '--propagation', 'private', ...mmdebstrap]);
  const ran = await run(inside.file, inside.args, {
    timeoutMs: 30 * 60_000,
    env: { ...process.env, TMPDIR: '/tmp', LC_ALL: 'C.UTF-8' },
    onLine: (line) => {
      if (/downloading packages|installing essential/.test(line)) tell(1);
      if (/extracting|installing remaining/.test(line)) tell(2);
      if (/running --customize-hook/.test(line)) tell(3);
    },
  });
  if (ran.code !== 0) {
    const errors = ran.output.split('\n').filter((line) => /^(E:|W:|Err:)/.test(line));
    const words = errors.length > 0 ? errors.slice(-6).join('\n  ') : ran.output.trim().slice(-800);
    throw new Refusal('missing', `the machines' image could not be made; is there a network?\n  ${words}`);
  }
  tell(4);
  await giveToUserNamespace(cgroups, root);
  writeFileSync(join(draft, 'about.json'), JSON.stringify({ suite: SUITE, made: new Date().toISOString() }));
  rmSync(recipe, { recursive: true });
  await must('sync', ['-f', draft]);
  renameSync(draft, join(folder, key));
  tell(5);
}

/** Debian's security updates belong to the image also where mmdebstrap does not know this release as stable yet. */
function completeSources(root: string): string {
  return [
    `f="${root}/etc/apt/sources.list"`,
    `grep -q -- -security "$f" || {`,
    `sed -n 's#^\\(deb .*\\)/debian/\\{0,1\\} ${SUITE} #\\1/debian-security ${SUITE}-security #p' "$f" >"$f.more"`,
    `sed -n 's#^\\(deb .*/debian/\\{0,1\\}\\) ${SUITE} #\\1 ${SUITE}-updates #p' "$f" >>"$f.more"`,
    `cat "$f.more" >>"$f"; rm "$f.more"; cat "$f"`,
    `chroot "${root}" apt-get update && chroot "${root}" apt-get -y dist-upgrade; }`,
  ].join('\n');
}

/** The mirror of the computer's own apt when it is a Debian; nothing otherwise, and mmdebstrap takes Debian's default. */
async function mirrorLines(mirror: string | undefined): Promise<string[]> {
  const line = (uri: string, suite: string) => `deb [signed-by=${KEYRING}] ${uri} ${suite} main`;
  if (mirror) return [line(mirror, SUITE)];
  const known = await run('apt-get', ['indextargets', '--format', '$(REPO_URI) $(CODENAME) $(ORIGIN)']);
  if (known.code !== 0) return [];
  const rows = [...new Set(known.output.split('\n'))].map((row) => row.split(' '));
  const of = (test: (codename: string) => boolean) =>
    rows.find(([, codename, origin]) => origin === 'Debian' && codename !== undefined && test(codename))?.[0];
  const main = of((codename) => /^[a-z]+$/.test(codename));
  const security = of((codename) => codename.endsWith('-security'));
  if (!main) return [];
  return [
    line(main, SUITE),
    line(main, `${SUITE}-updates`),
    ...(security ? [line(security, `${SUITE}-security`)] : []),
  ];
}

/** Hands every file to the range of the user namespace, then gives the programs their capabilities back, which that takes away. */
async function giveToUserNamespace(cgroups: Cgroups, root: string): Promise<void> {
  const nspawn = (...command: string[]) => {
    const inside = cgroups.wrap('builder', 'systemd-nspawn', [
      ...['-q', '--register=no', '--keep-unit', '--resolv-conf=off', '--timezone=off', '--private-network'],
      ...[`--private-users=${UID_BASE}:${UID_RANGE}`, '--private-users-ownership=chown'],
      ...['--console=pipe', `--directory=${root}`, ...command],
    ]);
    return must(inside.file, inside.args, { timeoutMs: 300_000 });
  };
  await nspawn('/usr/bin/true');
  await nspawn(
    '/bin/sh',
    '-c',
    'for f in ping fping; do setcap cap_net_raw+ep /usr/bin/$f; done; : >/etc/machine-id; rm -rf /tmp/* /var/tmp/*',
  );
}

const quote = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
