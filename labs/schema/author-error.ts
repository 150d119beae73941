/** An author error names the file, the place and the remedy, and is printed without a stack. */
import type { z } from 'zod';

export class AuthorError extends Error {
  override name = 'AuthorError';
  readonly file: string;
  readonly place: string;
  readonly remedy: string;
  constructor(file: string, place: string, remedy: string) {
    super(place ? `${file}: ${place}: ${remedy}` : `${file}: ${remedy}`);
    this.file = file;
    this.place = place;
    this.remedy = remedy;
  }
}

/** Everything that is wrong with a file, in the author's words, one error per place. */
export function explain(file: string, error: z.ZodError, known: readonly string[] = []): AuthorError[] {
  return error.issues.flatMap((issue) => explainIssue(file, issue, known));
}

function explainIssue(file: string, issue: z.core.$ZodIssue, known: readonly string[]): AuthorError[] {
  const place = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (key) => new AuthorError(file, place, `unknown key "${key}"${suggestion(key, known)}`),
    );
  }
  return [new AuthorError(file, place, issue.message)];
}

/** "; did you mean …?" when a known word is at most two slips of the finger away. */
export function suggestion(word: string, known: readonly string[]): string {
  const near = known
    .map((candidate) => ({ candidate, distance: slips(word, candidate) }))
    .filter(({ candidate, distance }) => distance <= 2 && distance < candidate.length)
    .sort((a, b) => a.distance - b.distance)[0];
  return near ? `; did you mean "${near.candidate}"?` : '';
}

/** Levenshtein distance: letters to add, drop or change. */
function slips(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length]!;
}
