/** A name that one process on this computer holds at a time. The kernel lets go of it when the process dies, however it dies. */
import { createServer } from 'node:net';

/** Waits until the name is free, at most this long; then says who stands in the way. */
export async function holdName(name: string, waitMs: number): Promise<() => void> {
  const until = Date.now() + waitMs;
  for (;;) {
    const release = await tryHold(name);
    if (release) return release;
    if (Date.now() >= until) throw new Error(`"${name}" is held by another process of this computer`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** An abstract unix socket: it has no file that could be left behind. */
function tryHold(name: string): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null);
      else reject(error);
    });
    server.listen(`\0${name}`, () => {
      server.unref();
      resolve(() => server.close());
    });
  });
}
