/** Where a terminal's output goes: one WebSocket. */
import type { WebSocket } from 'ws';
import type { TerminalEvent } from '#protocol';
import type { Sink } from '../terminals/index.ts';
import { closeSocket } from './socket.ts';

export type SocketSink = {
  /** Keeps what it is told until `now`, so that the page hears first which terminal it has. */
  later: Sink;
  now: () => void;
  send: (event: TerminalEvent) => void;
};

export function sinkOf(socket: WebSocket, heldBack: (held: boolean) => void): SocketSink {
  let kept: Array<() => void> | null = [];
  const inOrder = (act: () => void): void => {
    if (kept) kept.push(act);
    else act();
  };
  const send = (event: TerminalEvent): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(event));
  };
  return {
    send,
    now: () => {
      const acts = kept ?? [];
      kept = null;
      for (const act of acts) act();
    },
    later: {
      screen: (snapshot) => inOrder(() => send({ type: 'screen', data: '', ...snapshot })),
      news: (news) => inOrder(() => send(news)),
      bytes: (bytes, done) =>
        inOrder(() => {
          if (socket.readyState === socket.OPEN) socket.send(bytes, { binary: true }, done);
          else done?.();
        }),
      exited: (code) =>
        inOrder(() => {
          send({ type: 'exited', code });
          closeSocket(socket, 'exited', 'the shell has ended');
        }),
      hold: heldBack,
    },
  };
}
