/** A terminal of wetty as its own page opens it. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Ear, type How, type Line, SIZE } from './line.ts';

type OfWetty = Extract<How, { is: 'wetty' }>;

/** The part of socket.io's client that is used; it lies in wetty's own folder, not in ours. */
type SocketIo = {
  io: (url: string, options: object) => Socket;
};
type Socket = {
  on: (event: string, listener: (data: string) => void) => Socket;
  emit: (event: string, data: unknown) => void;
  disconnect: () => void;
};

/** What wetty's page reports at once. */
const COMMIT = 262_144;

/** Resolves when wetty has started its ssh; what is typed before that is lost. */
export function openWetty({ origin, folder, machine }: OfWetty, ear: Ear): Promise<Line> {
  const { io } = createRequire(join(folder, 'package.json'))('socket.io-client') as SocketIo;
  const socket = io(origin, {
    path: '/socket.io',
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    // Where wetty looks for what to connect to.
    extraHeaders: { referer: `${origin}/ssh/lab?host=${machine}` },
  });
  let uncommitted = 0;
  const line: Line = {
    ear,
    send: (text) => socket.emit('input', text),
    close: () => {
      socket.disconnect();
      return Promise.resolve();
    },
  };
  return new Promise((resolve, reject) => {
    socket.on('connect_error', (error) => reject(new Error(String(error))));
    socket.on('data', (data) => {
      ear.hear(data);
      uncommitted += data.length;
      if (uncommitted < COMMIT) return;
      uncommitted -= COMMIT;
      socket.emit('commit', COMMIT);
    });
    socket.on('logout', () => ear.end('wetty says that the shell has ended'));
    socket.on('login', () => {
      socket.emit('resize', SIZE);
      resolve(line);
    });
  });
}
