/** What the server writes about requests: a fixed set of fields, so that a secret has no place to stand in (S-18). */
import type { IncomingMessage } from 'node:http';

export type LogEntry = {
  at: string;
  what: 'request' | 'socket' | 'error' | 'slow' | 'download';
  method?: string;
  /** Without its query. */
  path?: string;
  status?: number;
  ms?: number;
  /** How often, where one line stands for many. */
  times?: number;
  /** Who took which recording out of the house; an id of ours, which opens nothing by itself. */
  learner?: string;
  recording?: string;
  /** Name of a refusal or a close. */
  name?: string;
  /** Where it broke: our own lines, without the message that may hold what a stranger sent. */
  where?: string;
  /** Only for faults of our own rooms, never for what a request brought. */
  message?: string;
};

export type Log = (entry: LogEntry) => void;

/** The path of a request, printable on any terminal and not long. */
export function loggedPath(request: IncomingMessage): string {
  const [path = ''] = (request.url ?? '').split(/[?#]/);
  return path.replace(/[^\x21-\x7e]/g, '?').slice(0, 200);
}

export function errorEntry(error: unknown): LogEntry {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const where = stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 4)
    .map((line) => line.trim())
    .join(' < ');
  const name = error instanceof Error ? error.name : typeof error;
  return { at: new Date().toISOString(), what: 'error', name, where };
}
