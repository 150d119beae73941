/** What `ip -j` says about a machine's interfaces, and which of them carries the lab network. */
import { z } from 'zod';

const Links = z.array(
  z.object({
    ifname: z.string(),
    link_type: z.string().optional(),
    addr_info: z
      .array(
        z.object({
          local: z.string().optional(),
          prefixlen: z.number().optional(),
          scope: z.string().optional(),
          dynamic: z.boolean().optional(),
        }),
      )
      .default([]),
  }),
);
export type Address = { text: string; dynamic: boolean };
export type Link = { name: string; addresses: Address[] };

/** Interfaces that programs make for themselves; the lab network is never on one of them. */
const MADE_BY_PROGRAMS = /^(lo|docker|br-|virbr|veth|cni|cali|flannel|wg|tun|tap|vxlan)/;

export function readLinks(output: string): Link[] | null {
  const parsed = readJson(Links, output);
  return (
    parsed
      ?.filter((link) => link.ifname && !MADE_BY_PROGRAMS.test(link.ifname))
      .map((link) => ({
        name: link.ifname,
        addresses: link.addr_info
          .filter((one) => one.scope === 'global' && one.local)
          .map((one) => ({ text: `${one.local}/${one.prefixlen}`, dynamic: one.dynamic === true })),
      })) ?? null
  );
}

export function readJson<T extends z.ZodType>(schema: T, output: string): z.output<T> | null {
  try {
    return schema.safeParse(JSON.parse(output)).data ?? null;
  } catch {
    return null;
  }
}

/** The named one; for "auto" the one with an address of the lab network, else the first real one. */
export function pickLink(links: Link[], name: string, cidr: string): Link | undefined {
  if (name !== 'auto') return links.find((link) => link.name === name);
  return links.find((link) => link.addresses.some(({ text }) => within(text, cidr))) ?? links[0];
}

function within(address: string, cidr: string): boolean {
  const [base, prefix] = cidr.split('/') as [string, string];
  const shift = 32 - Number(prefix);
  return asNumber(address.split('/')[0]!) >> BigInt(shift) === asNumber(base) >> BigInt(shift);
}

const asNumber = (ip: string): bigint => ip.split('.').reduce((sum, part) => sum * 256n + BigInt(part), 0n);
