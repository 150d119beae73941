/** One terminal as a measurement sees it, whoever carries it: ours, a plain ssh, or wetty. */

export type Line = {
  ear: Ear;
  /** The name it has at our server. */
  terminal?: string;
  send: (text: string) => void;
  /** Ends the shell behind it and resolves when it is gone. */
  close: () => Promise<void>;
};

/** How to reach a shell. Everything in it can be sent to another process. */
export type How =
  | { is: 'ours'; origin: string; cookie: string; machine: string; drawsPerSecond?: number }
  | { is: 'ssh'; file: string; args: string[]; env: Record<string, string> }
  | { is: 'wetty'; origin: string; folder: string; machine: string };

export const SIZE = { cols: 80, rows: 24 } as const;

/** Long enough for a login on a busy computer; whatever takes longer is broken. */
const PATIENCE_MS = 60_000;
export const NOT_HEARD = 'was not heard';
/** Kept of what was heard, to say it when nothing more comes. */
const LAST_WORDS = 100;

type Awaited = { mark: string; carry: string; found: () => void; fail: (error: Error) => void };

/** Hears what a terminal says, and tells how long it took to say something. */
export class Ear {
  /** Of the shell's output; a screen that replaces what was skipped is counted apart. */
  bytes = 0;
  screens = 0;
  #awaited: Awaited | null = null;
  #over: Error | null = null;

  hear(data: string | Buffer): void {
    this.bytes += data.length;
    this.#look(data);
  }

  hearScreen(data: string): void {
    this.screens += 1;
    this.#look(data);
  }

  /** Does something and resolves with the milliseconds until `mark`, plain ASCII, was heard. */
  after(act: () => void, mark: string): Promise<number> {
    if (this.#over) return Promise.reject(this.#over);
    return new Promise((resolve, reject) => {
      const fail = (error: Error): void => {
        this.#awaited = null;
        clearTimeout(late);
        reject(error);
      };
      const late = setTimeout(() => fail(this.#silence(mark)), PATIENCE_MS);
      const from = performance.now();
      const found = (): void => {
        resolve(performance.now() - from);
        clearTimeout(late);
      };
      this.#awaited = { mark, carry: '', found, fail };
      act();
    });
  }

  /** Nothing more will be heard. */
  end(why: string): void {
    this.#over = new Error(why);
    this.#awaited?.fail(this.#over);
  }

  #silence(mark: string): Error {
    const last = JSON.stringify(this.#awaited?.carry.slice(-LAST_WORDS));
    return new Error(`"${mark}" ${NOT_HEARD} within ${PATIENCE_MS / 1000} s; the last that was: ${last}`);
  }

  #look(data: string | Buffer): void {
    const awaited = this.#awaited;
    if (awaited === null) return;
    const text = awaited.carry + (typeof data === 'string' ? data : data.toString('latin1'));
    if (text.includes(awaited.mark)) {
      this.#awaited = null;
      awaited.found();
    } else awaited.carry = text.slice(-Math.max(LAST_WORDS, awaited.mark.length));
  }
}
