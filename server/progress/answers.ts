/** Answers to questions of lessons. What follows from them, such as when to ask again, is worked out by who reads them. */
import type { DatabaseSync } from 'node:sqlite';
import { type Answer, type AnswersGiven, type AnswersKept, MAX_ANSWERS } from '#protocol';
import { transaction } from './database.ts';

/** The clock of a browser may be ahead of ours by this much; an answer from further in the future was given now. */
const AHEAD_MS = 5 * 60 * 1000;

type Row = Answer & { withdrawn: number; change: number };

export class Answers {
  readonly #database: DatabaseSync;
  readonly #now: () => Date;

  constructor(database: DatabaseSync, now: () => Date = () => new Date()) {
    this.#database = database;
    this.#now = now;
  }

  /** Keeps what is new and takes back what is to be taken back; false when the learner has as many as anybody may. */
  keep(learner: string, { answers, withdrawn }: AnswersGiven): boolean {
    return transaction(this.#database, () => {
      if (this.#count(learner) + answers.length > MAX_ANSWERS) return false;
      for (const answer of answers) this.#keepOne(learner, answer);
      for (const id of withdrawn) this.#withdraw(learner, id);
      return true;
    });
  }

  /** What changed after an earlier reply, in the order in which we heard of it. */
  since(learner: string, after: number): AnswersKept {
    const rows = this.#database
      .prepare(
        `select id, question, grade, at, withdrawn, change from answer
         where learner = ? and change > ? order by change`,
      )
      .all(learner, after) as Row[];
    return {
      answers: rows
        .filter((row) => !row.withdrawn)
        .map(({ id, question, grade, at }) => ({ id, question, grade, at })),
      withdrawn: rows.filter((row) => row.withdrawn).map(({ id }) => id),
      change: rows.at(-1)?.change ?? after,
    };
  }

  #keepOne(learner: string, { id, question, grade, at }: Answer): void {
    const latest = this.#now().getTime() + AHEAD_MS;
    const when = Date.parse(at) > latest ? this.#now().toISOString() : at;
    this.#database
      .prepare(
        `insert into answer (learner, id, question, grade, at, change) values (?, ?, ?, ?, ?, ?)
         on conflict do nothing`,
      )
      .run(learner, id, question, grade, when, this.#next(learner));
  }

  #withdraw(learner: string, id: string): void {
    this.#database
      .prepare('update answer set withdrawn = 1, change = ? where learner = ? and id = ? and withdrawn = 0')
      .run(this.#next(learner), learner, id);
  }

  #next(learner: string): number {
    const row = this.#database
      .prepare('select coalesce(max(change), 0) + 1 as next from answer where learner = ?')
      .get(learner) as { next: number };
    return row.next;
  }

  #count(learner: string): number {
    const row = this.#database.prepare('select count(*) as n from answer where learner = ?').get(learner) as {
      n: number;
    };
    return row.n;
  }
}
