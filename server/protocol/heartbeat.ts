/** Asked and answered at every door once its first message has been taken: is anybody there? */
import { z } from 'zod';

export const Ping = z.strictObject({
  type: z.literal('ping'),
  n: z
    .number()
    .int()
    .min(0)
    .max(2 ** 31),
});
export type Ping = z.infer<typeof Ping>;

/** Carries the number of its ping. */
export const Pong = z.strictObject({ type: z.literal('pong'), n: z.number().int() });
export type Pong = z.infer<typeof Pong>;
