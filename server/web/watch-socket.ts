/** `/ws/watch`: somebody who only looks at one of their terminals. Nothing here could reach a shell. */
import { PROTOCOL_VERSION, WatchRequest } from '#protocol';
import type { RemoteWatcher } from '../holders/index.ts';
import type { Backend } from './backend.ts';
import { sinkOf } from './sink.ts';
import { closeSocket, listen, type Peer } from './socket.ts';

type Watch = Extract<WatchRequest, { type: 'watch' }>;

export function serveWatch(peer: Peer, backend: Backend): void {
  const { socket, session } = peer;
  let watcher: RemoteWatcher | null = null;
  let asked = false;
  const sink = sinkOf(socket, () => {});

  const begin = async ({ version, terminal }: Watch): Promise<void> => {
    if (version !== PROTOCOL_VERSION) {
      closeSocket(socket, 'oldPage', 'reload the page');
      return;
    }
    const watched = await backend.terminals.watch(session.learner, terminal, sink.later);
    if (watched.is === 'none')
      closeSocket(socket, 'noSuchTerminal', '그런 터미널이 없습니다 / there is no such terminal');
    else if (socket.readyState !== socket.OPEN) watched.watcher.leave();
    else {
      watcher = watched.watcher;
      sink.send({ type: 'opened', terminal, machine: watched.machine, found: true });
      sink.now();
    }
  };

  listen(peer, WatchRequest, {
    message: (request) => {
      if (request.type === 'watch') {
        if (asked) closeSocket(socket, 'badMessage', 'watch came twice');
        asked = true;
        begin(request).catch((error: unknown) => {
          peer.fault(error);
          closeSocket(socket, 'unreachable', '터미널에 닿지 않습니다 / the terminal cannot be reached');
        });
      } else if (!watcher) closeSocket(socket, 'badMessage', 'watch must come first');
      else if (!watcher.drawn(request.bytes))
        closeSocket(socket, 'badMessage', 'drawn is more than was sent');
    },
    bytes: () => closeSocket(socket, 'badMessage', 'whoever watches types nothing'),
    closed: () => watcher?.leave(),
  });
}
