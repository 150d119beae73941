/** An ssh process that speaks SFTP for one machine. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Link } from './session.ts';
import type { TroubleName } from './trouble.ts';

/** What to run. `env` is the whole environment, not an addition to the server's. */
export type SftpCommand = { file: string; args: string[]; env: Record<string, string> };

/** What ssh's own complaint means, as the machines room reads it. */
export type ReadComplaint = (stderr: string) => { state: string };

/** ssh's own complaints, kept for the explanation. */
const STDERR_BYTES = 8 * 1024;
/** ssh ends with this when it failed itself; with anything else the program on the machine did. */
const SSH_FAILED = 255;

export function openLink(command: SftpCommand, readComplaint: ReadComplaint): Link {
  const child = spawn(command.file, command.args, {
    env: command.env,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (bytes: Buffer) => {
    complaint = (complaint + bytes.toString('latin1')).slice(-STDERR_BYTES);
  });
  child.on('error', (error) => {
    complaint += error.message;
  });
  const ended = new Promise<TroubleName>((resolve) => {
    child.on('close', (code) => resolve(explain(code, complaint, readComplaint)));
  });
  return { input: child.stdin, output: child.stdout, ended, kill: () => killGroup(child) };
}

function explain(code: number | null, complaint: string, read: ReadComplaint): TroubleName {
  if (/subsystem request failed/i.test(complaint)) return 'no-sftp';
  if (code !== null && code >= 0 && code !== SSH_FAILED) return 'no-sftp';
  return read(complaint).state === 'refused' ? 'machine-refuses' : 'machine-away';
}

/** The group: ssh and the process that carries its bytes. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
