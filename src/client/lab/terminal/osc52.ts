/** What a program asks of the clipboard (OSC 52), as far as it makes sense (S-16). */

/** As much as a person can look through before saying yes. */
export const CLIPBOARD_LIMIT_BYTES = 64 * 1024;

export type ClipboardRequest =
  | { is: 'read' }
  | { is: 'write'; text: string }
  | { is: 'too-large' }
  | { is: 'nonsense' };

/** The part of an OSC 52 after "52;". */
export function readRequest(request: string): ClipboardRequest {
  const at = request.indexOf(';');
  const data = request.slice(at + 1);
  if (at === -1 || data === '') return { is: 'nonsense' };
  if (data === '?') return { is: 'read' };
  if (data.length > Math.ceil(CLIPBOARD_LIMIT_BYTES / 3) * 4) return { is: 'too-large' };
  const text = decode(data);
  return text === null || text === '' ? { is: 'nonsense' } : { is: 'write', text };
}

/** Without control characters, and without the line end that would run it where it is pasted. */
function decode(data: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true })
      .decode(bytes)
      .replace(/\r\n?/gu, '\n')
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu, '')
      .replace(/\n+$/u, '');
  } catch {
    return null;
  }
}
