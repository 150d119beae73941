/** The beginning of a sequence or of a character, kept until its end has come. */
import { type Core, CSI_IGNORE, ESCAPE, GROUND } from './inside.ts';
import { joined } from './letters.ts';

/** A program that begins something this long and does not end it has lost; what is kept stays bounded. */
const MOST_BYTES = 256 * 1024;

const ESC = 0x1b;
/** In UTF-8 the one-character introducers (DCS, SOS, CSI, OSC, PM, APC) are this byte and one of those. */
const C1 = 0xc2;
const INTRODUCERS = new Set([0x90, 0x98, 0x9b, 0x9d, 0x9e, 0x9f]);

/** What is unfinished after `piece` was drawn, given what was `before` it; `half` is a character that still comes. */
export function unfinishedAfter(
  core: Core,
  { before, piece, half }: { before: Uint8Array; piece: Uint8Array; half: Uint8Array },
): Uint8Array {
  const { currentState } = core._inputHandler._parser;
  if (currentState === GROUND) return half;
  // Any introducer ends what was begun before it.
  const all = joined(before, piece);
  const at = lastIntroducer(all, before.length);
  const sequence = at < 0 ? all : all.subarray(at);
  const begun = sequence[0] === ESC ? 1 : 2;
  const executes = currentState >= ESCAPE && currentState <= CSI_IGNORE;
  // Throughout a control sequence, and between an escape and what it introduces, only letters count.
  const letter = sequence.findIndex((byte, place) => place > 0 && isLetter(byte));
  const told = executes ? sequence.length - half.length : begun === 1 ? letter : begun;
  const letters = sequence.subarray(begun, told).filter(isLetter);
  const rest = joined(joined(sequence.subarray(0, begun), letters), sequence.subarray(told));
  return rest.slice(0, MOST_BYTES);
}

/** One that ends at `from` or later; it may have begun a byte before. */
function lastIntroducer(bytes: Uint8Array, from: number): number {
  for (let at = bytes.length - 1; at >= Math.max(0, from - 1); at--) {
    if (bytes[at] === ESC) return at;
    if (bytes[at] === C1 && INTRODUCERS.has(bytes[at + 1] ?? 0)) return at;
  }
  return -1;
}

/** What was executed in the middle must not be executed again, and what was no character must not become one. */
const isLetter = (byte: number): boolean => byte >= 0x20 && byte < 0x80;
