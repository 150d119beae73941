/** What a learner would have without any of us: `ssh -tt` in a plain pty, read and written directly. */
import { writeSync } from 'node:fs';
import { spawn } from 'node-pty';
import { type Ear, type How, type Line, SIZE } from './line.ts';

type Ssh = Extract<How, { is: 'ssh' }>;

export function openSsh({ file, args, env }: Ssh, ear: Ear): Line {
  const pty = spawn(file, args, { ...SIZE, name: 'xterm-256color', cwd: '/', env, encoding: null });
  // With `encoding: null` the library gives Buffers, whatever its types say.
  pty.onData((bytes) => ear.hear(bytes as unknown as Buffer));
  const ended = new Promise<void>((resolve) =>
    pty.onExit(() => {
      ear.end('ssh has ended');
      resolve();
    }),
  );
  return {
    ear,
    send: (text) => void writeSync((pty as unknown as { fd: number }).fd, text),
    close: () => {
      pty.kill('SIGHUP');
      return ended;
    },
  };
}
