/** Runs a block of a guide on a machine, as the student. */
import { spawn } from 'node:child_process';
import { sshCommand, type Target } from '../machines/index.ts';

/** The longest block of a guide installs packages on forty machines. */
const BLOCK_MS = 15 * 60_000;
const BLOCK_BYTES = 1024 * 1024;

/**
 * A block as the student would type it, in a login shell. The whole script is read before it runs, so that a program in it
 * that reads its input does not swallow the rest; and every command of it has to succeed.
 */
export function runBlock(target: Target, code: string): Promise<{ code: number; output: string }> {
  const { file, args, env } = sshCommand(target, 'student', {
    tty: false,
    remote: 'exec bash -lc "$(cat)" </dev/null',
  });
  const child = spawn(file, args, { env, cwd: '/', stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  const hear = (bytes: Buffer): void => {
    output = (output + bytes.toString('utf8')).slice(-BLOCK_BYTES);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  child.stdin.end(`set -e\n${code}\n`);
  const late = setTimeout(() => {
    output += `\nended after ${BLOCK_MS / 60_000} minutes`;
    child.kill('SIGKILL');
  }, BLOCK_MS);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      clearTimeout(late);
      resolve({ code: status ?? 1, output });
    });
  });
}
