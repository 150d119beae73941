/** A load process as the measurement asks it. */
import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { LoadAsks } from './load.ts';

type Answer = { id: number; value?: unknown; error?: string };
type Waiting = { resolve: (value: never) => void; reject: (error: Error) => void };

export class LoadProcess {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  constructor() {
    this.#child = fork(join(import.meta.dirname, 'load.ts'), { execArgv: ['--no-warnings'] });
    this.#child.on('message', (message) => this.#hear(message as Answer));
    this.#child.on('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('a load process ended on its own'));
    });
  }

  ask<Verb extends keyof LoadAsks>(
    verb: Verb,
    ...words: Parameters<LoadAsks[Verb]>
  ): Promise<Awaited<ReturnType<LoadAsks[Verb]>>> {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ id, verb, words });
    });
  }

  /** Its terminals end with it when they are still open. */
  async end(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.disconnect();
    await ended;
  }

  #hear({ id, value, error }: Answer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(value as never);
    else waiting?.reject(new Error(error));
  }
}
