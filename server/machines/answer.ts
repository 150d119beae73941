/** What a machine said, or why it said nothing. */
export type Answer =
  | { state: 'answered'; output: string; exitCode: number }
  /** unreachable: no connection. refused: the wrong host key or login. timed-out: too slow. broken: senseless or too much. */
  | { state: 'unreachable' | 'refused' | 'timed-out' | 'broken'; reason: string };

export type Failure = Exclude<Answer, { state: 'answered' }>;

export type Limits = { timeoutMs: number; maxBytes: number };

/** What ssh writes before it gives up, and what it means for somebody who has to mend it. */
const COMPLAINTS: Array<[RegExp, Failure['state'], string]> = [
  [
    /REMOTE HOST IDENTIFICATION HAS CHANGED|Host key for .* has changed/i,
    'refused',
    'its host key is not the pinned one; compare the fingerprint on the machine, then pin the new key',
  ],
  [
    /No [\w-]+ host key is known|Host key verification failed/i,
    'refused',
    'no host key is pinned for it; ./madang lab scan shows the fingerprint and pins it',
  ],
  [
    /Permission denied|Too many authentication failures/i,
    'refused',
    'it does not accept our key; ./madang lab keys prints what the machine needs',
  ],
  [/Connection refused/i, 'unreachable', 'nothing listens on its ssh port'],
  [/timed out|No route to host|Network is unreachable/i, 'unreachable', 'no answer from its address'],
];

export function explainSsh(stderr: string): Failure {
  const known = COMPLAINTS.find(([pattern]) => pattern.test(stderr));
  if (known) return { state: known[1], reason: known[2] };
  const last = stderr.trim().split('\n').at(-1) ?? '';
  return { state: 'unreachable', reason: printable(last) || 'the connection ended' };
}

/** ssh's own words can hold a banner of the machine: one line, no control characters, not long. */
function printable(line: string): string {
  return line.replace(/[^\x20-\x7e]/g, '').slice(0, 160);
}
