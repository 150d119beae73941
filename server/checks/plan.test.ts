import { expect, test } from 'vitest';
import { addLooks, type LookAt } from './plan.ts';

const unit = (word: string): [string, LookAt] => [
  'systemctl',
  {
    script: `systemctl show -- ${word}`,
    seconds: 4,
    bytes: 100,
    together: { with: 'systemctl show --', words: [word] },
  },
];

test('[C1] what one program answers for many is asked once, each word once and quoted', () => {
  const looks = addLooks(new Map(), [unit('ssh'), unit('cron'), unit('ssh'), unit("it's")]);
  expect([...looks.values()]).toEqual([
    {
      script: "systemctl show -- 'ssh' 'cron' 'it'\\''s'",
      seconds: 4,
      bytes: 300,
      together: { with: 'systemctl show --', words: ['ssh', 'cron', "it's"] },
    },
  ]);
});

test('[C1] looks without words stay as they were, and another question is another look', () => {
  const plain: [string, LookAt] = ['ss', { script: 'ss', seconds: 4, bytes: 100 }];
  expect([...addLooks(addLooks(new Map(), [plain]), [plain, unit('ssh')]).keys()]).toEqual([
    'ss',
    'systemctl',
  ]);
});
