/** A command and the pieces of it that are explained. */
export type Segment = { text: string; part: number | null };

/** Cuts a command at its pieces; names the first piece that does not occur behind the one before. */
export function segmentsOf(command: string, parts: readonly string[]): Segment[] | { missing: string } {
  const segments: Segment[] = [];
  let at = 0;
  for (const [part, text] of parts.entries()) {
    const found = command.indexOf(text, at);
    if (text === '' || found < 0) return { missing: text };
    if (found > at) segments.push({ text: command.slice(at, found), part: null });
    segments.push({ text, part });
    at = found + text.length;
  }
  if (at < command.length) segments.push({ text: command.slice(at), part: null });
  return segments;
}

/** Pieces that were opened, the last one last. */
export type Opened = readonly number[];

export const open = (opened: Opened, part: number): Opened => [...opened.filter((one) => one !== part), part];

export const readOpened =
  (parts: number) =>
  (kept: unknown): Opened | null =>
    Array.isArray(kept) &&
    new Set(kept).size === kept.length &&
    kept.every((part) => Number.isInteger(part) && part >= 0 && part < parts)
      ? (kept as number[])
      : null;
