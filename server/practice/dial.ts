/** Opens a line to the keeper; there is one when it has said hello. */
import { connect, type Socket } from 'node:net';

/** A keeper that lives answers at once; one that is stopped or dying never does. */
const HELLO_TIMEOUT_MS = 5000;

/** `rest` is what came behind the hello. */
export type Line = { socket: Socket; rest: string };

export function dial(path: string): Promise<Line | null> {
  return new Promise((resolve) => {
    const socket = connect(path);
    let heard = '';
    const fail = () => {
      socket.destroy();
      resolve(null);
    };
    const hear = (chunk: string) => {
      heard += chunk;
      const end = heard.indexOf('\n');
      if (end < 0) return;
      socket.setTimeout(0);
      socket.off('data', hear).off('error', fail).off('close', fail).pause();
      resolve({ socket, rest: heard.slice(end + 1) });
    };
    socket.setEncoding('utf8').setTimeout(HELLO_TIMEOUT_MS, fail);
    socket.on('data', hear).on('error', fail).on('close', fail);
  });
}

export async function isServed(path: string): Promise<boolean> {
  const line = await dial(path);
  line?.socket.destroy();
  return line !== null;
}
