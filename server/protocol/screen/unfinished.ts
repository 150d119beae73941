/** The beginning of a sequence or of a character, kept until its end has come. */
import { type Core, CSI_IGNORE, ESCAPE, GROUND } from './inside.ts';

/** A program that begins something this long and does not end it has lost; what is kept stays bounded. */
const MOST_BYTES = 256 * 1024;

const ESC = 0x1b;
/** In UTF-8 the one-character introducers (DCS, SOS, CSI, OSC, PM, APC) are this byte and one of those. */
const C1 = 0xc2;
const INTRODUCERS = new Set([0x90, 0x98, 0x9b, 0x9d, 0x9e, 0x9f]);

/** What is unfinished after `piece` was drawn, given what was before it. */
export function unfinishedAfter(core: Core, before: Uint8Array, piece: Uint8Array): Uint8Array {
  const { _parser: parser, _utf8Decoder: decoder } = core._inputHandler;
  if (parser.currentState === GROUND)
    return decoder.interim[0] ? decoder.interim.filter((byte) => byte !== 0) : NONE;
  const all = joined(before, piece);
  const sequence = all.subarray(lastIntroducer(all));
  const executes = parser.currentState >= ESCAPE && parser.currentState <= CSI_IGNORE;
  // What was executed in its middle must not be executed again.
  const rest = executes ? sequence.filter((byte, at) => at === 0 || !isExecuted(byte)) : sequence;
  return rest.slice(0, MOST_BYTES);
}

export const NONE: Uint8Array = new Uint8Array();

function lastIntroducer(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= 0; at--) {
    if (bytes[at] === ESC) return at;
    if (bytes[at] === C1 && INTRODUCERS.has(bytes[at + 1] ?? 0)) return at;
  }
  return 0;
}

const isExecuted = (byte: number): boolean => byte < 0x20 && byte !== ESC;

function joined(before: Uint8Array, piece: Uint8Array): Uint8Array {
  if (before.length === 0) return piece;
  const all = new Uint8Array(before.length + piece.length);
  all.set(before);
  all.set(piece, before.length);
  return all;
}
