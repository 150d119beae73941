import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

/** Work that ends when it is told to. */
function work(begun: string[], name: string): { act: () => Promise<string>; end: () => void } {
  let end = (): void => {};
  const ended = new Promise<string>((resolve) => {
    end = () => resolve(name);
  });
  return {
    act: () => {
      begun.push(name);
      return ended;
    },
    end: () => end(),
  };
}

test('[M14] of those that wait together the heaviest begin, and the next when one has ended', async () => {
  const turns = new Turns({ atOnce: 2, turnMs: 60_000 });
  const begun: string[] = [];
  const [light, heavy, middle] = ['light', 'heavy', 'middle'].map((name) => work(begun, name));
  const answers = [turns.take(1, light!.act), turns.take(3, heavy!.act), turns.take(2, middle!.act)];
  await sleep(5);
  expect(begun).toEqual(['heavy', 'middle']);
  heavy!.end();
  await expect(answers[1]).resolves.toBe('heavy');
  await sleep(5);
  expect(begun).toEqual(['heavy', 'middle', 'light']);
  for (const one of [light, middle]) one!.end();
  await expect(Promise.all(answers)).resolves.toEqual(['light', 'heavy', 'middle']);
});

test('[M14] whoever does not end keeps nobody waiting for ever, and a failure is no end of turns', async () => {
  const turns = new Turns({ atOnce: 1, turnMs: 1 });
  const hung = turns.take(9, () => new Promise<string>(() => {}));
  await expect(turns.take(1, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(turns.take(1, () => Promise.resolve('next'))).resolves.toBe('next');
  await expect(Promise.race([hung, sleep(5).then(() => 'still hung')])).resolves.toBe('still hung');
});
