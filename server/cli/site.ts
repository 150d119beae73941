/** The built site: built again when anything it is made of has changed, and only then. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY } from '#lab';

/** Everything that can change a page. */
const SOURCES = [
  'src/**/*',
  'content/**/*',
  'labs/**/*',
  'public/**/*',
  'server/protocol/*.ts',
  'astro.config.mjs',
  'package-lock.json',
];
/** How much of a failed build's words are shown. */
const LAST_LINES = 40;

export const SITE = join(REPOSITORY, 'dist');

/** Thrown with the last words of the build. */
export class BuildError extends Error {
  override name = 'BuildError';
}

export function siteIsFresh(root = REPOSITORY): boolean {
  const stamp = stampFile(root);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root);
}

/** Builds the site; answers how many seconds it took. */
export async function buildSite(root = REPOSITORY): Promise<number> {
  const began = performance.now();
  // Taken before the build: what is edited while it runs is built next time.
  const print = fingerprint(root);
  const { code, output } = await astroBuild(root);
  if (code !== 0) {
    throw new BuildError(
      `the site could not be built:\n${output.trim().split('\n').slice(-LAST_LINES).join('\n')}`,
    );
  }
  writeFileSync(stampFile(root), print);
  return (performance.now() - began) / 1000;
}

/** Names, sizes and times of all sources; reading them all would take as long as it saves. */
export function fingerprint(root: string): string {
  const hash = createHash('sha256').update(process.version);
  const files = SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root })).toSorted();
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

const stampFile = (root: string): string => join(root, 'dist', '.built');

function astroBuild(root: string): Promise<{ code: number; output: string }> {
  const astro = join(root, 'node_modules', 'astro', 'bin', 'astro.mjs');
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [astro, 'build'], {
      cwd: root,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (data: Buffer): void => {
      output = (output + data.toString()).slice(-64 * 1024);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
