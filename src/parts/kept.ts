/** What a reader did with a part, kept in this browser under the lesson and the part it belongs to. */
import { recall, remember } from '../client/remember.ts';

export type Keep<T> = { get: () => T | null; set: (value: T) => void; forget: () => void };

/** `read` judges what was kept: a part may have changed since. */
export function keep<T>(place: string, read: (value: unknown) => T | null): Keep<T> {
  const key = `part.${place}`;
  return {
    get: () => read(recall(key)),
    set: (value) => remember(key, value),
    forget: () => remember(key, null),
  };
}
