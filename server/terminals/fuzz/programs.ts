/** Programs made up by chance: what they write, in the ways that real ones do and in some that none should. */
import type { Size } from '../size.ts';
import type { Random } from './random.ts';

/** One thing a program does: bytes, or its window changes. */
export type Act = { bytes: Uint8Array } | { size: Size };

export const KINDS = ['lines', 'colour', 'korean', 'full-screen', 'margins', 'hostile'] as const;
export type Kind = (typeof KINDS)[number];

const WORDS = [
  'ls -al',
  'total',
  'drwxr-xr-x',
  'error:',
  'x',
  '0123456789',
  'the quick brown fox',
  '~',
  '    ',
];
const KOREAN = [
  '한글',
  '값이 닭볶음탕',
  '가나다라마바사아자차카타파하',
  '㈜',
  '①②③',
  'ㅋㅋㅋ',
  '混',
  '—…',
  'ｆｕｌｌ',
];
const ODD = [
  'e\u0301',
  '\u1112\u1161\u11ab',
  '👨‍👩‍👧',
  '🇰🇷',
  '👍🏽',
  'a\u200db',
  '\u200b',
  '\ufe0f',
  '☃️',
  '\u3000',
  '\u0300',
];
const FULL_SCREEN = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'd', '`', 'a', 'e'];
const EDITS = ['@', 'P', 'L', 'M', 'X', 'S', 'T', 'J', 'K', 'b', 'I', 'Z'];
const MODES = [1, 5, 6, 7, 12, 25, 45, 66, 67, 1000, 1002, 1003, 1004, 1005, 1006, 1015, 1016, 2004, 2026, 8];
const SCREENS = [47, 1047, 1048, 1049];

/** Acts of one kind; what it begins may be left unfinished. */
export function program(kind: Kind, random: Random, size: Size, length: number): Act[] {
  const made = Array.from({ length }, () => act(kind, random, size));
  return random.chance(0.5) ? made : made.flatMap((one) => cut(one, random));
}

function act(kind: Kind, random: Random, size: Size): Act {
  if (random.chance(0.02)) return { size: { cols: random.between(20, 60), rows: random.between(5, 18) } };
  if (kind === 'hostile' && random.chance(0.3)) {
    return { bytes: Uint8Array.from({ length: random.between(1, 24) }, () => random.between(0, 255)) };
  }
  return { bytes: new TextEncoder().encode(text(kind, random, size)) };
}

function text(kind: Kind, random: Random, size: Size): string {
  if (kind === 'lines') return random.pick([words, line, control])(random);
  if (kind === 'colour') return random.pick([words, line, pen, pen, underline, link])(random);
  if (kind === 'korean') return random.pick([korean, odd, line, pen, control])(random);
  if (kind === 'full-screen')
    return random.pick([words, korean, pen, move, move, edit, erase, screen, mode, title])(random, size);
  const all = [
    words,
    korean,
    odd,
    line,
    control,
    pen,
    underline,
    link,
    move,
    edit,
    erase,
    screen,
    mode,
    title,
  ];
  return random.pick([...all, margins, save, charset, tabs, protect, colours, reset, marks, unfinished])(
    random,
    size,
  );
}

const words = (random: Random): string => random.pick(WORDS).repeat(random.between(1, 4));
const korean = (random: Random): string => random.pick(KOREAN).repeat(random.between(1, 5));
const odd = (random: Random): string => random.pick(ODD).repeat(random.between(1, 3));
const line = (random: Random): string => random.pick(['\r\n', '\r\n', '\n', '\r', '\r\n\r\n']);
const control = (random: Random): string =>
  random.pick(['\b', '\t', '\x07', '\v', '\f', '\x1bD', '\x1bE', '\x1bM', '\t\t']);

function pen(random: Random): string {
  const one = (): string =>
    random.pick([
      String(random.between(0, 9)),
      String(random.between(21, 29)),
      String(random.between(30, 37)),
      String(random.between(40, 49)),
      String(random.between(90, 107)),
      `38;5;${random.between(0, 255)}`,
      `48;5;${random.between(0, 255)}`,
      `38;2;${random.between(0, 255)};${random.between(0, 255)};${random.between(0, 255)}`,
      `48;2;${random.between(0, 255)};1;2`,
      '53',
      '55',
    ]);
  return `\x1b[${Array.from({ length: random.between(0, 4) }, one).join(';')}m`;
}

const underline = (random: Random): string =>
  `\x1b[4:${random.between(0, 5)}m${random.chance(0.5) ? `\x1b[58;5;${random.between(0, 255)}m` : '\x1b[59m'}`;

const link = (random: Random): string =>
  random.chance(0.4)
    ? '\x1b]8;;\x1b\\'
    : `\x1b]8;${random.pick(['', 'id=a', 'id=b'])};https://example.com/${random.between(1, 3)}\x07`;

const move = (random: Random, { cols, rows }: Size): string =>
  random.chance(0.5)
    ? `\x1b[${random.between(0, rows + 2)};${random.between(0, cols + 2)}${random.pick(['H', 'f'])}`
    : `\x1b[${random.between(0, cols)}${random.pick(FULL_SCREEN)}`;

const edit = (random: Random): string => `\x1b[${random.between(0, 8)}${random.pick(EDITS)}`;
const erase = (random: Random): string =>
  `\x1b[${random.pick(['', '?'])}${random.between(0, 3)}${random.pick(['J', 'K'])}`;
const screen = (random: Random): string => `\x1b[?${random.pick(SCREENS)}${random.pick(['h', 'l'])}`;
const title = (random: Random): string =>
  random.pick(['\x1b]0;제목\x07', '\x1b]2;vim\x1b\\', '\x1b]1;icon\x07', '\x1b[22t', '\x1b[23t']);

function mode(random: Random): string {
  if (random.chance(0.25)) return `\x1b[${random.pick([4, 20])}${random.pick(['h', 'l'])}`;
  if (random.chance(0.15)) return `\x1b[${random.between(0, 6)} q`;
  if (random.chance(0.1)) return random.pick(['\x1b=', '\x1b>']);
  return `\x1b[?${random.pick(MODES)}${random.pick(['h', 'l'])}`;
}

const margins = (random: Random, { rows }: Size): string =>
  random.chance(0.2) ? '\x1b[r' : `\x1b[${random.between(1, rows)};${random.between(1, rows)}r`;
const save = (random: Random): string =>
  random.pick(['\x1b7', '\x1b8', '\x1b[s', '\x1b[u', '\x1b[?1048h', '\x1b[?1048l']);
const charset = (random: Random): string =>
  random.pick([
    '\x1b(0',
    '\x1b)0',
    '\x1b(B',
    '\x1b)A',
    '\x1b*0',
    '\x1b+B',
    '\x0e',
    '\x0f',
    '\x1bn',
    '\x1bo',
    'lqqk',
  ]);
const tabs = (random: Random): string =>
  random.pick(['\x1bH', '\x1b[g', '\x1b[3g', '\t', '\x1b[2I', '\x1b[Z']);
const protect = (random: Random): string => `\x1b[${random.between(0, 2)}"q`;
const colours = (random: Random): string =>
  random.pick([
    `\x1b]4;${random.between(0, 255)};rgb:12/34/56\x07`,
    '\x1b]10;#abcdef\x07',
    '\x1b]11;rgb:00/11/22\x1b\\',
    '\x1b]104\x07',
    '\x1b]104;3\x07',
    '\x1b]110\x07',
    '\x1b]111\x07',
  ]);
const reset = (random: Random): string =>
  random.chance(0.1) ? '\x1bc' : random.chance(0.3) ? '\x1b[!p' : '\x1b#8';
const marks = (random: Random): string =>
  `\x1b]133;${random.pick(['A', 'B', 'C', 'D', 'D;0', 'D;130', 'X', 'D;junk'])}\x07`;
const unfinished = (random: Random): string =>
  random.pick([
    '\x1b',
    '\x1b[',
    '\x1b[3',
    '\x1b[?1',
    '\x1b]0;half',
    '\x1bP1$',
    '\x1b[1\n2',
    '\x9b3',
    '\x1b(',
    '\x1b[6n',
  ]);

/** The same bytes in two goes, cut anywhere: in a sequence, in a letter. */
function cut(one: Act, random: Random): Act[] {
  if ('size' in one || one.bytes.length < 2) return [one];
  const at = random.between(1, one.bytes.length - 1);
  return [{ bytes: one.bytes.slice(0, at) }, { bytes: one.bytes.slice(at) }];
}
