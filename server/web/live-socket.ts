/** `/ws/live`: what a page watches and what the house tells it. */
import { type LiveEvent, LiveRequest, PROTOCOL_VERSION } from '#protocol';
import type { Backend, LiveConnection } from './backend.ts';
import { LIVE_BACKLOG_BYTES } from './bounds.ts';
import { closeSocket, listen, type Peer } from './socket.ts';

export function serveLive(peer: Peer, backend: Backend): void {
  const { socket, session } = peer;
  let connection: LiveConnection | null = null;
  const send = (event: LiveEvent): void => {
    if (socket.readyState !== socket.OPEN) return;
    // A page that takes nothing, a sleeping tab mostly, comes back by itself and is told everything anew.
    if (socket.bufferedAmount > LIVE_BACKLOG_BYTES) socket.terminate();
    else socket.send(JSON.stringify(event));
  };
  listen(peer, LiveRequest, {
    message: (request) => {
      if (connection) {
        if (request.type === 'hello') closeSocket(socket, 'badMessage', 'hello came twice');
        else connection.handle(request);
        return;
      }
      if (request.type !== 'hello') closeSocket(socket, 'badMessage', 'hello must come first');
      else if (request.version !== PROTOCOL_VERSION) closeSocket(socket, 'oldPage', 'reload the page');
      else {
        send({ type: 'hello', version: PROTOCOL_VERSION });
        connection = backend.connect(session.learner, send);
      }
    },
    bytes: () => closeSocket(socket, 'badMessage', 'the live channel takes text'),
    closed: () => connection?.close(),
  });
}
