/** A house for measuring as the measurement asks it. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { family } from './processes.ts';

export type ToHouse = { type: 'status' } | { type: 'end' };
export type FromHouse =
  | { type: 'ready'; origin: string; tokens: string[] }
  | { type: 'status'; holders: Array<{ pid: number; terminals: number }> };

/** How a server is started so that it stays small. */
export type Small = { flags: readonly string[]; env: Readonly<Record<string, string>> };

export class HouseProcess {
  readonly origin: string;
  /** One for each session. */
  readonly cookies: string[];
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, origin: string, cookies: string[]) {
    this.#child = child;
    this.origin = origin;
    this.cookies = cookies;
  }

  /** Resolves when all these machines can be logged in to. */
  static async open(machines: readonly string[], small: Small): Promise<HouseProcess> {
    const file = join(import.meta.dirname, '..', 'bench-house.ts');
    const child = fork(file, [...machines], {
      execArgv: ['--no-warnings', ...small.flags],
      env: { ...process.env, ...small.env },
    });
    const ready = await hear(child, 'ready');
    const cookies = await Promise.all(ready.tokens.map((token) => signIn(ready.origin, token)));
    return new HouseProcess(child, ready.origin, cookies);
  }

  get pid(): number {
    return this.#child.pid!;
  }

  /** The processes that keep shells. */
  async holders(): Promise<number[]> {
    const status = hear(this.#child, 'status');
    this.#say({ type: 'status' });
    return (await status).holders.map(({ pid }) => pid);
  }

  /** Server and holders. */
  async own(): Promise<number[]> {
    return [this.pid, ...(await this.holders())];
  }

  /** Those, and what they have started: the ssh of every terminal. */
  async whole(): Promise<number[]> {
    return family(await this.own());
  }

  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#say({ type: 'end' });
    await ended;
  }

  #say(message: ToHouse): void {
    this.#child.send(message);
  }
}

/** The next message of that kind; rejects when the process ends before. */
function hear<Type extends FromHouse['type']>(
  child: ChildProcess,
  type: Type,
): Promise<Extract<FromHouse, { type: Type }>> {
  return new Promise((resolve, reject) => {
    const gone = (): void => reject(new Error('the house that was measured ended on its own'));
    const listen = (message: unknown): void => {
      const said = message as FromHouse;
      if (said.type !== type) return;
      child.off('message', listen).off('exit', gone);
      resolve(said as Extract<FromHouse, { type: Type }>);
    };
    child.on('message', listen).on('exit', gone);
  });
}

async function signIn(origin: string, token: string): Promise<string> {
  const answer = await fetch(`${origin}/api/session`, {
    method: 'POST',
    headers: { origin, 'x-madang': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const [cookie] = answer.headers.getSetCookie();
  if (!answer.ok || cookie === undefined) throw new Error(`signing in was answered with ${answer.status}`);
  return cookie.split(';')[0]!;
}
