/** Turns what came over the live channel into an event this page understands. */
import type { LiveEvent } from '#protocol';
import type { Message } from './link.ts';
import { isBoth, isLab, isListOf, isNumber, isProgress, isResult, isText, isWord } from './shapes.ts';

/** unknown: of a newer server, and no harm · wrong: a type we know in a shape we do not. */
export type Heard = LiveEvent | 'unknown' | 'wrong';

const RESETS = { started: true, done: true, failed: true } as const;

/** Does this message have the shape of its type? The compiler names a type that was forgotten here. */
const SHAPES: { [Type in LiveEvent['type']]: (message: Message) => boolean } = {
  hello: ({ version }) => isNumber(version),
  lab: ({ lab }) => isLab(lab),
  checking: ({ stage, steps }) => isNumber(stage) && isListOf(steps, isText),
  results: ({ stage, results }) => isNumber(stage) && isListOf(results, isResult),
  progress: ({ stages }) => isListOf(stages, isProgress),
  reset: ({ machine, state, reason }) => isText(machine) && isWord(state, RESETS) && isText(reason),
  refused: ({ code, message }) => isText(code) && isBoth(message),
};

export function hear(message: Message): Heard {
  if (!Object.hasOwn(SHAPES, message.type)) return 'unknown';
  const fits = SHAPES[message.type as LiveEvent['type']](message);
  return fits ? (message as unknown as LiveEvent) : 'wrong';
}
