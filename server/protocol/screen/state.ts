/** Everything a terminal is, so that another one can become the same: what it shows and what it would do next. */
import type { Charset } from './inside.ts';
import type { ScreenLine } from './lines.ts';

export type Pen = [fg: number, bg: number, style: number, link: number];

export type BufferState = {
  lines: ScreenLine[];
  /** Where the ring of lines begins: the library reads over its ends when a narrower window wraps anew. */
  ring: number;
  x: number;
  y: number;
  ybase: number;
  scrollTop: number;
  scrollBottom: number;
  saved: { x: number; y: number; fg: number; bg: number; charset: Charset | null };
  tabs: number[];
};

/** A link lives as long as one of the lines it was written on. */
export type LinkState = {
  name: number;
  uri: string;
  normal: number[];
  alt: number[];
};

export type ScreenState = {
  normal: BufferState;
  /** Without lines while it is not shown. */
  alt: BufferState;
  altIsActive: boolean;
  pen: Pen;
  links: LinkState[];
  charsets: { sets: Array<Charset | null>; level: number; active: Charset | null };
  modes: Record<string, unknown>;
  privateModes: Record<string, unknown>;
  cursorHidden: boolean;
  cursorSeen: boolean;
  mouse: [protocol: string, encoding: string];
  newLine: boolean;
  /** What a repeated character repeats, and what a combining one joins. */
  preceding: number;
  titles: { window: string; icon: string; windows: string[]; icons: string[] };
  /** Colours that a program has changed: which, and to what. */
  colors: Array<[index: number, red: number, green: number, blue: number]>;
  /** The beginning of a sequence or character whose end has not come, base64. It has had no effect yet. */
  unfinished: string;
};
