/** What the server may say and what a page takes are the same: the page's small guards beside the server's schemas. */
import { expect, test } from 'vitest';
import { LiveEvent } from '#protocol';
import { Fuzzer } from '../../server/web/fuzz.fixture.ts';
import { hear } from '../../src/client/hear.ts';
import type { Message } from '../../src/client/link.ts';

const SEED = 20_261_121;

test('everything the schemas let the server say is understood by the page', () => {
  const fuzzer = new Fuzzer([LiveEvent], SEED);
  for (let i = 0; i < 2000; i++) {
    for (const message of fuzzer.good()) {
      expect(LiveEvent.safeParse(message).success).toBe(true);
      expect([message, hear(message as Message)]).toEqual([message, message]);
    }
  }
});

test('what is nearly right is taken whole, ignored or not believed; nothing else happens to the page', () => {
  const fuzzer = new Fuzzer([LiveEvent], SEED);
  const heard = { event: 0, unknown: 0, wrong: 0 };
  for (let i = 0; i < 20_000; i++) {
    const message = parse(fuzzer.next());
    if (!message) continue;
    const said = hear(message);
    heard[typeof said === 'string' ? said : 'event']++;
    if (typeof said === 'string') expect(LiveEvent.safeParse(message).success).toBe(false);
  }
  expect(Math.min(...Object.values(heard))).toBeGreaterThan(100);
});

/** As the link hands it on: an object with a type, or nothing. */
function parse(bytes: Buffer): Message | null {
  try {
    const json = JSON.parse(bytes.toString()) as Message | null;
    return typeof json?.type === 'string' ? json : null;
  } catch {
    return null;
  }
}
