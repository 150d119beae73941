import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { loadInventory } from '#lab';
import { goldenImage } from './lab-keys.ts';

test('what a golden image must contain is a script that a shell can read, with both keys in their place', () => {
  const keys = { student: 'ssh-ed25519 AAAAstudent s', check: 'ssh-ed25519 AAAAcheck c' };
  const script = goldenImage(loadInventory(), {
    keys,
    sudoers: 'labcheck ALL=(root) NOPASSWD: /usr/sbin/netplan get\n',
    marks: "PROMPT_COMMAND[133]='marks'\n",
  });
  expect(spawnSync('sh', ['-n'], { input: script }).status).toBe(0);
  expect(script).toMatch(/\/home\/lab\/.ssh\/authorized_keys <<'KEYS'\nssh-ed25519 AAAAstudent s\nKEYS/);
  expect(script).toMatch(
    /\/home\/labcheck\/.ssh\/authorized_keys <<'KEYS'\nrestrict ssh-ed25519 AAAAcheck c\nKEYS/,
  );
  expect(script).toContain('PasswordAuthentication no');
  expect(script).toContain("/etc/bash.madang <<'MARKS'\nPROMPT_COMMAND[133]='marks'\nMARKS\n");
});
