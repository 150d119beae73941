/** The shells of this learner that run now, on all machines and whether a page shows them or not. */
import { askServer } from '../../ask-server.ts';

export type RunningShell = {
  terminal: string;
  machine: string;
  since: string;
  /** When something was last typed or written; empty when the server does not say. */
  busy: string;
  viewers: number;
  watchers: number;
  title: string;
  recording: boolean;
};

/** A shell where nothing happened for so long, and nobody looks, can be closed without a question. */
const QUIET_MS = 10 * 60_000;
/** No learner has more; a longer answer is not read to its end. */
const MOST = 500;

/** `null` when the server did not answer with a list. */
export async function runningShells(): Promise<RunningShell[] | null> {
  const answer = await call('/api/terminals');
  const list = (answer as { terminals?: unknown } | null)?.terminals;
  return Array.isArray(list) ? list.slice(0, MOST).flatMap((one) => readShell(one) ?? []) : null;
}

export async function closeShell(terminal: string): Promise<boolean> {
  return (await call('/api/terminals/close', { terminal })) !== null;
}

/** What every shell needs to be shown is there, or it is none. */
export function readShell(value: unknown): RunningShell | null {
  if (typeof value !== 'object' || value === null) return null;
  const { terminal, machine, since, busy, viewers, watchers, title, recording } = value as Record<
    string,
    unknown
  >;
  if (typeof terminal !== 'string' || !/^[a-z0-9-]{1,64}$/.test(terminal)) return null;
  if (typeof machine !== 'string' || !/^[a-z0-9-]{1,64}$/.test(machine)) return null;
  const text = (one: unknown) => (typeof one === 'string' ? one : '');
  const count = (one: unknown) => (Number.isSafeInteger(one) ? Math.max(0, one as number) : 0);
  return {
    terminal,
    machine,
    since: text(since),
    busy: text(busy),
    viewers: count(viewers),
    watchers: count(watchers),
    title: text(title),
    recording: recording === true,
  };
}

/** Minutes without anything typed or written; null when that cannot be known. */
export function quietMinutes({ busy }: RunningShell, now = Date.now()): number | null {
  const at = Date.parse(busy);
  return Number.isNaN(at) ? null : Math.max(0, Math.floor((now - at) / 60_000));
}

/** Whether somebody might miss it. */
export function looksBusy(shell: RunningShell, now = Date.now()): boolean {
  const quiet = quietMinutes(shell, now);
  const inUse = shell.viewers > 0 || shell.watchers > 0 || shell.recording;
  return inUse || quiet === null || quiet * 60_000 < QUIET_MS;
}

async function call(path: string, given?: { terminal: string }): Promise<unknown> {
  try {
    const response = await askServer(path, given);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}
