import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REPOSITORY } from '#lab';
import { SMALL } from './main.ts';

test('the launcher starts a server as holders are started: small', () => {
  const launcher = readFileSync(join(REPOSITORY, 'madang'), 'utf8');
  expect(launcher).toContain(`exec node ${SMALL.flags.join(' ')} `);
  for (const [name, value] of Object.entries(SMALL.env))
    expect(launcher).toContain(`export ${name}=${value}\n`);
});
