/**
 * Why a socket was closed, and whether a page may try again by itself. A page that does not know a code goes by its number:
 * 44xx is final, everything else may be tried again.
 */
export const CLOSE = {
  notAllowed: { code: 4401, retry: false },
  badMessage: { code: 4400, retry: false },
  oldPage: { code: 4426, retry: false },
  noSuchMachine: { code: 4404, retry: false },
  noLab: { code: 4503, retry: true },
  tooMany: { code: 4429, retry: false },
  /** The shell has ended; the terminal socket has nothing more to say. */
  exited: { code: 4000, retry: false },
  /** Nothing of that name to look at. */
  noSuchTerminal: { code: 4405, retry: false },
  unreachable: { code: 4504, retry: true },
  serverStopping: { code: 1012, retry: true },
} as const;
export type CloseName = keyof typeof CLOSE;
