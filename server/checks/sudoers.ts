/** What labcheck may run as root, read from the same file that goes onto the machines. */
import { existsSync, readFileSync } from 'node:fs';

const RULE = /^labcheck\s+ALL=\([a-z]+\)\s+NOPASSWD:\s*(.+)$/;

/** The commands, word for word; sudoers escapes a few characters that a command line does not. */
export function readSudoers(path: string): ReadonlySet<string> {
  if (!existsSync(path)) return new Set();
  const lines = readFileSync(path, 'utf8').split('\n');
  return new Set(
    lines.flatMap(
      (line) =>
        RULE.exec(line)?.[1]
          ?.trim()
          .replace(/\\([,:=\\])/g, '$1') ?? [],
    ),
  );
}
