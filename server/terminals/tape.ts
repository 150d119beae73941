/** Where a recorded terminal is written down. What a terminal tells; who writes it, and where, is not its business. */

import type { Snapshot } from './screen.ts';
import type { Size } from './size.ts';

export type Tape = {
  /** Names the recording, for its owner's list. */
  readonly id: string;
  readonly since: Date;
  output: (bytes: Uint8Array) => void;
  resized: (size: Size) => void;
  /** A place to jump to: a step, a command. */
  mark: (label: string) => void;
  /** The whole screen after exactly the output told so far. */
  keyframe: (snapshot: Snapshot) => void;
  /** Nothing more comes; the recording is sealed. */
  end: () => void;
};
