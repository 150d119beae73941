/** For tests: the rest of the house, as far as a page on the live channel and a reader of pages can see it. */
import type { LiveEvent } from '#protocol';
import type { Backend } from './backend.ts';

export const COOKIE = 'cookie';

/** What it heard, in order, and a way to say something to the page that came last. */
export type PretendHouse = { backend: Backend; heard: unknown[]; tell: (event: LiveEvent) => void };

/** The cookie of a session is its name: "cookie" is one, "cookie-2" another. */
export function pretendHouse(): PretendHouse {
  const house: PretendHouse = { backend: null as unknown as Backend, heard: [], tell: () => {} };
  house.backend = {
    sessions: {
      begin: (learner) => ({ token: COOKIE, session: { id: COOKIE, learner } }),
      find: (token) => (token.startsWith(COOKIE) ? { id: token, learner: 'self' } : null),
      end: () => true,
    },
    learner: 'self',
    signedOut: () => {},
    lab: () => ({ kind: 'none', reason: { ko: '', en: '' }, machines: {} }),
    progress: () => [],
    results: () => [],
    connect: (_, send) => {
      house.tell = send;
      return {
        handle: (request) => house.heard.push(request),
        close: () => house.heard.push('closed'),
      };
    },
    terminals: {
      open: () => Promise.resolve({ is: 'too-many' }),
      watch: () => Promise.resolve({ is: 'none' }),
      list: () => [],
      end: () => false,
      found: Promise.resolve(),
    },
    lateness: () => ({ p50: 0, p99: 0, max: 0 }),
  };
  return house;
}
