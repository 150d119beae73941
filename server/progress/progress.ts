/** Who has done what, when, and on which evidence. Rules: RULES.md. */
import type { DatabaseSync } from 'node:sqlite';
import { CheckResult, type StageProgress, type Verdict } from '#protocol';
import { Answers } from './answers.ts';
import { openDatabase, transaction } from './database.ts';
import { Sessions } from './sessions.ts';

/** What there is to do, in order; the parts of a stage that progress needs. */
export type Outline = ReadonlyArray<{
  number: number;
  steps: ReadonlyArray<{ id: string; checks: ReadonlyArray<{ id: string }> }>;
}>;

/** One change of a verdict. */
export type HistoryEntry = { stage: number; step: string; check: string; verdict: Verdict; at: string };

/** The one learner of a lab that belongs to one person. */
export const SELF = 'self';

/** Verdicts that say something about what the learner did [P5]. */
const TELLING: ReadonlySet<Verdict> = new Set(['done', 'not-yet', 'again']);

type Standing = { verdict: Verdict; done_at: string | null };

export class Progress {
  readonly sessions: Sessions;
  readonly answers: Answers;
  readonly #database: DatabaseSync;
  readonly #outline: Outline;

  constructor(options: { file: string; outline: Outline; now?: () => Date }) {
    this.#database = openDatabase(options.file);
    this.#outline = options.outline;
    this.sessions = new Sessions(this.#database, options.now);
    this.answers = new Answers(this.#database, options.now);
    this.addLearner(SELF, '나');
  }

  /** A learner who exists already keeps the name and everything else. */
  addLearner(id: string, name: string): void {
    this.#database
      .prepare('insert into learner (id, name, created_at) values (?, ?, ?) on conflict do nothing')
      .run(id, name, new Date().toISOString());
  }

  /** Writes down what was found; true when the learner's progress is another one now. */
  record(learner: string, results: readonly CheckResult[]): boolean {
    return transaction(this.#database, () => {
      let changed = false;
      for (const result of results) changed = this.#recordOne(learner, result) || changed;
      return changed;
    });
  }

  wasDone(learner: string, stage: number, check: string): boolean {
    return this.#standing(learner, stage, check)?.done_at != null;
  }

  /** One entry per stage, in the order of the course. */
  stages(learner: string): StageProgress[] {
    const rows = this.#database
      .prepare('select stage, check_id as id, at from standing where learner = ? and done_at is not null')
      .all(learner) as Array<{ stage: number; id: string; at: string }>;
    const lastAt = this.#lastAt(learner);
    return this.#outline.map(({ number, steps }) => {
      const checks = new Set(rows.filter((row) => row.stage === number).map((row) => row.id));
      const done = steps.filter((step) => step.checks.every((check) => checks.has(check.id)));
      const next = steps.find((step) => !done.includes(step));
      return {
        stage: number,
        done: done.map((step) => step.id),
        total: steps.length,
        next: next?.id ?? null,
        at: lastAt.get(number) ?? null,
      };
    });
  }

  /** What was last found, with every condition, so that a page that opens has something to show. */
  results(learner: string, stage: number): CheckResult[] {
    const rows = this.#database
      .prepare('select result from standing where learner = ? and stage = ? order by rowid')
      .all(learner, stage) as Array<{ result: string }>;
    return rows.flatMap((row) => {
      // A result of an older Madang may have another shape; it will be looked at again anyway.
      const parsed = CheckResult.safeParse(JSON.parse(row.result));
      return parsed.success ? [parsed.data] : [];
    });
  }

  history(learner: string, stage?: number): HistoryEntry[] {
    return this.#database
      .prepare(
        `select stage, step, check_id as "check", verdict, at from history
         where learner = ? and (? is null or stage = ?) order by id`,
      )
      .all(learner, stage ?? null, stage ?? null)
      .map((row) => ({ ...row }) as HistoryEntry);
  }

  close(): void {
    this.#database.close();
  }

  #recordOne(learner: string, result: CheckResult): boolean {
    const before = this.#standing(learner, result.stage, result.check);
    const tells = TELLING.has(result.verdict);
    if (before && !tells) return false;
    const becomesDone = result.verdict === 'done' && before?.done_at == null;
    this.#database
      .prepare(
        `insert into standing (learner, stage, step, check_id, verdict, at, done_at, result)
         values (?, ?, ?, ?, ?, ?, ?, ?)
         on conflict (learner, stage, check_id) do update set
           step = excluded.step, verdict = excluded.verdict, at = excluded.at, result = excluded.result,
           done_at = coalesce(standing.done_at, excluded.done_at)`,
      )
      .run(
        learner,
        result.stage,
        result.step,
        result.check,
        result.verdict,
        result.at,
        result.verdict === 'done' ? result.at : null,
        JSON.stringify(result),
      );
    if (before?.verdict !== result.verdict) this.#remember(learner, result);
    return becomesDone;
  }

  #remember(learner: string, result: CheckResult): void {
    const evidence = result.machines.map(({ machine, verdict, conditions }) => ({
      machine,
      verdict,
      conditions,
    }));
    this.#database
      .prepare(
        `insert into history (learner, stage, step, check_id, verdict, at, evidence) values (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        learner,
        result.stage,
        result.step,
        result.check,
        result.verdict,
        result.at,
        JSON.stringify(evidence),
      );
  }

  #standing(learner: string, stage: number, check: string): Standing | undefined {
    return this.#database
      .prepare('select verdict, done_at from standing where learner = ? and stage = ? and check_id = ?')
      .get(learner, stage, check) as Standing | undefined;
  }

  #lastAt(learner: string): Map<number, string> {
    const rows = this.#database
      .prepare('select stage, max(at) as at from standing where learner = ? group by stage')
      .all(learner) as Array<{ stage: number; at: string }>;
    return new Map(rows.map((row) => [row.stage, row.at]));
  }
}
