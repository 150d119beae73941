/** For tests: messages that are nearly right, made from the schemas themselves, so that a new message is attacked as well. */
import { z } from 'zod';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Shape = {
  type?: string | string[];
  const?: Json;
  enum?: Json[];
  oneOf?: Shape[];
  anyOf?: Shape[];
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  pattern?: string;
  maxLength?: number;
};

/** The same numbers for the same seed, so that a failure can be seen again. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export class Fuzzer {
  readonly #shapes: Shape[];
  readonly #random: () => number;

  constructor(schemas: readonly z.ZodType[], seed: number) {
    this.#random = randomFrom(seed);
    this.#shapes = schemas.flatMap((schema) => {
      const shape = z.toJSONSchema(schema) as Shape;
      return shape.oneOf ?? shape.anyOf ?? [shape];
    });
  }

  /** A frame: mostly a good message with one thing wrong, sometimes nothing wrong, sometimes no message at all. */
  next(): Buffer {
    const message = this.#good(this.#pick(this.#shapes)) as Record<string, Json>;
    const how = this.#pick(WAYS);
    const text = how(message, this.#random);
    return typeof text === 'string' ? Buffer.from(text) : text;
  }

  /** The messages that are as they should be, one for each kind. */
  good(): Json[] {
    return this.#shapes.map((shape) => this.#good(shape));
  }

  #good(shape: Shape): Json {
    if (shape.const !== undefined) return shape.const;
    if (shape.enum) return this.#pick(shape.enum);
    if (shape.anyOf) return this.#good(this.#pick(shape.anyOf));
    if (shape.type === 'object') {
      const fields = Object.entries(shape.properties ?? {}).filter(
        ([name]) => shape.required?.includes(name) || this.#random() < 0.5,
      );
      return Object.fromEntries(fields.map(([name, of]) => [name, this.#good(of)]));
    }
    if (shape.type === 'array') {
      const count = Math.floor(this.#random() * Math.min(4, shape.maxItems ?? 4));
      return Array.from({ length: count }, () => this.#good(shape.items ?? {}));
    }
    if (shape.type === 'integer' || shape.type === 'number') {
      const { minimum = 0, maximum = 1e6 } = shape;
      return Math.floor(minimum + this.#random() * (Math.min(maximum, 1e6) - minimum + 1));
    }
    if (shape.type === 'boolean') return this.#random() < 0.5;
    return this.#pick(['vm-01', 'shell', 'x', 'a-b-c', '0']);
  }

  #pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.#random() * from.length)]!;
  }
}

type Way = (message: Record<string, Json>, random: () => number) => string | Buffer;

const VALUES: Json[] = [
  ...[null, true, false, 0, -1, 0.5, -0, 2 ** 31, 2 ** 53, -(2 ** 53), 1e308],
  ...['', ' ', '80', 'vm-99', '__proto__', 'constructor', '../../etc/passwd', '-oProxyCommand=id', 'vm-01\n'],
  ...['\u0000', '\u202e', '한글', '😀', 'x'.repeat(10_000)],
  ...[[], {}, [[]], [null], { length: 1 }, { toString: null }, Array.from({ length: 200 }, () => 'x')],
];

const swap = (random: () => number, message: Record<string, Json>, value: string): string => {
  const names = Object.keys(message);
  const name = names[Math.floor(random() * names.length)]!;
  return JSON.stringify({ ...message, [name]: '\u0001' }).replace('"\\u0001"', value);
};

const WAYS: Way[] = [
  (message) => JSON.stringify(message),
  (message) => JSON.stringify(message),
  // A value of another kind, or out of bounds, or no JSON at all.
  (message, random) => swap(random, message, JSON.stringify(VALUES[Math.floor(random() * VALUES.length)]!)),
  (message, random) => swap(random, message, '1e999'),
  (message, random) => swap(random, message, '-1e400'),
  (message, random) => swap(random, message, 'NaN'),
  (message, random) => swap(random, message, '"\\ud800"'),
  (message, random) => swap(random, message, `${'['.repeat(3000)}${']'.repeat(3000)}`),
  (message, random) => swap(random, message, '{"__proto__":{"version":2}}'),
  // Keys: one more, one less, twice, of the prototype.
  (message) => JSON.stringify({ ...message, host: '127.0.0.1' }),
  (message) => JSON.stringify({ ...message, [`${'가'.repeat(40)}${'😀'.repeat(3000)}`]: 1 }),
  (message) => `{"__proto__":{"type":"open"},${JSON.stringify(message).slice(1)}`,
  (message) => `{"constructor":{"prototype":{"admin":true}},${JSON.stringify(message).slice(1)}`,
  (message) => `{"type":"hello",${JSON.stringify(message).slice(1)}`,
  (message, random) => {
    const names = Object.keys(message).filter(() => random() < 0.5);
    return JSON.stringify(Object.fromEntries(names.map((name) => [name, message[name]])));
  },
  // Around the message.
  (message) => JSON.stringify([message]),
  (message) => JSON.stringify({ type: message }),
  (message) => JSON.stringify(JSON.stringify(message)),
  (message) => `${JSON.stringify(message)}${JSON.stringify(message)}`,
  (message) => JSON.stringify(message).slice(0, -1),
  (message) => `\ufeff${JSON.stringify(message)}`,
  (message) => JSON.stringify(message).padEnd(20_000),
  // No text.
  (message, random) => {
    const bytes = Buffer.from(JSON.stringify(message));
    bytes[Math.floor(random() * bytes.length)] = 0xff;
    return bytes;
  },
  (_, random) =>
    Buffer.from(Array.from({ length: Math.floor(random() * 64) }, () => Math.floor(random() * 256))),
  () => '',
];
