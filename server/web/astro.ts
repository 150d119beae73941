/** Mounts the same API and sockets in `astro dev`: one command, one port, nothing to proxy. */
import type { AstroIntegration } from 'astro';
import type { Web } from './web.ts';

export type DevHouse = { web: Pick<Web, 'attach' | 'middleware' | 'newAddress'>; close: () => Promise<void> };

type Setup = NonNullable<AstroIntegration['hooks']['astro:server:setup']>;
type Middlewares = Parameters<Setup>[0]['server']['middlewares'];

/** `open` is called when the dev server starts and only then: a build or a test opens no house. */
export function madangBackend(open: () => Promise<DevHouse>): AstroIntegration {
  let house: DevHouse | null = null;
  let middlewares: Middlewares | null = null;
  return {
    name: 'madang-backend',
    hooks: {
      'astro:server:setup': async ({ server }) => {
        // Vitest runs this hook as well.
        if (process.env.VITEST) return;
        house = await open();
        middlewares = server.middlewares;
        if (server.httpServer) house.web.attach(server.httpServer);
      },
      'astro:server:start': ({ address, logger }) => {
        if (!house) return;
        // In front of all there are by now: Astro's own would answer /api/… with a page about trailing slashes.
        middlewares?.stack.unshift({ route: '', handle: house.web.middleware });
        logger.info(`sign in: ${house.web.newAddress(`http://127.0.0.1:${address.port}`)}`);
      },
      'astro:server:done': async () => {
        await house?.close();
        house = null;
      },
    },
  };
}
