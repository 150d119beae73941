/**
 * A warm shell on a machine: one ssh process running /bin/sh, to which scripts are written one after the other. Each is
 * framed by a number nobody can guess and runs in a subshell of its own, so that what it prints cannot pass for a frame.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { type Answer, explainSsh, type Failure, type Limits } from './answer.ts';
import type { SshCommand } from './ssh-command.ts';

/** A login that takes longer is not going to work; it costs 0.3 s on a quiet machine. */
const LOGIN_MS = 10_000;
/** A shell that is there says at once that it begins; without that the connection is gone. */
const BEGIN_MS = 5_000;
/** ssh's own complaints, kept for the explanation. */
const STDERR_BYTES = 8 * 1024;

/** A program in Python that is asked keeps what it has translated, beside its files; who only looks leaves nothing there. */
const PREPARE =
  'export LC_ALL=C PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin PYTHONDONTWRITEBYTECODE=1; unset ENV; cd /';

const CUT_OFF: Answer = { state: 'broken', reason: 'the connection ended in the middle of the answer' };

type Run = Limits & {
  frame: string;
  received: Buffer;
  began: boolean;
  finish: (answer: Answer | Ended) => void;
};

/** The connection had gone before the script began: that says nothing about the machine as it is now. */
export type Ended = 'ended';

export class Channel {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  #stderr = '';
  #run: Run | null = null;
  #open = true;

  private constructor(command: SshCommand, onEnd: () => void) {
    this.#child = spawn(command.file, command.args, {
      env: command.env,
      cwd: '/',
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child.stdout?.on('data', (bytes: Buffer) => this.#receive(bytes));
    this.#child.stderr?.on('data', (bytes: Buffer) => {
      this.#stderr = (this.#stderr + bytes.toString('latin1')).slice(-STDERR_BYTES);
    });
    // A write to a shell that has just gone ends as "close"; there is nothing to add here.
    this.#child.stdin?.on('error', () => {});
    this.#child.on('error', (error) => {
      this.#stderr += error.message;
    });
    this.#ended = new Promise((resolve) => {
      this.#child.on('close', () => {
        this.#open = false;
        this.#run?.finish(this.#run.began ? CUT_OFF : 'ended');
        resolve();
        onEnd();
      });
    });
  }

  /** Logs in. `onEnd` is called once, whenever and however the connection ends. */
  static async open(command: SshCommand, onEnd: () => void): Promise<Channel | Failure> {
    const channel = new Channel(command, onEnd);
    channel.#child.stdin?.write(`${PREPARE}\n`);
    const hello = await channel.#send(':', { timeoutMs: LOGIN_MS, maxBytes: 1024, beginMs: LOGIN_MS });
    if (hello === 'ended') return explainSsh(channel.#stderr);
    if (hello.state === 'answered') return channel;
    await channel.close();
    return hello.state === 'timed-out' ? { state: 'unreachable', reason: 'the login took too long' } : hello;
  }

  get open(): boolean {
    return this.#open;
  }

  /** One at a time. Anything but an answer ends the channel: its state is unknown then. */
  async run(script: string, limits: Limits): Promise<Answer | Ended> {
    const answer = await this.#send(script, { ...limits, beginMs: Math.min(BEGIN_MS, limits.timeoutMs) });
    if (answer !== 'ended' && answer.state !== 'answered') await this.close();
    return answer;
  }

  async close(): Promise<void> {
    this.#kill();
    await this.#ended;
  }

  #send(
    script: string,
    { timeoutMs, maxBytes, beginMs }: Limits & { beginMs: number },
  ): Promise<Answer | Ended> {
    if (this.#run) throw new Error('a channel runs one script at a time');
    if (!this.#open) return Promise.resolve('ended');
    const frame = randomBytes(16).toString('hex');
    return new Promise((resolve) => {
      const late = setTimeout(() => fail('timed-out', `no answer within ${timeoutMs / 1000} s`), timeoutMs);
      const silent = setTimeout(() => {
        if (!this.#run?.began) fail('unreachable', 'the connection is silent');
      }, beginMs);
      const finish = (answer: Answer | Ended): void => {
        clearTimeout(late);
        clearTimeout(silent);
        this.#run = null;
        resolve(answer);
      };
      const fail = (state: Failure['state'], reason: string) => {
        this.#kill();
        finish({ state, reason });
      };
      this.#run = { frame, timeoutMs, maxBytes, received: Buffer.alloc(0), began: false, finish };
      this.#child.stdin?.write(framed(frame, script));
    });
  }

  #receive(bytes: Buffer): void {
    const run = this.#run;
    // Bytes nobody asked for: a script has left something running. Nothing after them could be told apart.
    if (!run) {
      this.#kill();
      return;
    }
    run.received = Buffer.concat([run.received, bytes]);
    run.began ||= skipTo(run, `${run.frame} begin\n`);
    if (run.received.length > run.maxBytes + 256) {
      this.#kill();
      run.finish({ state: 'broken', reason: `answered with more than ${run.maxBytes} bytes` });
    } else if (run.began) {
      const end = readEnd(run);
      if (end) run.finish(end);
    }
  }

  #kill(): void {
    if (!this.#open || this.#child.pid === undefined) return;
    try {
      // The group: ssh and the process that carries its bytes.
      process.kill(-this.#child.pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

/** The script is one quoted word for eval: a syntax error ends the subshell and not the channel. */
function framed(frame: string, script: string): string {
  const word = `'${script.replaceAll("'", "'\\''")}'`;
  return `printf '%s begin\\n' ${frame}; ( eval ${word} ) </dev/null 2>&1; printf '\\n%s end %s\\n' ${frame} "$?"\n`;
}

function skipTo(run: Run, mark: string): boolean {
  const at = run.received.indexOf(mark);
  if (at < 0) return false;
  run.received = run.received.subarray(at + mark.length);
  return true;
}

function readEnd(run: Run): Answer | null {
  const mark = `\n${run.frame} end `;
  const at = run.received.indexOf(mark);
  if (at < 0) return null;
  const tail = run.received.subarray(at + mark.length).toString('latin1');
  if (!tail.includes('\n')) return null;
  const code = /^(\d{1,3})\n$/.exec(tail)?.[1];
  if (code === undefined) return { state: 'broken', reason: 'the end of the answer makes no sense' };
  return { state: 'answered', output: run.received.subarray(0, at).toString('utf8'), exitCode: Number(code) };
}
