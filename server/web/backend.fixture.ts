/** For tests: the rest of the house, as far as a page on the live channel and a reader of pages can see it. */
import type { LiveEvent } from '#protocol';
import type { RemoteViewer } from '../holders/index.ts';
import type { Sink, TerminalInfo } from '../terminals/index.ts';
import type { Backend } from './backend.ts';

export const COOKIE = 'cookie';

/** What it heard, in order, and ways to say something to the page that came last. */
export type PretendHouse = {
  backend: Backend;
  heard: unknown[];
  tell: (event: LiveEvent) => void;
  /** Where the terminal that was opened last writes. */
  sink: Sink | null;
};

/** The cookie of a session is its name: "cookie" is one, "cookie-2" another. */
export function pretendHouse(): PretendHouse {
  const house: PretendHouse = {
    backend: null as unknown as Backend,
    heard: [],
    tell: () => {},
    sink: null,
  };
  house.backend = {
    sessions: {
      begin: (learner) => ({ token: COOKIE, session: { id: COOKIE, learner } }),
      find: (token) => (token.startsWith(COOKIE) ? { id: token, learner: 'self' } : null),
      end: () => true,
    },
    learner: 'self',
    signedOut: () => {},
    lab: () => ({ kind: 'practice', reason: { ko: '', en: '' }, machines: { 'vm-01': 'up' } }),
    progress: () => [],
    results: () => [],
    answers: { keep: () => true, since: (_, after) => ({ answers: [], withdrawn: [], change: after }) },
    connect: (_, send) => {
      house.tell = send;
      return {
        handle: (request) => house.heard.push(request),
        close: () => house.heard.push('closed'),
      };
    },
    files: {
      list: () => Promise.resolve({ trouble: 'machine-away' }),
      download: () => Promise.resolve({ trouble: 'machine-away' }),
      upload: () => Promise.resolve({ trouble: 'machine-away' }),
    },
    terminals: {
      open: (_, sink) => {
        house.sink = sink;
        return Promise.resolve({ is: 'open', terminal: 'shell', found: true, viewer: pretendViewer(house) });
      },
      watch: (_, terminal, sink) => {
        house.sink = sink;
        const watcher = pretendViewer(house);
        return Promise.resolve(
          terminal === 'shell' ? { is: 'open', machine: 'vm-01', watcher } : { is: 'none' },
        );
      },
      list: () => [{ terminal: 'shell', machine: 'vm-01' } as TerminalInfo],
      end: () => false,
      found: Promise.resolve(),
    },
    recordings: {
      list: () => Promise.resolve({ recordings: [], full: null, keptDays: 30 }),
      about: () => Promise.resolve(null),
      part: () => Promise.resolve(null),
      screen: () => Promise.resolve(null),
      file: () => Promise.resolve(null),
      remove: () => Promise.resolve(false),
    },
    reports: {
      list: () => [],
      issue: () => null,
      script: (system) => `# ${system}`,
      expects: () => false,
      take: () => 'no-ticket',
    },
    lateness: () => ({ p50: 0, p99: 0, max: 0 }),
  };
  return house;
}

/** Stands for a shell that takes everything and says nothing by itself. */
function pretendViewer({ heard }: PretendHouse): RemoteViewer {
  const viewer = {
    input: (bytes: Uint8Array) => heard.push(`${bytes.length} bytes`),
    resize: (size: unknown) => heard.push({ resize: size }),
    record: (on: boolean) => heard.push({ record: on }),
    drawn: () => true,
    end: () => heard.push('end'),
    leave: () => heard.push('left'),
  };
  return viewer as unknown as RemoteViewer;
}
