/** Exchanges the key in the address (`#token=…`) once for a cookie, and takes it out of the address and the history. */
import { askServer } from './ask-server.ts';

/** A server that does not answer in this time is away. */
const ANSWER_MS = 8000;

export type Entry = 'in' | 'bad-token' | 'not-allowed' | 'away';

/** Called once per page, before the live channel opens. */
export async function enter(): Promise<Entry> {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return 'in';
  history.replaceState(history.state, '', location.pathname + location.search);
  const answer = await ask({ token });
  if (answer === null) return 'away';
  if (answer.ok) return 'in';
  // An address opened twice is no harm to a browser that is in already.
  return (await whyNotIn()) === 'in' ? 'in' : 'bad-token';
}

/** Why a socket could not be opened: a browser does not tell, so the server is asked in words. */
export async function whyNotIn(): Promise<Entry> {
  const answer = await ask();
  if (answer?.status === 403) return 'not-allowed';
  if (!answer?.ok) return 'away';
  // Whatever else answers in its place is not our server.
  const said = (await answer.json().catch(() => null)) as { learner?: unknown } | null;
  if (said?.learner === undefined) return 'away';
  return said.learner === null ? 'not-allowed' : 'in';
}

const ask = (given?: { token: string }): Promise<Response | null> =>
  askServer('/api/session', given, AbortSignal.timeout(ANSWER_MS)).catch(() => null);
