/**
 * A terminal's two sockets. `/ws/terminal` works in a shell: its first frame is `open`; after that binary frames are
 * bytes of the shell, both ways. `/ws/watch` only looks: its first frame is `watch`, and nothing it could send reaches
 * the shell. Text frames are the messages below. A viewer that falls behind gets a new `screen`.
 */
import { z } from 'zod';
import { TERMINAL_SIZE } from './bounds.ts';
import { RecordingEnd } from './recording.ts';
import type { ScreenState } from './screen/index.ts';

const Cols = z.number().int().min(TERMINAL_SIZE.cols.min).max(TERMINAL_SIZE.cols.max);
const Rows = z.number().int().min(TERMINAL_SIZE.rows.min).max(TERMINAL_SIZE.rows.max);
const Id = z.string().regex(/^[a-z0-9-]{1,64}$/);

export const TerminalRequest = z.discriminatedUnion('type', [
  /** `terminal` names a shell that may still run; without it, or when it is gone, a new one is opened. */
  z.strictObject({
    type: z.literal('open'),
    version: z.number().int(),
    machine: Id,
    terminal: Id.optional(),
    cols: Cols,
    rows: Rows,
  }),
  z.strictObject({ type: z.literal('resize'), cols: Cols, rows: Rows }),
  /** How many bytes of output the page has drawn since it opened. */
  z.strictObject({ type: z.literal('drawn'), bytes: z.number().int().nonnegative() }),
  /** Ends the shell itself; closing the socket only leaves it. */
  z.strictObject({ type: z.literal('end') }),
  /** Begins or ends writing down what this terminal shows. */
  z.strictObject({ type: z.literal('record'), on: z.boolean() }),
]);
export type TerminalRequest = z.infer<typeof TerminalRequest>;

/** All that `/ws/watch` understands: there is no word in it that changes a terminal. */
export const WatchRequest = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('watch'), version: z.number().int(), terminal: Id }),
  z.strictObject({ type: z.literal('drawn'), bytes: z.number().int().nonnegative() }),
]);
export type WatchRequest = z.infer<typeof WatchRequest>;

/** A place the shell marked on its screen (OSC 133): prompt, input, output, end. Lines count from the top of `screen`. */
export const ShellMark = z.strictObject({
  mark: z.enum(['prompt', 'input', 'output', 'end']),
  line: z.number().int().nonnegative(),
  column: z.number().int().nonnegative(),
  /** What the command answered, at its end. */
  exit: z.number().int().nullable(),
});
export type ShellMark = z.infer<typeof ShellMark>;

export const TerminalEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('opened'),
    terminal: z.string(),
    machine: z.string(),
    found: z.boolean(),
  }),
  /**
   * The whole terminal as it is now: the page makes its own the same (`restoreScreen`) and answers nothing to it.
   * `data`, when there is any, is drawn after that as if the shell had written it.
   */
  z.strictObject({
    type: z.literal('screen'),
    data: z.string(),
    state: z.custom<ScreenState>((value) => typeof value === 'object').nullable(),
    cols: z.number().int(),
    rows: z.number().int(),
    /** What the program calls its window; plain text, bounded, never an escape sequence. */
    title: z.string(),
    /** Bytes of the shell that this screen holds; what follows it begins here. */
    offset: z.number().int().nonnegative(),
    marks: z.array(ShellMark),
  }),
  /** Who else is here, and whether this page's window decides the size. */
  z.strictObject({
    type: z.literal('company'),
    viewers: z.number().int(),
    watchers: z.number().int(),
    decidesSize: z.boolean(),
  }),
  /** What this terminal shows is written down since then; `null` when it is not. `end` says why it stopped. */
  z.strictObject({
    type: z.literal('recording'),
    id: z.string().nullable(),
    since: z.string().nullable(),
    end: RecordingEnd.nullable(),
  }),
  /** The shell does not read (`held`) or the process that keeps it does not answer (`silent`). */
  z.strictObject({ type: z.literal('trouble'), held: z.boolean(), silent: z.boolean() }),
  z.strictObject({ type: z.literal('exited'), code: z.number().int().nullable() }),
]);
export type TerminalEvent = z.infer<typeof TerminalEvent>;
