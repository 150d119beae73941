/**
 * A terminal's own socket, `/ws/terminal`. The first frame is `open`. After that binary frames are bytes of the
 * shell, both ways, and text frames are the messages below. A viewer that falls behind gets a new `screen`.
 */
import { z } from 'zod';
import { TERMINAL_SIZE } from './bounds.ts';

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
]);
export type TerminalRequest = z.infer<typeof TerminalRequest>;

export const TerminalEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('opened'),
    terminal: z.string(),
    machine: z.string(),
    found: z.boolean(),
  }),
  /** The whole screen as it is now; the page clears and draws it, and answers nothing to it. */
  z.strictObject({
    type: z.literal('screen'),
    data: z.string(),
    cols: z.number().int(),
    rows: z.number().int(),
  }),
  z.strictObject({ type: z.literal('exited'), code: z.number().int().nullable() }),
]);
export type TerminalEvent = z.infer<typeof TerminalEvent>;
