/**
 * No secret may come near a verdict: a check looks at the mode of a file that holds one, at what a service does with
 * it, never at what is in it. What no look reads, no message, log or page can show.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AuthorError, type LoadedStage } from '#lab';

/** Files that hold a password or a private key, by the names they have. */
const SECRET =
  /\/etc\/g?shadow|\/secrets?\/|\.pgpass|\.netrc|\.auth\b|\.my\.cnf|\/ssl\/private\/|\.key\b(?!\.pub)|id_(?:rsa|ecdsa|ed25519)\b(?!\.pub)|ssh_host_\w+_key\b(?!\.pub)|\.keyring|\/swanctl\/(?:private|conf\.d)|\/wireguard\/|\.ht?passwd|passdb|\.vault-token|\.kube\/config|admin\.conf/i;

/** Programs that say what is in a file, or in whole records. */
const READS =
  /\b(?:cat|head|tail|sed|awk|grep|egrep|cut|sort|strings|base64|xxd|od|tee|cp|dd|python3?|perl|openssl\s+(?:rsa|pkey|ec))\b|(?:^|[^0-9&])<(?!\()/;

export function lintSecrets(stage: LoadedStage): AuthorError[] {
  return [...lintScripts(stage), ...lintProbes(stage)];
}

const remedy = (path: string): string =>
  `reads "${path}", which holds a secret; look at its mode (stat) or at what the service does with it`;

function lintScripts({ folder, file }: LoadedStage): AuthorError[] {
  return scriptsIn(join(folder, 'checks')).flatMap((name) =>
    readFileSync(join(folder, 'checks', name), 'utf8')
      .split('\n')
      .flatMap((line, i) => {
        const path = secretRead(line.replace(/^\s*#.*/, ''));
        const place = `line ${i + 1}`;
        return path
          ? [new AuthorError(file.replace(/stage\.yaml$/, `checks/${name}`), place, remedy(path))]
          : [];
      }),
  );
}

/** A probe reads a file when it asks for its content; a command of its own (sudo) is judged as a line of a script is. */
function lintProbes(stage: LoadedStage): AuthorError[] {
  return stage.steps.flatMap((step, i) =>
    step.checks.flatMap((check, j) =>
      check.rungs.flatMap(({ probe }, k) => {
        const [[kind, options] = ['', {}]] = Object.entries(probe);
        const path = secretOf(kind, (options ?? {}) as Record<string, unknown>);
        const place = `steps.${i}.checks.${j}.rungs.${k}.probe`;
        return path ? [new AuthorError(stage.file, place, remedy(path))] : [];
      }),
    ),
  );
}

const CONTENT = ['contains', 'matches', 'lacks', 'show'];

function secretOf(kind: string, options: Record<string, unknown>): string | undefined {
  if (kind === 'file')
    return CONTENT.some((key) => key in options) ? SECRET.exec(String(options.path))?.[0] : undefined;
  const sudo = Array.isArray(options.sudo) ? options.sudo : [];
  const commands = [...sudo, ...Object.values(options.reads ?? {})].map(String);
  return commands.map(secretRead).find((path) => path !== undefined);
}

function secretRead(line: string): string | undefined {
  return READS.test(line) ? SECRET.exec(line)?.[0] : undefined;
}

function scriptsIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.sh'));
  } catch {
    return []; // a stage without scripts
  }
}
