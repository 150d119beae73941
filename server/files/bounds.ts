/** Every bound of a file transfer in one place, with its unit and its reason. */

/** A file goes up or down whole, by hand; what is larger belongs into scp or a package. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024;

/** What every server of version 3 takes in one read or write. */
export const PIECE_BYTES = 32 * 1024;
/** Pieces on their way at once: 256 KiB fill a line of 10 Mbit/s with 200 ms of delay, and are all we hold. */
export const WINDOW_PIECES = 8;

/** The largest packet OpenSSH's own client takes. */
export const MAX_PACKET_BYTES = 256 * 1024;
/** Linux allows 255 bytes for a name and 4096 for a path. */
export const MAX_NAME_BYTES = 255;
export const MAX_PATH_BYTES = 4096;
/** The protocol's own bound of a handle. */
export const MAX_HANDLE_BYTES = 256;
/** The long form of `ls -l` that comes with a name, and the words that come with a status: read over, never shown. */
export const MAX_REMARK_BYTES = 16 * 1024;
/** Extensions a server may name; OpenSSH names a dozen. */
export const MAX_EXTENSIONS = 64;
/** Names in one reply; OpenSSH sends a hundred. */
export const MAX_NAMES_PER_REPLY = 1024;

/** Files of a home directory that are shown; nobody reads more, and a listing without end ends here. */
export const MAX_ENTRIES = 2000;
/** Replies of one listing, so that one of empty replies ends too. */
export const MAX_LISTING_REPLIES = 400;

/** Login, key exchange and the first answer: 0.4 s on a quiet machine. */
export const LOGIN_MS = 15_000;
/** A machine that owes an answer and gives none for so long is gone. */
export const SILENCE_MS = 20_000;
/** A whole transfer: 10 MB at 100 kB/s. Below what the web server gives a request, so that it ends with a name. */
export const TRANSFER_MS = 110_000;
/** A browser that sends nothing for so long has gone. */
export const STALL_MS = 30_000;
export const LISTING_MS = 30_000;
/** Whoever lists files mostly fetches one next; after this the connection costs more than it saves. */
export const IDLE_MS = 30_000;
/** What may follow a transfer that failed: closing and removing what it left. */
export const TIDY_MS = 5_000;

/** Listings and transfers of one person at once, and of everybody: each holds `WINDOW_PIECES`. */
export const AT_ONCE_PER_PERSON = 4;
export const AT_ONCE = 24;
/** Bytes of one person within an hour, both ways: twenty of the largest files. */
export const HOURLY_BYTES = 20 * MAX_FILE_BYTES;
