/** The tables of progress, and the way from every older version of them to this one. */
import type { DatabaseSync } from 'node:sqlite';

/** Version n+1 is reached from version n by the statements at index n. Written ones are never changed. */
const STEPS: readonly string[] = [
  `
  create table learner (
    id text primary key,
    name text not null,
    created_at text not null
  ) strict;

  create table session (
    token_hash text primary key,
    learner text not null references learner (id),
    created_at text not null,
    seen_at text not null,
    ended_at text
  ) strict;
  create index session_by_learner on session (learner);

  -- What is known now: one row per learner and check.
  create table standing (
    learner text not null references learner (id),
    stage integer not null,
    step text not null,
    check_id text not null,
    verdict text not null check (verdict in ('done', 'not-yet', 'unknown', 'again', 'earlier')),
    at text not null,
    done_at text,
    result text not null check (json_valid(result)),
    primary key (learner, stage, check_id)
  ) strict;

  -- How it came to be: one row per change of a verdict, never updated.
  create table history (
    id integer primary key,
    learner text not null references learner (id),
    stage integer not null,
    step text not null,
    check_id text not null,
    verdict text not null,
    at text not null,
    evidence text not null check (json_valid(evidence))
  ) strict;
  create index history_by_learner on history (learner, stage, id);
  `,
  `
  -- One row per answer to a question of a lesson. \`change\` counts up for each learner, so that a browser asks for what is new.
  create table answer (
    learner text not null references learner (id),
    id text not null,
    question text not null,
    grade integer not null check (grade between 1 and 4),
    at text not null,
    withdrawn integer not null default 0 check (withdrawn in (0, 1)),
    change integer not null,
    primary key (learner, id)
  ) strict;
  create unique index answer_by_change on answer (learner, change);
  `,
];

export const SCHEMA_VERSION = STEPS.length;

/** Brings the file to this version, or says why it cannot. */
export function migrate(database: DatabaseSync, file: string): void {
  const row = database.prepare('pragma user_version').get() as { user_version: number };
  const version = row.user_version;
  if (version > SCHEMA_VERSION) {
    throw new NewerFileError(
      `${file} was written by a newer Madang (version ${version}; this one knows ${SCHEMA_VERSION}). ` +
        'Update this copy, or set MADANG_STATE to another folder.',
    );
  }
  for (let next = version; next < SCHEMA_VERSION; next++) {
    database.exec(`begin immediate; ${STEPS[next]}; pragma user_version = ${next + 1}; commit`);
  }
}

/** The file is from the future; it is left as it was. */
export class NewerFileError extends Error {
  override name = 'NewerFileError';
}
