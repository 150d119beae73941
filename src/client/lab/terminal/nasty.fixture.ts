/** For tests: what a hostile machine might write, made from a seed so that every finding can be found again. */

/** Numbers between 0 and 1 (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const PAYLOAD = '$(touch /tmp/pwned);`id`\r\n';
const FINALS = '@ABCDEFGHIJKLMNPSTXZ^`abcdefghilmnqrstuxyz{|}~';
const OSCS = [0, 1, 2, 4, 7, 8, 9, 10, 11, 12, 13, 17, 19, 50, 52, 104, 110, 133, 633, 777, 1337];

/** One stream of sequences, valid, odd and broken, with questions in every kind of bracket. */
export function nastyStream(next: () => number): string {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)]!;
  const number = () => pick(['', '0', '1', '5', '6', '14', '18', '20', '21', '996', '65535', '4294967295']);
  const numbers = () => Array.from({ length: Math.floor(next() * 4) }, number).join(pick([';', ':', ';;']));
  const end = () => pick(['\x07', '\x1b\\', '\x9c', '', '\x18', '\x1a']);
  const words = () =>
    pick(['?', PAYLOAD, 'rgb:ffff/0000/0000', 'x'.repeat(300), '한글', '\x00', '\x1b[c', '#fff']);
  const kinds = [
    () =>
      `\x1b[${pick(['', '?', '>', '=', '!', '<'])}${numbers()}${pick(['', ' ', '$', '"', "'", '*'])}${pick([...FINALS])}`,
    () => `\x9b${numbers()}${pick([...FINALS])}`,
    () => `\x1b]${pick(OSCS)};${pick([';', '1;', 'c;', 'id=1;', ''])}${words()}${end()}`,
    () =>
      `\x1bP${pick(['$q', '+q', '=1s', '>|', '0;1|', 'q'])}${pick(['m', 'r', '"p', ' q', PAYLOAD, '544e'])}${end()}`,
    () => `\x1b${pick(['_', '^', 'X'])}${words()}${end()}`,
    () =>
      `\x1b${pick(['c', 'Z', '7', '8', 'D', 'M', '(0', '#8', '=', '>', '[c', '[>q', '[>c', '[=c', '[6n', '[?6n'])}`,
    () => words(),
  ];
  return Array.from({ length: 1 + Math.floor(next() * 6) }, () => pick(kinds)()).join('');
}

/** The same seed, the same streams. */
export function nastyStreams(seed: number, count: number): string[] {
  const next = random(seed);
  return Array.from({ length: count }, () => nastyStream(next));
}
