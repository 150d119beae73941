/** `route`: packets leave through the gateway they should. */
import { z } from 'zod';
import { cannotTell, defineKind, holdsIf } from '../kind.ts';
import { commandLine } from '../quote.ts';
import { readJson } from './links.ts';
import { InterfaceName } from './words.ts';

const Routes = z.array(
  z.object({ dst: z.string().optional(), gateway: z.string().optional(), dev: z.string().optional() }),
);

export const route = defineKind({
  options: {
    to: z.union([z.literal('default'), z.cidrv4()]).default('default'),
    via: z.ipv4().optional(),
    interface: InterfaceName,
    is: z.enum(['present', 'absent']).default('present'),
  },
  values: ['interface'],
  describe: ({ to, via, is }) => {
    const what =
      to === 'default'
        ? { ko: '기본 경로', en: 'The default route' }
        : { ko: `${to} 경로`, en: `The route to ${to}` };
    if (is === 'absent') return { ko: `${what.ko}가 없습니다`, en: `${what.en} is absent` };
    return via
      ? { ko: `${what.ko}는 ${via}로 나갑니다`, en: `${what.en} goes through ${via}` }
      : { ko: `${what.ko}가 있습니다`, en: `${what.en} is there` };
  },
  look: ({ to }) => ({
    command: `ip route show ${to}`,
    script: commandLine(['ip', '-j', '-4', 'route', 'show', to]),
  }),
  judge: ({ via, interface: name, is }, observation) => {
    const expected = is === 'absent' ? 'absent' : via ? `via ${via}` : 'present';
    const routes = observation.exitCode === 0 ? readJson(Routes, observation.output.trim() || '[]') : null;
    if (!routes) return cannotTell(expected, observation);
    const fits = (one: (typeof routes)[number]) =>
      (via === undefined || one.gateway === via) && (name === 'auto' || one.dev === name);
    const seen = routes.map((one) => (one.gateway ? `via ${one.gateway}` : `dev ${one.dev}`)).join(', ');
    const right = is === 'absent' ? routes.length === 0 : routes.length > 0 && fits(routes[0]!);
    return {
      state: holdsIf(right),
      expected,
      seen: seen || 'none',
      values: { interface: routes[0]?.dev ?? 'none' },
    };
  },
});
