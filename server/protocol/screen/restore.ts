/** Makes a terminal of the same size what another one was. Nothing is asked, rung, copied or typed by it. */
import { type Buffer, type ColorEvent, type Core, type Extended, insideOf } from './inside.ts';
import { unpackLine } from './lines.ts';
import type { BufferState, ScreenState } from './state.ts';

const CANCEL = Uint8Array.of(0x18);
const SET_COLOR = 1;
const RESTORE_COLOR = 2;
const BELOW_EVERYTHING = 1_000_000_000;
/** A link that leads nowhere any more. */
const NOWHERE = -1;
/** Foreground, background, cursor: counted after the 256 of the palette. */
const SPECIAL_COLORS = [256, 257, 258];

/** The terminal must have been reset and have the size of the state. */
export function restoreScreen(terminal: unknown, state: ScreenState): void {
  const core = insideOf(terminal);
  const { buffers, _inputHandler: input } = core;
  // What was in the middle of arriving never comes.
  input.parse(CANCEL);
  input._parser.reset();
  input._stringDecoder.clear();
  restoreColors(core, state);
  const { linkOf, placeIn, settle } = linksTo(core, state);
  restoreBuffer(core, buffers.normal, { state: state.normal, linkOf });
  placeIn('normal');
  if (state.altIsActive) {
    buffers.activateAltBuffer();
    restoreBuffer(core, buffers.alt, { state: state.alt, linkOf });
    placeIn('alt');
  }
  settle();
  placeCursors(buffers.normal, state.normal);
  placeCursors(buffers.alt, state.alt);
  restoreModes(core, state);
  restorePen(core, state, linkOf);
  if (state.unfinished !== '') input.parse(fromBase64(state.unfinished));
  core._bufferService._onScroll.fire(buffers.active.ydisp);
  core.refresh?.(0, Number.MAX_SAFE_INTEGER);
}

function restoreBuffer(
  core: Core,
  buffer: Buffer,
  { state, linkOf }: { state: BufferState; linkOf: (link: number) => number },
): void {
  const extended = plainExtended(core);
  buffer.lines.length = 0;
  buffer.lines._startIndex = state.ring % buffer.lines.maxLength;
  for (const packed of state.lines.slice(-buffer.lines.maxLength)) {
    buffer.lines.push(unpackLine(packed, { buffer, extended, linkOf }));
  }
}

function placeCursors(
  buffer: Buffer,
  { x, y, ybase, scrollTop, scrollBottom, saved, tabs }: BufferState,
): void {
  Object.assign(buffer, { x, y, ybase, ydisp: ybase, scrollTop, scrollBottom });
  buffer.savedX = saved.x;
  buffer.savedY = saved.y;
  buffer.savedCurAttrData.fg = saved.fg;
  buffer.savedCurAttrData.bg = saved.bg;
  buffer.savedCharset = saved.charset ?? undefined;
  buffer.tabs = Object.fromEntries(tabs.map((column) => [column, true]));
}

function restoreModes(core: Core, state: ScreenState): void {
  const { coreService, coreMouseService, _charsetService: charsets, _inputHandler: input } = core;
  for (const mode of Object.keys(coreService.modes)) coreService.modes[mode] = state.modes[mode];
  for (const mode of Object.keys(coreService.decPrivateModes)) {
    coreService.decPrivateModes[mode] = state.privateModes[mode];
  }
  coreService.isCursorHidden = state.cursorHidden;
  coreService.isCursorInitialized = state.cursorSeen;
  [coreMouseService.activeProtocol, coreMouseService.activeEncoding] = state.mouse;
  core.optionsService.options.convertEol = state.newLine;
  charsets._charsets = state.charsets.sets.map((set) => set ?? undefined);
  charsets.glevel = state.charsets.level;
  charsets.charset = state.charsets.active ?? undefined;
  input._parser.precedingJoinState = state.preceding;
  input._windowTitle = state.titles.window;
  input._iconName = state.titles.icon;
  input._windowTitleStack = [...state.titles.windows];
  input._iconNameStack = [...state.titles.icons];
}

function restorePen(core: Core, { pen }: ScreenState, linkOf: (link: number) => number): void {
  const [fg, bg, style, link] = pen;
  const extended = plainExtended(core);
  extended._ext = style;
  extended._urlId = link === 0 ? 0 : linkOf(link);
  const attributes = core._inputHandler._curAttrData.clone();
  core._inputHandler._curAttrData = Object.assign(attributes, { fg, bg, extended });
}

function restoreColors(core: Core, { colors }: ScreenState): void {
  const event: ColorEvent = [{ type: RESTORE_COLOR }];
  for (const index of SPECIAL_COLORS) event.push({ type: RESTORE_COLOR, index });
  for (const [index, ...color] of colors) event.push({ type: SET_COLOR, index, color });
  core._inputHandler._onColor.fire(event);
}

/** Links are numbered by each terminal for itself, and live as long as a line they were written on. */
function linksTo(core: Core, { links }: ScreenState) {
  const { _oscLinkService: service, buffers } = core;
  const { normal } = buffers;
  // A link begins with a line; until its own are there that is one that no screen has.
  const { y } = normal;
  normal.y = BELOW_EVERYTHING;
  const names = new Map(links.map(({ name, uri }) => [name, service.registerLink({ uri })]));
  normal.y = y;
  return {
    linkOf: (link: number) => names.get(link) ?? NOWHERE,
    /** Once the lines of that screen are there. */
    placeIn: (screen: 'normal' | 'alt') => {
      for (const link of links) {
        const entry = service._dataByLinkId.get(names.get(link.name)!)!;
        for (const line of link[screen]) {
          const marker = buffers[screen].addMarker(line);
          entry.lines.push(marker);
          marker.onDispose(() => service._removeMarkerFromLink(entry, marker));
        }
      }
    },
    settle: () => {
      for (const name of names.values()) service._dataByLinkId.get(name)?.lines[0]?.dispose();
    },
  };
}

function plainExtended(core: Core): Extended {
  const extended = core._inputHandler._curAttrData.extended.clone();
  extended._ext = 0;
  extended._urlId = 0;
  return extended;
}

const fromBase64 = (text: string): Uint8Array =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
