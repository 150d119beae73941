/** Recordings: what terminals showed, written down when their owner asks. Rules: RULES.md. */
export { recordingKey } from './key.ts';
export { keptFor } from './limits.ts';
export { Recordings } from './recordings.ts';
export { openTape, type RecordingTape, type TapeOptions } from './tape.ts';
