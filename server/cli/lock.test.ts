import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { REPOSITORY } from '#lab';

test('the lock file installs on every platform: npm finds nothing missing in it', () => {
  const { status, stderr } = spawnSync('npm', ['ci', '--dry-run', '--ignore-scripts'], {
    cwd: REPOSITORY,
    encoding: 'utf8',
  });
  expect(stderr).not.toContain('Missing:');
  expect(status).toBe(0);
});
