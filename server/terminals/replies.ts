/** Tells a terminal's own answers to a program's questions from what somebody typed. */

/**
 * Cursor position and status (R, n), device attributes (c), modes ($y), window size (t), colours (OSC 4, 10-12),
 * DCS answers, focus. Shift+F3 looks like a cursor position: from a viewer that is not in charge it is lost.
 */
const REPLY =
  /^(?:\x1b\[[?>=]?[\d;]*(?:R|n|c|t|\$y)|\x1b\[[IO]|\x1b\](?:4;\d+|1[012]);[^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\)+$/;

export function isOnlyReplies(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x1b || bytes.length > 1024) return false;
  return REPLY.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
}
