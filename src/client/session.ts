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
  const status = await ask({ token });
  if (status === null) return 'away';
  if (status < 400) return 'in';
  // An address opened twice is no harm to a browser that is in already.
  return (await whyNotIn()) === 'in' ? 'in' : 'bad-token';
}

/** Why a socket could not be opened: a browser does not tell, so the server is asked in words. */
export async function whyNotIn(): Promise<Entry> {
  const status = await ask();
  if (status === null) return 'away';
  if (status === 401 || status === 403) return 'not-allowed';
  return status < 400 ? 'in' : 'away';
}

async function ask(given?: { token: string }): Promise<number | null> {
  try {
    return (await askServer('/api/session', given, AbortSignal.timeout(ANSWER_MS))).status;
  } catch {
    return null;
  }
}
