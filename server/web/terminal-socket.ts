/** `/ws/terminal`: one viewer of one terminal. The page names a machine of the inventory, never a host. */
import { type CloseName, PROTOCOL_VERSION, type TerminalEvent, TerminalRequest } from '#protocol';
import type { Sink, Viewer } from '../terminals/index.ts';
import type { Backend } from './backend.ts';
import { closeSocket, listen, type Peer } from './socket.ts';

type Open = Extract<TerminalRequest, { type: 'open' }>;

/** `heldBack` is told when the socket is paused, because a paused socket cannot answer a ping. */
export function serveTerminal(peer: Peer, backend: Backend, heldBack: (held: boolean) => void): void {
  const { socket, session } = peer;
  let viewer: Viewer | null = null;
  const send = (event: TerminalEvent): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(event));
  };
  const sink: Sink = {
    screen: (snapshot) => send({ type: 'screen', ...snapshot }),
    bytes: (bytes) => {
      if (socket.readyState === socket.OPEN) socket.send(bytes, { binary: true });
    },
    exited: (code) => {
      send({ type: 'exited', code });
      closeSocket(socket, 'exited', 'the shell has ended');
    },
    hold: (held) => {
      heldBack(held);
      if (held) socket.pause();
      else socket.resume();
    },
  };

  const open = (request: Open): void => {
    const refusal = refuse(request, backend, session.learner);
    if (refusal) {
      closeSocket(socket, refusal.name, refusal.reason);
      return;
    }
    const { machine, terminal, cols, rows } = request;
    const opened = backend.terminals.open({
      owner: session.learner,
      machine,
      terminal,
      size: { cols, rows },
    });
    if (opened.is === 'too-many') {
      closeSocket(socket, 'tooMany', '터미널이 너무 많이 열려 있습니다 / too many terminals are open');
      return;
    }
    send({ type: 'opened', terminal: opened.terminal.id, machine, found: opened.found });
    viewer = opened.terminal.attach(sink, { cols, rows });
  };

  const handle = (request: TerminalRequest): void => {
    if (request.type === 'open') {
      if (viewer) closeSocket(socket, 'badMessage', 'open came twice');
      else open(request);
    } else if (!viewer) closeSocket(socket, 'badMessage', 'open must come first');
    else if (request.type === 'resize') viewer.resize(request);
    else if (request.type === 'end') viewer.end();
    else if (request.type === 'record') closeSocket(socket, 'badMessage', 'recording is not built yet');
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
  const lab = backend.lab();
  if (lab.kind === 'none')
    return { name: 'noLab', reason: '실습 머신이 없습니다 / there are no lab machines' };
  const state = Object.hasOwn(lab.machines, machine) ? lab.machines[machine]! : null;
  if (state === null)
    return { name: 'noSuchMachine', reason: '그런 머신이 없습니다 / there is no such machine' };
  const runs = backend.terminals
    .list(learner)
    .some((one) => one.terminal === terminal && one.machine === machine);
  if (runs || state === 'up') return null;
  if (state === 'booting')
    return { name: 'unreachable', reason: '머신이 켜지는 중입니다 / the machine is starting' };
  return { name: 'unreachable', reason: '머신에 닿지 않습니다 / the machine cannot be reached' };
}
