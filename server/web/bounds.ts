/** What a stranger may make the web server hold, and for how long. */

/** A body of the API is a few words of JSON. */
export const MAX_BODY_BYTES = 16 * 1024;
/** How long a peer may be silent. */
export type Patience = { firstMessageMs: number; pingMs: number };
export const PATIENCE: Patience = {
  /** A socket that opens and says nothing is closed. */
  firstMessageMs: 10_000,
  /** Below the idle limit of every proxy we know of; a peer that misses one whole round is gone. */
  pingMs: 20_000,
};
/** Pieces of one message; ours come in one. */
export const MAX_FRAGMENTS = 64;
export const MAX_BUFFERED_CHUNKS = 256;
/** A socket of forty terminals and a few pages each; more is a page gone wild. */
export const SOCKETS_PER_SESSION = 128;
/** Events of the live channel that a page has not taken; above this the page is gone. */
export const LIVE_BACKLOG_BYTES = 1024 * 1024;
/** Connections of all kinds at once. */
export const MAX_CONNECTIONS = 1024;
