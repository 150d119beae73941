/** Mounts the same API and sockets in `astro dev`: one command, one port, nothing to proxy. */
import type { AstroIntegration } from 'astro';
import type { Web } from './web.ts';

export type DevHouse = { web: Pick<Web, 'attach' | 'middleware' | 'newAddress'>; close: () => Promise<void> };

/** `open` is called when the dev server starts and only then: a build or a test opens no house. */
export function madangBackend(open: () => Promise<DevHouse>): AstroIntegration {
  let house: DevHouse | null = null;
  return {
    name: 'madang-backend',
    hooks: {
      'astro:server:setup': async ({ server }) => {
        // Vitest runs this hook as well.
        if (process.env.VITEST) return;
        house = await open();
        server.middlewares.use(house.web.middleware);
        if (server.httpServer) house.web.attach(server.httpServer);
      },
      'astro:server:start': ({ address, logger }) => {
        if (house) logger.info(`sign in: ${house.web.newAddress(`http://127.0.0.1:${address.port}`)}`);
      },
      'astro:server:done': async () => {
        await house?.close();
        house = null;
      },
    },
  };
}
