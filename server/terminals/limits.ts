/** Every bound of a terminal in one place, with its unit and its reason. */

/** Lines above the screen that come back with it. */
export const SCROLLBACK_LINES = 1000;

/** Bytes received but not drawn at which the shell waits: about 30 ms of the slowest parsing we measured. */
export const SCREEN_HIGH_BYTES = 512 * 1024;
export const SCREEN_LOW_BYTES = 128 * 1024;

/** Bytes sent but not drawn by a viewer at which it is left behind: more than a browser draws in 50 ms. */
export const VIEWER_HIGH_BYTES = 512 * 1024;
/** Pages report what they drew at least every 64 KiB, so this is always reached. */
export const VIEWER_LOW_BYTES = 128 * 1024;

/** Typed or pasted bytes that wait for a shell that does not read. */
export const INPUT_LIMIT_BYTES = 256 * 1024;
/** Viewers may send again when this little waits. */
export const INPUT_RESUME_BYTES = 64 * 1024;

/** Ten sizes a second look smooth; more only costs redraws. */
export const RESIZE_EVERY_MS = 100;

/** How long a shell waits for its learner to come back. */
export const GRACE_MS = 30 * 60 * 1000;

/** How long a shell may take to end before it is killed. */
export const END_MS = 1500;

/** sshd accepts ten sessions on one connection; two are left for whatever else there is. */
export const PER_MACHINE = 8;
/** Two for each of forty machines; each costs about 3 MB. */
export const IN_ALL = 80;
