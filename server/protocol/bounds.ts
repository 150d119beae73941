/** Numbers both sides keep to. Apart from the schemas, so that a page which only needs a number loads no schema. */

/** Raised when an old page could misread a new server; the page then offers to reload. */
export const PROTOCOL_VERSION = 2;

/** As many stages as there can be: eleven with a number, and the extension tracks. */
export const MOST_STAGES = 15;

/** No message of a browser is larger; the socket refuses more before it is parsed. */
export const MAX_CLIENT_MESSAGE_BYTES = 16 * 1024;

/** A terminal no browser needs to exceed; a resize outside is refused before it reaches the pty (S-25). */
export const TERMINAL_SIZE = { cols: { min: 20, max: 500 }, rows: { min: 5, max: 200 } } as const;

/** Input frames are typed or pasted text; larger pastes are cut into frames by the page. */
export const MAX_INPUT_BYTES = 64 * 1024;

/** Nothing the server says in one text frame is longer; a page that gets more does not read it. */
export const MAX_SERVER_MESSAGE_BYTES = 8 * 1024 * 1024;

/**
 * A browser cannot see the pings of a WebSocket, so a page asks by itself: after this much silence it pings, and when
 * nothing comes for as long again the connection is gone, whatever the network says.
 */
export const SILENCE_MS = 12_000;
