/** Takes down everything a terminal is. */
import { type Attributes, type Buffer, type Core, insideOf } from './inside.ts';
import { packLine } from './lines.ts';
import type { BufferState, LinkState, Pen, ScreenState } from './state.ts';

/** What only listening can tell, and what is in the middle of arriving. */
export type Heard = { colors: ReadonlyMap<number, [number, number, number]>; unfinished: Uint8Array };

export function captureScreen(terminal: unknown, { colors, unfinished }: Heard): ScreenState {
  const core = insideOf(terminal);
  const { buffers, _inputHandler: input, _charsetService: charsets, coreService } = core;
  const altIsActive = buffers.active === buffers.alt;
  const { cols } = core._bufferService;
  const normal = bufferState(buffers.normal, cols);
  const alt = bufferState(buffers.alt, cols);
  const pen = penOf(input._curAttrData);
  return {
    normal,
    alt,
    altIsActive,
    pen,
    links: linksOf(core, [normal, alt], pen),
    charsets: {
      sets: Array.from({ length: 4 }, (_, at) => charsets._charsets[at] ?? null),
      level: charsets.glevel,
      active: charsets.charset ?? null,
    },
    modes: { ...coreService.modes },
    privateModes: { ...coreService.decPrivateModes },
    cursorHidden: coreService.isCursorHidden,
    cursorSeen: coreService.isCursorInitialized,
    mouse: [core.coreMouseService.activeProtocol, core.coreMouseService.activeEncoding],
    newLine: core.optionsService.options.convertEol,
    preceding: input._parser.precedingJoinState,
    titles: {
      window: input._windowTitle,
      icon: input._iconName,
      windows: [...input._windowTitleStack],
      icons: [...input._iconNameStack],
    },
    colors: [...colors].map(([index, [red, green, blue]]) => [index, red, green, blue]),
    unfinished: toBase64(unfinished),
  };
}

function bufferState(buffer: Buffer, cols: number): BufferState {
  const lines = Array.from({ length: buffer.lines.length }, (_, at) => packLine(buffer.lines.get(at)!, cols));
  const { x, y, ybase, scrollTop, scrollBottom, savedX, savedY, savedCurAttrData, savedCharset } = buffer;
  const saved = {
    x: savedX,
    y: savedY,
    fg: savedCurAttrData.fg,
    bg: savedCurAttrData.bg,
    charset: savedCharset ?? null,
  };
  const tabs = Object.keys(buffer.tabs)
    .map(Number)
    .filter((column) => buffer.tabs[column]);
  const ring = buffer.lines._startIndex % buffer.lines.maxLength;
  return { lines, ring, x, y, ybase, scrollTop, scrollBottom, saved, tabs };
}

const penOf = ({ fg, bg, extended }: Attributes): Pen => [fg, bg, extended._ext, extended._urlId];

function linksOf(core: Core, buffers: BufferState[], pen: Pen): ScreenState['links'] {
  const names = new Set<number>([pen[3]]);
  for (const buffer of buffers) {
    for (const { x } of buffer.lines) for (const [, , link] of x ?? []) names.add(link);
  }
  names.delete(0);
  // One whose lines are all gone leads nowhere any more.
  return [...names].flatMap((name) => {
    const link = linkState(core, name);
    return link ? [link] : [];
  });
}

function linkState(core: Core, name: number): LinkState | null {
  const data = core._oscLinkService.getLinkData(name);
  if (!data) return null;
  const markers = core._oscLinkService._dataByLinkId.get(name)?.lines ?? [];
  const linesIn = (buffer: Buffer): number[] =>
    markers.filter((marker) => buffer.markers.includes(marker)).map(({ line }) => line);
  const [normal, alt] = [linesIn(core.buffers.normal), linesIn(core.buffers.alt)];
  return { name, uri: data.uri, normal, alt };
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
