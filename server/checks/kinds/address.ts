/** `address`: an interface has the address it should, by hand and not by chance. */
import { z } from 'zod';
import { cannotTell, defineKind, holdsIf } from '../kind.ts';
import { pickLink, readLinks } from './links.ts';
import { InterfaceName } from './words.ts';

export const address = defineKind({
  options: {
    is: z.cidrv4('must look like "{{self.ip}}/{{lab.prefix}}"'),
    interface: InterfaceName,
    static: z.boolean().default(false).describe('not one that DHCP has lent'),
    only: z.boolean().default(false).describe('no second address beside it'),
  },
  values: ['interface'],
  describe: ({ is, static: fixed }, { machine }) => ({
    ko: `${machine.hostname}의 ${fixed ? '고정 ' : ''}주소는 ${is}입니다`,
    en: `${machine.hostname} has the ${fixed ? 'static ' : ''}address ${is}`,
  }),
  look: ({ interface: name }) => ({
    command: `ip -br -4 address${name === 'auto' ? '' : ` show dev ${name}`}`,
    script: 'ip -j -4 addr show',
    bytes: 16 * 1024,
  }),
  judge: ({ is, interface: name, static: fixed, only }, observation, { inventory }) => {
    const links = observation.exitCode === 0 ? readLinks(observation.output) : null;
    if (!links) return cannotTell(is, observation);
    const link = pickLink(links, name, inventory.networks.lab.cidr);
    const addresses = link?.addresses ?? [];
    const mine = addresses.find(({ text }) => text === is);
    const right = mine !== undefined && !(fixed && mine.dynamic) && !(only && addresses.length > 1);
    const seen = addresses.map(({ text, dynamic }) => (dynamic ? `${text} (dhcp)` : text)).join(', ');
    return {
      state: holdsIf(right),
      expected: is,
      seen: seen || 'none',
      values: { interface: link?.name ?? name },
    };
  },
});
