/** The house rule for imports: code leaves its room through a door, and values meet only where rooms are wired. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { AuthorError } from '#lab';

/** The files that may know every room: they wire rooms together and hold no logic of their own. */
const WIRING = /^server\/(main|holder|cli\/[^/]+)\.ts$/;
/** Tests of the whole house put rooms together as those do, with what rooms keep for tests. */
const HOUSE_TEST = /^server\/[^/]+\.test\.ts$/;
const DOORS = ['#lesson', '#lab', '#protocol'];
const SOURCES = ['labs/schema/**/*.ts', 'content/schema/**/*.ts', 'server/**/*.ts', 'src/**/*.{ts,astro}'];

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g;

export function lintRooms(root: string): AuthorError[] {
  return SOURCES.flatMap((pattern) => globSync(pattern, { cwd: root })).flatMap((file) =>
    lintImports(file, readFileSync(join(root, file), 'utf8')),
  );
}

/** Exported for its test: one file's imports against the rule. */
export function lintImports(file: string, text: string): AuthorError[] {
  const errors: AuthorError[] = [];
  for (const match of text.matchAll(IMPORT)) {
    const [, type, target = match[3]!] = match;
    const remedy = judge(file, target, type !== undefined);
    if (remedy) errors.push(new AuthorError(file, `import "${target}"`, remedy));
  }
  return errors;
}

function judge(file: string, target: string, typeOnly: boolean): string | null {
  if (DOORS.includes(target)) return doorRule(file, target);
  if (!target.startsWith('.')) return null;
  const from = roomOf(file);
  const path = relative('.', join(dirname(file), target));
  const to = roomOf(path);
  if (from === to) return null;
  if (from === 'src' || to === 'src')
    return `src and ${from === 'src' ? to : from} do not import each other; use #lab, #lesson or #protocol`;
  if (to === 'labs' || to === 'content')
    return `go through the door: import from "${to === 'labs' ? '#lab' : '#lesson'}"`;
  if (to === 'server/protocol') return 'go through the door: import from "#protocol"';
  if (WIRING.test(file))
    return path.endsWith('/index.ts') || path === 'server/main.ts'
      ? null
      : `wire rooms through their index.ts, not "${path}"`;
  if (HOUSE_TEST.test(file) && /\/index\.ts$|\.fixture\.ts$/.test(path)) return null;
  if (typeOnly && path.endsWith('/index.ts')) return null;
  return `${from} takes what it needs from ${to} as an argument; rooms meet in server/main.ts and server/holder.ts (types: "import type" from its index.ts)`;
}

function doorRule(file: string, door: string): string | null {
  if (file.startsWith('src/client/') && door === '#lab')
    return 'what runs in a browser reads no files; pass it data from the page';
  return null;
}

/** `server/checks/kinds/file.ts` is in room `server/checks`; `src/pages/index.astro` is in room `src`. */
function roomOf(file: string): string {
  const [top, second] = file.split('/');
  if (top !== 'server') return top!;
  return second?.includes('.') ? 'server' : `server/${second}`;
}
