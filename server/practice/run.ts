/** Runs a program of the host to its end, with bounds on time and output, and says what it printed when it fails. */
import { spawn } from 'node:child_process';

/** More than any of our own programs prints; what comes after is dropped. */
const MAX_OUTPUT_BYTES = 256 * 1024;

export type RunOptions = {
  input?: string | Buffer;
  timeoutMs?: number;
  maxBytes?: number;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Told every line as it is printed. */
  onLine?: (line: string) => void;
};

export type Ran = { code: number; output: string; truncated: boolean; timedOut: boolean };

export function run(file: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const limit = options.maxBytes ?? MAX_OUTPUT_BYTES;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      detached: true,
      ...(options.cwd && { cwd: options.cwd }),
      ...(options.env && { env: options.env }),
    });
    const chunks: Buffer[] = [];
    let size = 0;
    let truncated = false;
    let timedOut = false;
    const timer = options.timeoutMs && setTimeout(() => stop(), options.timeoutMs);
    const stop = () => {
      timedOut = true;
      killGroup(child.pid);
      child.stdout.destroy();
      child.stderr.destroy();
    };
    const lines = options.onLine && lineReader(options.onLine);
    const take = (chunk: Buffer) => {
      lines?.(chunk);
      const room = limit - size;
      if (chunk.length > room) truncated = true;
      if (room <= 0) return;
      chunks.push(chunk.subarray(0, room));
      size += Math.min(room, chunk.length);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (error) => {
      if (timer) clearTimeout(timer);
      reject(new Error(`${file} could not be started: ${error.message}`));
    });
    child.on('close', (code, signal) => {
      if (timer) clearTimeout(timer);
      const output = Buffer.concat(chunks).toString('utf8');
      resolve({ code: code ?? (signal ? 128 : 1), output, truncated, timedOut });
    });
    child.stdin.on('error', () => {}); // a program may end without reading all it was given
    child.stdin.end(options.input ?? '');
  });
}

/** The same, for programs whose failure is ours to explain. */
export async function must(file: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const ran = await run(file, args, options);
  if (ran.code !== 0) {
    const why = ran.timedOut ? `did not end within ${options.timeoutMs} ms` : `exit code ${ran.code}`;
    throw new Error(`${file} ${args.join(' ').slice(0, 200)}: ${why}\n${ran.output.trim().slice(-2000)}`);
  }
  return ran.output;
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // ended in the meantime
  }
}

function lineReader(onLine: (line: string) => void): (chunk: Buffer) => void {
  let rest = '';
  return (chunk) => {
    const parts = (rest + chunk.toString('utf8')).split(/\r?\n/);
    rest = (parts.pop() ?? '').slice(-4096);
    for (const line of parts) onLine(line);
  };
}
