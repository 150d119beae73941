import { expect, test, vi } from 'vitest';

vi.stubGlobal('__REPOSITORY__', process.cwd());
const { mixed } = await import('./questions.ts');

test('options are mixed the same way at every build, each once, and never left in order', () => {
  const options = ['하나', '둘', '셋', '넷'];
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
    const once = mixed(options, key);
    expect(mixed(options, key)).toEqual(once);
    expect(once.map(({ value }) => value).toSorted()).toEqual(options.toSorted());
    expect(once.map(({ place }) => place)).not.toEqual([0, 1, 2, 3]);
    for (const { value, place } of once) expect(options[place]).toBe(value);
  }
});

test('the right answer does not always end up in the same place', () => {
  const places = Array.from({ length: 40 }, (_, i) =>
    mixed(['right', 'b', 'c'], `key-${i}`).findIndex(({ place }) => place === 0),
  );
  expect(new Set(places)).toEqual(new Set([0, 1, 2]));
});
