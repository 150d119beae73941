/** `/ws/terminal`: one viewer of one terminal. The page names a machine of the inventory, never a host. */
import { type CloseName, PROTOCOL_VERSION, TerminalRequest } from '#protocol';
import type { RemoteViewer } from '../holders/index.ts';
import type { Backend } from './backend.ts';
import { sinkOf } from './sink.ts';
import { closeSocket, listen, type Peer } from './socket.ts';

type Open = Extract<TerminalRequest, { type: 'open' }>;

/** `heldBack` is told when the socket is paused, because a paused socket cannot answer a ping. */
export function serveTerminal(peer: Peer, backend: Backend, heldBack: (held: boolean) => void): void {
  const { socket, session } = peer;
  let viewer: RemoteViewer | null = null;
  let asked = false;
  const sink = sinkOf(socket, heldBack);

  const open = async (request: Open): Promise<void> => {
    await backend.terminals.found;
    const refusal = refuse(request, backend, session.learner);
    if (refusal) {
      closeSocket(socket, refusal.name, refusal.reason);
      return;
    }
    const { machine, terminal, cols, rows } = request;
    // What the page is told first is which shell it has; its screen comes after that.
    const opened = await backend.terminals.open(
      { owner: session.learner, machine, terminal, size: { cols, rows } },
      sink.later,
    );
    if (opened.is === 'too-many') {
      closeSocket(socket, 'tooMany', '터미널이 너무 많이 열려 있습니다 / too many terminals are open');
    } else if (opened.is === 'failed') {
      peer.fault(new Error(`no shell on ${machine}: ${opened.reason}`));
      closeSocket(socket, 'unreachable', '셸을 시작하지 못했습니다 / no shell could be started');
    } else if (socket.readyState !== socket.OPEN) opened.viewer.leave();
    else {
      viewer = opened.viewer;
      sink.send({ type: 'opened', terminal: opened.terminal, machine, found: opened.found });
      sink.now();
    }
  };

  const handle = (request: TerminalRequest): void => {
    if (request.type === 'open') {
      if (asked) closeSocket(socket, 'badMessage', 'open came twice');
      asked = true;
      open(request).catch((error: unknown) => {
        peer.fault(error);
        closeSocket(socket, 'unreachable', '셸을 시작하지 못했습니다 / no shell could be started');
      });
    } else if (!viewer) closeSocket(socket, 'badMessage', 'open must come first');
    else if (request.type === 'resize') viewer.resize(request);
    else if (request.type === 'end') viewer.end();
    else if (request.type === 'record') viewer.record(request.on);
    else if (!viewer.drawn(request.bytes)) closeSocket(socket, 'badMessage', 'drawn is more than was sent');
  };

  listen(peer, TerminalRequest, {
    message: handle,
    bytes: (bytes) => {
      if (viewer) viewer.input(bytes);
      else closeSocket(socket, 'badMessage', 'open must come first');
    },
    closed: () => viewer?.leave(),
  });
}

/** Why no terminal can be opened; a shell that already runs is always found again. */
function refuse(
  { version, machine, terminal }: Open,
  backend: Backend,
  learner: string,
): { name: CloseName; reason: string } | null {
  if (version !== PROTOCOL_VERSION) return { name: 'oldPage', reason: 'reload the page' };
  const runs = backend.terminals
    .list(learner)
    .some((one) => one.terminal === terminal && one.machine === machine);
  if (runs) return null;
  const lab = backend.lab();
  if (lab.kind === 'none')
    return { name: 'noLab', reason: '실습 머신이 없습니다 / there are no lab machines' };
  const state = Object.hasOwn(lab.machines, machine) ? lab.machines[machine]! : null;
  if (state === null)
    return { name: 'noSuchMachine', reason: '그런 머신이 없습니다 / there is no such machine' };
  if (state === 'up') return null;
  if (state === 'booting')
    return { name: 'unreachable', reason: '머신이 켜지는 중입니다 / the machine is starting' };
  return { name: 'unreachable', reason: '머신에 닿지 않습니다 / the machine cannot be reached' };
}
