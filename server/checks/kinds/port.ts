/** `port`: something listens on a port of the machine itself. */
import { z } from 'zod';
import { cannotTell, defineKind, holdsIf } from '../kind.ts';
import { Port } from './words.ts';

const LOOPBACK = /^(127\.[\d.]+|\[?::1\]?|\[?::ffff:127\.[\d.]+\]?)$/;

export const port = defineKind({
  options: {
    port: Port,
    proto: z.enum(['tcp', 'udp']).default('tcp'),
    is: z.enum(['open', 'closed']).default('open'),
    for: z.enum(['anyone', 'network']).default('anyone').describe('"network": not on loopback alone'),
  },
  describe: ({ port, proto, is, for: whom }) => ({
    ko: `${proto} ${port}번 포트가 ${whom === 'network' ? '다른 서버에도 ' : ''}${is === 'open' ? '열려 있습니다' : '닫혀 있습니다'}`,
    en: `Port ${port}/${proto} is ${is}${whom === 'network' ? ' to other machines' : ''}`,
  }),
  look: ({ port, proto }) => ({
    command: `ss -ln${proto[0]} 'sport = :${port}'`,
    script: `ss -Hln${proto[0]} 'sport = :${port}'`,
  }),
  judge: ({ port, is, for: whom }, observation) => {
    const expected = is === 'closed' ? 'closed' : whom === 'network' ? `*:${port}` : `:${port}`;
    if (observation.exitCode !== 0) return cannotTell(expected, observation);
    const lines = observation.output.split('\n').filter((line) => line.trim());
    const locals = lines.map((line) =>
      line
        .trim()
        .split(/\s+/)
        .find((word) => word.endsWith(`:${port}`)),
    );
    if (locals.some((local) => local === undefined)) return cannotTell(expected, observation);
    const addresses = locals.map((local) => local!.slice(0, -`:${port}`.length).replace(/%.*$/, ''));
    const heard = whom === 'network' ? addresses.filter((address) => !LOOPBACK.test(address)) : addresses;
    const seen = [...new Set(addresses)].map((address) => `${address}:${port}`).join(', ') || 'closed';
    return { state: holdsIf(is === 'open' ? heard.length > 0 : heard.length === 0), expected, seen };
  },
});
