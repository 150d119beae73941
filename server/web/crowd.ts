/**
 * Connections of people we do not know: pages being fetched, requests that never end, sockets of nobody. There is always
 * room for one more, because one of the others goes: whoever has not even asked for anything, and of those the oldest.
 */
import type { Duplex } from 'node:stream';
import { MAX_STRANGERS } from './bounds.ts';

/** silent: has asked for nothing yet · idle: has been answered · busy: is being answered. In the order in which they go. */
const STATES = ['silent', 'idle', 'busy'] as const;
type State = (typeof STATES)[number];

export class Crowd {
  /** Whoever changed last stands last. */
  readonly #strangers = new Map<Duplex, State>();
  readonly #most: number;

  constructor(most = MAX_STRANGERS) {
    this.#most = most;
  }

  get size(): number {
    return this.#strangers.size;
  }

  join(connection: Duplex): void {
    if (this.#strangers.size >= this.#most) this.#oneGoes();
    this.#strangers.set(connection, 'silent');
    connection.once('close', () => this.#strangers.delete(connection));
  }

  busy(connection: Duplex): void {
    this.#move(connection, 'busy');
  }

  idle(connection: Duplex): void {
    this.#move(connection, 'idle');
  }

  /** Belongs to somebody who signed in: counted elsewhere from now on. */
  known(connection: Duplex): void {
    this.#strangers.delete(connection);
  }

  #move(connection: Duplex, state: State): void {
    if (this.#strangers.delete(connection)) this.#strangers.set(connection, state);
  }

  #oneGoes(): void {
    for (const wanted of STATES) {
      for (const [connection, state] of this.#strangers) {
        if (state !== wanted) continue;
        this.#strangers.delete(connection);
        connection.destroy();
        return;
      }
    }
  }
}
