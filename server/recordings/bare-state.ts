/** A terminal's state as a recording keeps it: what its screen shows, and nothing that output would not have been allowed to say. */
import type { BufferState, ScreenState } from '#protocol';

const WEB = /^https?:\/\//i;

export function bareState(state: ScreenState): ScreenState {
  return {
    ...state,
    normal: withoutScrollback(state.normal),
    // A cell whose link is not in this list has none.
    links: state.links.filter(({ uri }) => WEB.test(uri)),
    titles: { window: '', icon: '', windows: [], icons: [] },
    // A player has no mouse.
    mouse: ['NONE', 'DEFAULT'],
    unfinished: '',
  };
}

/** What had scrolled away. Before the recording began nobody had asked for it; after that it is in the output. */
function withoutScrollback(buffer: BufferState): BufferState {
  const { lines, ybase, saved } = buffer;
  return {
    ...buffer,
    lines: lines.slice(ybase),
    ybase: 0,
    saved: { ...saved, y: Math.max(0, saved.y - ybase) },
  };
}
