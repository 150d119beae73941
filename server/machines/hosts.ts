/**
 * Windows hosts, asked by ssh. A PowerShell takes a second or two to start, so an answer serves everybody for a moment, and
 * nothing stays connected. What it is asked comes on its input: a command line of Windows is too short for it.
 */
import { spawn } from 'node:child_process';
import { HOST_FACTS_COMMAND, hostFactsScript } from '#lab';
import { Admission } from './admission.ts';
import { type Answer, explainSsh } from './answer.ts';
import { sshCommand } from './ssh-command.ts';
import type { Target } from './target.ts';

/** A host that is well answers in two or three seconds; one that starts its modules for the first time in ten. */
const HOST_MS = 25_000;
const ANSWER_BYTES = 16 * 1024;
const STDERR_BYTES = 8 * 1024;
/** Somebody watching a step asks every few seconds. */
const FRESH_MS = 4_000;

type Asked = { answer: Promise<Answer>; endedAt: number | null };

export class Hosts {
  readonly #targets: ReadonlyMap<string, Target>;
  /** Their own: a host takes seconds, and no machine should wait for one. */
  readonly #admission = new Admission();
  readonly #longestMs: number;
  readonly #asked = new Map<string, Asked>();
  readonly #closing = new AbortController();

  constructor(targets: readonly Target[], { longestMs = HOST_MS } = {}) {
    this.#targets = new Map(targets.map((target) => [target.machine, target]));
    this.#longestMs = longestMs;
  }

  /** Null for a host nobody can log in to; else answers always, and never throws for what a host does. */
  ask(host: string): Promise<Answer> | null {
    const target = this.#targets.get(host);
    if (!target) return null;
    const last = this.#asked.get(host);
    if (last && (last.endedAt === null || Date.now() - last.endedAt < FRESH_MS)) return last.answer;
    const asked: Asked = { answer: this.#askNow(target), endedAt: null };
    this.#asked.set(host, asked);
    void asked.answer.then(() => {
      asked.endedAt = Date.now();
    });
    return asked.answer;
  }

  /** Ends what is under way and waits until its processes are gone. */
  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all([...this.#asked.values()].map(({ answer }) => answer));
  }

  #askNow(target: Target): Promise<Answer> {
    return this.#admission.enter(target.machine, () =>
      this.#closing.signal.aborted
        ? Promise.resolve<Answer>({ state: 'unreachable', reason: 'the lab is being closed' })
        : askOnce(target, this.#longestMs, this.#closing.signal),
    );
  }
}

function askOnce(target: Target, longestMs: number, closing: AbortSignal): Promise<Answer> {
  const { file, args, env } = sshCommand(target, 'check', { tty: false, remote: HOST_FACTS_COMMAND });
  const child = spawn(file, args, { env, cwd: '/', stdio: ['pipe', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  let bytes = 0;
  let stderr = '';
  let failure: Answer | null = null;
  const give = (answer: Answer): void => {
    failure ??= answer;
    child.kill('SIGKILL');
  };
  child.stdout.on('data', (piece: Buffer) => {
    bytes += piece.length;
    if (bytes > ANSWER_BYTES)
      give({ state: 'broken', reason: `answered with more than ${ANSWER_BYTES} bytes` });
    else said.push(piece);
  });
  child.stderr.on('data', (piece: Buffer) => {
    stderr = (stderr + piece.toString('latin1')).slice(-STDERR_BYTES);
  });
  // An ssh that ended early says why by itself.
  child.stdin.on('error', () => {});
  child.stdin.end(hostFactsScript());
  const late = setTimeout(
    () => give({ state: 'timed-out', reason: `no answer within ${longestMs / 1000} s` }),
    longestMs,
  );
  const abort = (): void => give({ state: 'unreachable', reason: 'the lab is being closed' });
  closing.addEventListener('abort', abort, { once: true });
  return new Promise((resolve) => {
    child.on('error', (error) => give({ state: 'unreachable', reason: error.message }));
    child.on('close', (status) => {
      clearTimeout(late);
      closing.removeEventListener('abort', abort);
      const output = Buffer.concat(said).toString('utf8').replaceAll('\r\n', '\n');
      if (failure) resolve(failure);
      // ssh's own trouble is 255, and so is a connection that ended in the middle.
      else if (status === 255 || status === null) resolve(explainSsh(stderr));
      else resolve({ state: 'answered', output, exitCode: status });
    });
  });
}
