/**
 * Whether two terminals are the same: every cell of both screens and everything that decides what comes next, read out
 * of the library itself and not by the code that is on trial.
 */
import type { Terminal } from '@xterm/headless';
import { insideOf } from '#protocol';

type Inside = ReturnType<typeof insideOf>;
type Buffer = Inside['buffers']['normal'];

const COMBINED = 1 << 21;
const EXTENDED = 0x10000000;

/** The first difference, in words; null when there is none. */
export function difference(truth: Terminal, other: Terminal): string | null {
  const [a, b] = [insideOf(truth), insideOf(other)];
  return (
    differs('which screen', a.buffers.active === a.buffers.alt, b.buffers.active === b.buffers.alt) ??
    buffers('normal', [a, a.buffers.normal], [b, b.buffers.normal]) ??
    buffers('alternate', [a, a.buffers.alt], [b, b.buffers.alt]) ??
    differs('hidden state', hidden(a), hidden(b))
  );
}

function buffers(name: string, [a, one]: [Inside, Buffer], [b, two]: [Inside, Buffer]): string | null {
  const found = differs(`${name} cursor`, place(one), place(two));
  if (found) return found;
  for (let row = 0; row < one.lines.length; row++) {
    const lines = differs(`${name} line ${row}`, cells(a, one, row), cells(b, two, row));
    if (lines) return lines;
  }
  return null;
}

function place(buffer: Buffer): unknown {
  const { x, y, ybase, scrollTop, scrollBottom, savedX, savedY, savedCurAttrData, savedCharset, tabs } =
    buffer;
  const set = Object.keys(tabs).filter((column) => tabs[Number(column)]);
  const saved = [savedX, savedY, savedCurAttrData.fg, savedCurAttrData.bg, savedCharset ?? null];
  return [buffer.lines.length, x, y, ybase, scrollTop, scrollBottom, saved, set];
}

function cells(core: Inside, buffer: Buffer, row: number): unknown {
  const line = buffer.lines.get(row)!;
  const seen: unknown[] = [line.isWrapped, line.length];
  for (let column = 0; column < line.length; column++) {
    const [content, fg, bg] = [
      line._data[column * 3]!,
      line._data[column * 3 + 1]!,
      line._data[column * 3 + 2]!,
    ];
    const extended = bg & EXTENDED ? line._extendedAttrs[column] : undefined;
    seen.push(content, fg, bg);
    if (content & COMBINED) seen.push(line._combined[column]);
    if (extended) seen.push(extended._ext, link(core, extended._urlId));
  }
  return seen;
}

/** Links are numbered by each terminal for itself; where they lead is what counts. */
function link(core: Inside, name: number): unknown {
  const data = name === 0 ? undefined : core._oscLinkService.getLinkData(name);
  return [data?.id ?? null, data?.uri ?? null];
}

function hidden(core: Inside): unknown {
  const { _inputHandler: input, _charsetService: charsets, coreService, coreMouseService } = core;
  const { fg, bg, extended } = input._curAttrData;
  return {
    pen: [fg, bg, extended._ext, link(core, extended._urlId)],
    charset: [
      charsets.glevel,
      charsets.charset ?? null,
      [0, 1, 2, 3].map((set) => charsets._charsets[set] ?? null),
    ],
    modes: coreService.modes,
    privateModes: coreService.decPrivateModes,
    cursor: [coreService.isCursorHidden, coreService.isCursorInitialized],
    mouse: [coreMouseService.activeProtocol, coreMouseService.activeEncoding],
    newLine: core.optionsService.options.convertEol,
    parser: [input._parser.currentState, input._parser.precedingJoinState],
    titles: [input._windowTitle, input._iconName, input._windowTitleStack, input._iconNameStack],
  };
}

function differs(what: string, a: unknown, b: unknown): string | null {
  const [one, two] = [JSON.stringify(a), JSON.stringify(b)];
  return one === two ? null : `${what}: ${excerpt(one, two)}`;
}

/** Around the first letter that is not the same. */
function excerpt(one: string, two: string): string {
  let at = 0;
  while (one[at] === two[at]) at += 1;
  const around = (text: string): string => text.slice(Math.max(0, at - 30), at + 50);
  return `should be …${around(one)}… but is …${around(two)}…`;
}
