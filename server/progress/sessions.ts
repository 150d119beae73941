/** Who is signed in: random tokens, of which only a hash is kept. */
import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

/** A session that was not used for this long is over. */
const IDLE_MS = 30 * 24 * 60 * 60 * 1000;
/** How exactly we remember the last use; finer would write on every request. */
const SEEN_EVERY_MS = 60 * 60 * 1000;

/** `id` names the session to us and is safe to keep in memory and logs; it does not sign in. */
export type Session = { id: string; learner: string };

export class Sessions {
  readonly #database: DatabaseSync;
  readonly #now: () => Date;

  constructor(database: DatabaseSync, now: () => Date = () => new Date()) {
    this.#database = database;
    this.#now = now;
  }

  /** A new session; the token is given out once and kept nowhere. */
  begin(learner: string): { token: string; session: Session } {
    const token = randomBytes(32).toString('base64url');
    const id = hash(token);
    const at = this.#now().toISOString();
    this.#database
      .prepare('insert into session (token_hash, learner, created_at, seen_at) values (?, ?, ?, ?)')
      .run(id, learner, at, at);
    return { token, session: { id, learner } };
  }

  /** Looking a token up by its hash takes the same time whatever it is. */
  find(token: string): Session | null {
    const row = this.#database
      .prepare(
        'select token_hash as id, learner, seen_at from session where token_hash = ? and ended_at is null',
      )
      .get(hash(token)) as { id: string; learner: string; seen_at: string } | undefined;
    if (!row) return null;
    const now = this.#now();
    const idle = now.getTime() - Date.parse(row.seen_at);
    if (idle > IDLE_MS) return null;
    if (idle > SEEN_EVERY_MS) {
      this.#database
        .prepare('update session set seen_at = ? where token_hash = ?')
        .run(now.toISOString(), row.id);
    }
    return { id: row.id, learner: row.learner };
  }

  /** Ends one session; false when it had ended before. */
  end(id: string): boolean {
    const { changes } = this.#database
      .prepare('update session set ended_at = ? where token_hash = ? and ended_at is null')
      .run(this.#now().toISOString(), id);
    return changes > 0;
  }

  /** Sessions of a learner that still sign in. */
  openOf(learner: string): string[] {
    const since = new Date(this.#now().getTime() - IDLE_MS).toISOString();
    const rows = this.#database
      .prepare('select token_hash as id from session where learner = ? and ended_at is null and seen_at > ?')
      .all(learner, since) as Array<{ id: string }>;
    return rows.map((row) => row.id);
  }
}

const hash = (token: string): string => createHash('sha256').update(token).digest('base64url');
