/** Whether a socket is read: not while anybody has a reason to hold it back. */
import type { WebSocket } from 'ws';

/** shell: the program it types into does not read · haste: its session sends more than is good for the others. */
export type Reason = 'shell' | 'haste';

export class Valve {
  readonly #socket: WebSocket;
  readonly #reasons = new Set<Reason>();

  constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  get held(): boolean {
    return this.#reasons.size > 0;
  }

  hold(reason: Reason, held: boolean): void {
    if (held) this.#reasons.add(reason);
    else this.#reasons.delete(reason);
    // One that is closing is read, or it would never hear the answer to its close.
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.held) this.#socket.pause();
    else this.#socket.resume();
  }
}
