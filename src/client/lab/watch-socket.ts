/** A way to look at a terminal: it says which one and how much was drawn, and has no other words. */
import { PROTOCOL_VERSION, type TerminalEvent, type WatchRequest } from '#protocol';
import { Channel } from './terminal/channel.ts';
import type { TerminalState } from './terminal/state.ts';

export type WatchEvents = {
  state: (state: TerminalState) => void;
  event: (event: TerminalEvent) => void;
  bytes: (bytes: Uint8Array, drawn: () => void) => void;
};

/** Connects at once. */
export function watchTerminal(
  terminal: string,
  events: WatchEvents,
): { connect: () => void; close: () => void } {
  const channel = new Channel<Extract<WatchRequest, { type: 'watch' }>, never>('/ws/watch', {
    ...events,
    greeting: () => ({ type: 'watch', version: PROTOCOL_VERSION, terminal }),
  });
  channel.connect();
  return { connect: () => channel.connect(), close: () => channel.close() };
}
