/**
 * What we rely on inside xterm.js 6.0.0, on both sides of the wire: the parts of a terminal's state that its public
 * interface does not show. The version is pinned; a test fails when any of it is no longer there.
 */

/** Colours, flags and what goes with them, as the library packs them. */
export type Attributes = { fg: number; bg: number; extended: Extended; clone: () => Attributes };
export type Extended = { _ext: number; _urlId: number; clone: () => Extended };

export type Line = {
  /** Three numbers a cell: character and width, foreground, background. */
  _data: Uint32Array;
  _combined: Record<number, string>;
  _extendedAttrs: Record<number, Extended | undefined>;
  isWrapped: boolean;
  /** Not always that of the screen: one that was hidden while the window changed keeps its own. */
  length: number;
  resize: (cols: number, fill: unknown) => void;
};

/** Characters that a character set replaces. */
export type Charset = Record<string, string> | undefined;

export type Marker = { line: number; dispose: () => void; onDispose: (act: () => void) => unknown };
export type Link = { lines: Marker[] };

export type Buffer = {
  lines: {
    length: number;
    maxLength: number;
    /** Where the ring that holds them begins. */
    _startIndex: number;
    get: (at: number) => Line | undefined;
    set: (at: number, line: Line) => void;
    push: (line: Line) => void;
  };
  x: number;
  y: number;
  ybase: number;
  ydisp: number;
  scrollTop: number;
  scrollBottom: number;
  savedX: number;
  savedY: number;
  savedCurAttrData: Attributes;
  savedCharset: Charset;
  tabs: Record<number, boolean | undefined>;
  getBlankLine: (attributes?: Attributes) => Line;
  getNullCell: () => unknown;
  markers: Marker[];
  addMarker: (line: number) => Marker;
};

type Emitter<T> = { fire: (event: T) => void };

export type ColorEvent = Array<{ type: number; index?: number; color?: [number, number, number] }>;

/** Listens to the text of a sequence. */
type Payload = { put: (data: Uint32Array, from: number, to: number) => void; reset: () => void };

/** The numbers of the library's own list of parser states that matter here. */
export const GROUND = 0;
/** From here to `CSI_IGNORE` control characters are executed at once, in the middle of a sequence. */
export const ESCAPE = 1;
export const CSI_IGNORE = 6;

export type Core = {
  _bufferService: {
    cols: number;
    rows: number;
    _onScroll: Emitter<number>;
    resize: (cols: number, rows: number) => void;
    reset: () => void;
  };
  buffers: {
    normal: Buffer;
    alt: Buffer;
    active: Buffer;
    activateAltBuffer: () => void;
    activateNormalBuffer: () => void;
  };
  _charsetService: { charset: Charset; glevel: number; _charsets: Charset[] };
  coreService: {
    modes: Record<string, unknown>;
    decPrivateModes: Record<string, unknown>;
    isCursorHidden: boolean;
    isCursorInitialized: boolean;
  };
  coreMouseService: { activeProtocol: string; activeEncoding: string };
  optionsService: { options: { convertEol: boolean }; rawOptions: { windowsMode: boolean } };
  _oscLinkService: {
    getLinkData: (id: number) => { id?: string; uri: string } | undefined;
    registerLink: (data: { id?: string; uri: string }) => number;
    /** A link lives as long as a line it was written on; each line is a marker. */
    _dataByLinkId: Map<number, Link>;
    _removeMarkerFromLink: (link: Link, marker: Marker) => void;
  };
  _inputHandler: {
    _parser: {
      currentState: number;
      precedingJoinState: number;
      reset: () => void;
      _oscParser: Payload & { start: () => void; _state: number };
      _dcsParser: Payload & { hook: (name: number, parameters: unknown) => void };
    };
    _utf8Decoder: { interim: Uint8Array; clear: () => void };
    _stringDecoder: { clear: () => void };
    _curAttrData: Attributes;
    _windowTitle: string;
    _iconName: string;
    _windowTitleStack: string[];
    _iconNameStack: string[];
    _onColor: Emitter<ColorEvent>;
    onColor: (listener: (event: ColorEvent) => void) => unknown;
    /** Draws at once; the public way waits for a timer. */
    parse: (data: Uint8Array | string, wait?: unknown) => unknown;
    _eraseInBufferLine: (
      row: number,
      from: number,
      to: number,
      unwrap: boolean,
      onlyUnprotected: boolean,
    ) => void;
    _resetBufferLine: (row: number, onlyUnprotected: boolean) => void;
    _createHyperlink: (parameters: string, uri: string) => boolean;
    _finishHyperlink: () => boolean;
  };
  refresh?: (from: number, to: number) => void;
};

export const insideOf = (terminal: unknown): Core => (terminal as { _core: Core })._core;
