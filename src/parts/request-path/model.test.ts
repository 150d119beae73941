import { expect, test } from 'vitest';
import { drawn, RequestPathProps } from './model.ts';

const measure = (text: string, size: number) => text.length * size * 0.9;
const actors = ['user', 'gateway', 'service'].map((id) => ({ id, name: id }));

test('arrows point from the one who asks to the one who is asked', () => {
  const { arrows, actors: columns } = drawn(
    {
      actors,
      steps: [
        { from: 'user', to: 'gateway', is: 'ask' },
        { from: 'gateway', to: 'user', is: 'answer' },
      ],
    },
    measure,
  );
  const [there, back] = arrows;
  expect(there!.path).toMatch(new RegExp(`^M${columns[0]!.x} `));
  expect(there!.head).toContain('l-');
  expect(back!.head).not.toContain('l-');
});

test('rows follow each other without covering each other', () => {
  const steps = Array.from({ length: 14 }, (_, i) => ({
    from: 'user',
    to: i % 3 ? 'service' : 'user',
    is: 'a sentence that is rather long for such a small picture and so goes on in a second line',
  }));
  const { arrows, height } = drawn({ actors, steps }, measure);
  for (const [i, { top }] of arrows.entries())
    if (i > 0) expect(top).toBeGreaterThanOrEqual(arrows[i - 1]!.top + arrows[i - 1]!.height);
  expect(height).toBeGreaterThan(arrows.at(-1)!.top + arrows.at(-1)!.height);
});

test('words stay inside the picture, also at its edges', () => {
  const { arrows, width } = drawn(
    { actors, steps: [{ from: 'service', to: 'service', is: 'thinks about what it was asked' }] },
    measure,
  );
  for (const { text, x } of arrows[0]!.lines) {
    expect(x - measure(text, 13) / 2).toBeGreaterThanOrEqual(0);
    expect(x + measure(text, 13) / 2).toBeLessThanOrEqual(width);
  }
});

test('an actor nobody introduced is told', () => {
  const read = RequestPathProps.safeParse({
    id: 'call',
    ask: 'Follow it.',
    actors,
    steps: [
      { from: 'user', to: 'gatway', is: 'ask' },
      { from: 'user', to: 'user', is: 'wait' },
    ],
  });
  expect(read.error?.issues[0]).toMatchObject({
    path: ['steps', 0, 'to'],
    message: '"gatway" is not one of the actors user, gateway, service',
  });
});
