/** Where a recorded terminal is written down. What a terminal tells; who writes it, and where, is not its business. */

import type { RecordingEnd } from '#protocol';
import type { Frame } from './screen.ts';
import type { Size } from './size.ts';
import type { TerminalName } from './terminal.ts';

export type Tape = {
  /** Names the recording, for its owner's list. */
  readonly id: string;
  readonly since: Date;
  output: (bytes: Uint8Array) => void;
  resized: (size: Size) => void;
  /** A place to jump to: a step, a command. */
  mark: (label: string) => void;
  /** The whole screen after exactly the output told so far. */
  keyframe: (frame: Frame) => void;
  /** Nothing more comes; with the answer of the shell when it has ended. */
  end: (code?: number | null) => void;
};

/** Begins a recording. `stopped` is told when it ends by itself, never before this has returned. */
export type OpenTape = (recorded: {
  name: TerminalName;
  size: Size;
  stopped: (why: RecordingEnd) => void;
}) => Tape;
