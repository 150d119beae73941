/** The exact program, words and environment of a connection. No name from outside ever becomes a word of it. */
import { MACHINE_ID } from './ssh-config.ts';
import type { Account, Target } from './target.ts';

export type SshCommand = { file: string; args: string[]; env: Record<string, string> };

/** Nothing of the server's own environment goes along: no agent socket, no token, no proxy. */
const ENVIRONMENT = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LANG: 'C.UTF-8',
  SHELL: '/bin/sh',
  TERM: 'xterm-256color',
};

/** A terminal shows why it ended; with less than this ssh keeps a machine's silence or nonsense to itself. */
const SAYS_WHY = 'LogLevel=INFO';

/** With `tty` a login shell for a terminal; else `remote` runs with plain pipes, or a subsystem of the sshd does. */
export function sshCommand(
  target: Target,
  account: Account,
  options: { tty: true } | { tty: false; remote: string } | { tty: false; subsystem: 'sftp' },
): SshCommand {
  if (!MACHINE_ID.test(target.machine))
    throw new Error(`must be a machine id: ${JSON.stringify(target.machine)}`);
  const kind = options.tty ? ['-o', SAYS_WHY, '-tt'] : 'subsystem' in options ? ['-T', '-s'] : ['-T'];
  const last = options.tty ? [] : 'subsystem' in options ? [options.subsystem] : [options.remote];
  return {
    file: 'ssh',
    args: ['-F', target.config[account], ...kind, '--', target.machine, ...last],
    env: { ...ENVIRONMENT },
  };
}
