/** Every bound of a terminal in one place, with its unit and its reason. */

/** Lines above the screen that come back with it. */
export const SCROLLBACK_LINES = 1000;

/** A read of a pty that brought this much was cut off by the kernel: more lies ready, and what lies ready goes on together. */
export const FULL_PIECE_BYTES = 2048;
/** How long it may wait for the rest: less than anybody sees. */
export const BATCH_MS = 2;
export const BATCH_BYTES = 64 * 1024;

/** Drawn of one terminal before the next has its turn: 1 to 3 ms, so nobody waits longer than that for another. */
export const QUANTUM_BYTES = 32 * 1024;

/** What a terminal may always draw, whatever others do: far more than a person reads. */
export const OWN_BYTES = 256 * 1024;
export const OWN_BYTES_PER_SECOND = 128 * 1024;
/** After typing: what can lie between a program and its screen (ssh keeps a megabyte), so that Ctrl-C is seen at once. */
export const HURRY_BYTES = 3 * 1024 * 1024;

/** What several terminals of a holder draw beyond that, all together: floods at a rate that leaves room. */
export const POOL_BYTES = 4 * 1024 * 1024;
export const POOL_BYTES_PER_SECOND = 2 * 1024 * 1024;

/** Above this it is worth looking for what need not be drawn: several times what a thousand lines hold. */
export const SKIM_BYTES = 256 * 1024;
/** And so much is drawn as it comes before it is looked for again in vain: the end of a prompt, or a program that draws. */
export const EAGER_LEAST_BYTES = 32 * 1024;
export const EAGER_BYTES = 4 * 1024 * 1024;

/** Bytes received but not drawn at which a shell waits, and goes on: what is in between is drawn before Ctrl-C is seen. */
export const LANE_HIGH_BYTES = 512 * 1024;
export const LANE_LOW_BYTES = 256 * 1024;

/** Bytes sent but not drawn by a viewer at which it is left behind: what a browser draws in 50 ms. */
export const VIEWER_HIGH_BYTES = 1024 * 1024;
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

/** A shell whose page stays open but where nobody typed and nothing was written for so long is ended. */
export const IDLE_MS = 12 * 60 * 60 * 1000;

/** A recorded terminal is written down whole this often, so that a player can jump. */
export const KEYFRAME_MS = 10_000;
/** And after this much output: what a browser draws in 50 ms. */
export const KEYFRAME_BYTES = 512 * 1024;

/** Every terminal logs in by itself; sshd lets a handful in at a time, and nobody works in more. */
export const PER_MACHINE = 8;
/** Five shells on each of forty machines, for somebody who has the lab alone. */
export const PER_OWNER = 200;
/** Six for each of forty machines: a class of sixty with four shells each. */
export const IN_ALL = 240;
