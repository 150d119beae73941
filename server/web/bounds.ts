/** What a stranger may make the web server hold, and for how long. */

/** A body of the API is a few words of JSON. */
export const MAX_BODY_BYTES = 16 * 1024;
/** A file that is put on a machine. The files room keeps to the same. */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024;
/** How long what a browser still sends of a refused file is read, so that it hears why. */
export const UNREAD_MS = 10_000;

/** How long a peer may be silent, or take nothing. */
export type Patience = { firstMessageMs: number; pingMs: number; stalledMs: number };
export const PATIENCE: Patience = {
  /** A socket that opens and says nothing is closed. */
  firstMessageMs: 10_000,
  /** Below the idle limit of every proxy we know of; a peer that misses one whole round is gone. */
  pingMs: 12_000,
  /** How long a peer may leave more than `STALLED_BYTES` lying before its socket is given up. */
  stalledMs: 10_000,
};

/** How long a peer may take to answer a close. */
export const CLOSE_ANSWER_MS = 5000;

/** Pieces of one message; ours come in one. */
export const MAX_FRAGMENTS = 64;
export const MAX_BUFFERED_CHUNKS = 256;
/** As many terminals as one person may have, and the pages around them; more is a page gone wild. */
export const SOCKETS_PER_SESSION = 256;
/** Of everybody together: a class of sixty with three terminals each, several times over. */
export const SOCKETS_IN_ALL = 1024;
/** Messages of one session at once, and each second after that. Drawing at full speed reports about 1300 a second. */
export const MESSAGES = { burst: 8000, perSecond: 4000 } as const;
/** Sent and not taken by the peer: more than a screen and what may follow it undrawn. */
export const STALLED_BYTES = 1024 * 1024;
/** Events of the live channel that a page has not taken; above this the page is gone. */
export const LIVE_BACKLOG_BYTES = 1024 * 1024;
/** Connections that are no socket of somebody who signed in: pages being fetched, and who knows what. */
export const MAX_STRANGERS = 512;
/** The head of a request: cookies, and a path as long as a page has. */
export const MAX_HEAD_BYTES = 16 * 1024;
/** Connections that may wait to be taken: a whole class that comes back in the same instant. */
export const BACKLOG = 2048;
/** How often connections are looked at that take too long to ask or to be answered. */
export const REQUEST_LOOK_MS = 2000;
/** For the head of a request, for all of it (a file that is put on a machine is the longest), and for an answer nobody takes. */
export const REQUEST_MS = { head: 10_000, whole: 120_000, untaken: 30_000 } as const;
