/** `./madang dev`: Astro's own dev server with our API and sockets mounted in it. For who writes lessons and pages. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { REPOSITORY } from '#lab';
import { type Command, EXIT, readArguments, readNumber, UsageError } from './command.ts';

export const command: Command = {
  summary: 'serve the site while you write it: pages change as you save',
  usage: './madang dev [--port N] [--lab practice|real|none]',
  help: `
Astro's dev server with the API and the sockets of the course in it. A practice lab that is up is used; it is neither
started nor ended here (./madang lab up). Do not run it beside ./madang up: progress has one writer.

Exit codes: those of astro dev.`,
  example: './madang dev --lab none',
  run: async (args) => {
    const { values } = readArguments(args, {
      port: { type: 'string', default: '4321' },
      lab: { type: 'string', default: 'practice' },
    });
    if (!['practice', 'real', 'none'].includes(values.lab)) {
      throw new UsageError(`--lab must be practice, real or none, not "${values.lab}"`);
    }
    const port = readNumber('--port', values.port, 1, 65535);
    const astro = join(REPOSITORY, 'node_modules', 'astro', 'bin', 'astro.mjs');
    const child = spawn(process.execPath, [astro, 'dev', '--host', '127.0.0.1', '--port', String(port)], {
      cwd: REPOSITORY,
      env: { ...process.env, MADANG_LAB: values.lab, ASTRO_TELEMETRY_DISABLED: '1' },
      stdio: 'inherit',
    });
    // Ctrl-C reaches both of us; Astro ends first and its code is ours.
    process.on('SIGINT', () => {});
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    return new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (code) => resolve(code ?? EXIT.ok));
    });
  },
};
