/** Addresses as numbers, and what a prefix makes of them: who is a neighbour, who is reached through the gateway. */
export type Subnet = { base: number; last: number; prefix: number };

const OCTETS = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;

export function numberOf(address: string): number | null {
  const octets = OCTETS.exec(address.trim())?.slice(1).map(Number);
  if (!octets || octets.some((octet) => octet > 255)) return null;
  return octets.reduce((number, octet) => number * 256 + octet, 0);
}

export const addressOf = (number: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');

export function subnetOf(number: number, prefix: number): Subnet {
  const size = 2 ** (32 - prefix);
  const base = Math.floor(number / size) * size;
  return { base, last: base + size - 1, prefix };
}

export const maskOf = (prefix: number): string => addressOf(2 ** 32 - 2 ** (32 - prefix));

export const holds = ({ base, last }: Subnet, number: number): boolean => number >= base && number <= last;

/** Addresses a machine may have: without the first and the last, but for the two smallest nets. */
export function usable({ base, last, prefix }: Subnet): { first: number; last: number; count: number } {
  const edge = prefix >= 31 ? 0 : 1;
  return { first: base + edge, last: last - edge, count: last - base + 1 - 2 * edge };
}

/** "/27", "27", "192.168.10.0/27" or "255.255.255.224". */
export function readPrefix(typed: string): number | null {
  const text = typed.trim();
  const mask = numberOf(text);
  if (mask !== null) {
    for (let prefix = 0; prefix <= 32; prefix++) if (maskOf(prefix) === addressOf(mask)) return prefix;
    return null;
  }
  const [, address, digits] = /^(?:([\d.]+)?\/)?(\d{1,2})$/.exec(text) ?? [];
  if (digits === undefined || (address && numberOf(address) === null)) return null;
  const prefix = Number(digits);
  return prefix <= 32 ? prefix : null;
}

/** What is said of another address from here. */
export type Relation = 'self' | 'neighbour' | 'gateway' | 'lost' | 'edge';

/** Without a gateway among the neighbours, what is not a neighbour is out of reach. */
export function relationOf(
  from: number,
  to: number,
  { prefix, gateway }: { prefix: number; gateway: number },
): Relation {
  const subnet = subnetOf(from, prefix);
  if (from === to) return 'self';
  if (holds(subnet, to))
    return prefix < 31 && (to === subnet.base || to === subnet.last) ? 'edge' : 'neighbour';
  return holds(subnet, gateway) ? 'gateway' : 'lost';
}

/** The 32 bits of an address. */
export const bitsOf = (number: number): string => number.toString(2).padStart(32, '0');

export type Choice = { from: string; prefix: number };

export const readChoice =
  (addresses: readonly string[]) =>
  (kept: unknown): Choice | null => {
    const { from, prefix } = (kept ?? {}) as Partial<Choice>;
    if (typeof from !== 'string' || !addresses.includes(from)) return null;
    return typeof prefix === 'number' && Number.isInteger(prefix) && prefix >= 0 && prefix <= 32
      ? { from, prefix }
      : null;
  };
