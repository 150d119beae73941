/** What the page and its script say of a choice, in the words of the page. */
import { fill } from '../../i18n/fill.ts';
import {
  addressOf,
  type Choice,
  holds,
  maskOf,
  numberOf,
  type Relation,
  relationOf,
  subnetOf,
  usable,
} from './model.ts';
import type { Words } from './words.ts';

export type Lab = {
  cidr: string;
  gateway: string;
  machines: ReadonlyArray<{ hostname: string; ip: string }>;
};

const known = (address: string): number => {
  const number = numberOf(address);
  if (number === null) throw new Error(`the inventory should hold addresses, not "${address}"`);
  return number;
};

export const prefixOf = ({ cidr }: Lab): number => Number(cidr.split('/')[1]);

export function factsOf({ from, prefix }: Choice, lab: Lab, words: Words): Array<[string, string]> {
  const subnet = subnetOf(known(from), prefix);
  const { first, last, count } = usable(subnet);
  const inside = holds(subnet, known(lab.gateway));
  return [
    [words.facts.net, `${addressOf(subnet.base)}/${prefix}`],
    [words.facts.mask, maskOf(prefix)],
    [words.facts.range, count > 1 ? `${addressOf(first)} – ${addressOf(last)}` : addressOf(first)],
    [words.facts.count, count.toLocaleString('en')],
    [words.facts.last, prefix < 31 ? addressOf(subnet.last) : '–'],
    [words.facts.gateway, fill(inside ? words.gatewayIn : words.gatewayOut, { address: lab.gateway })],
  ];
}

export const relationTo = ({ from, prefix }: Choice, to: string, lab: Lab): Relation =>
  relationOf(known(from), known(to), { prefix, gateway: known(lab.gateway) });

export const GROUPS = ['neighbours', 'through', 'edge', 'lost'] as const;
type Groups = Record<(typeof GROUPS)[number], string[]>;

/** Machines by what they are to the one chosen. */
export function groupsOf(choice: Choice, lab: Lab): Groups {
  const groups: Groups = { neighbours: [], through: [], edge: [], lost: [] };
  const into = { neighbour: 'neighbours', gateway: 'through', lost: 'lost', edge: 'edge' } as const;
  for (const { hostname, ip } of lab.machines) {
    const relation = relationTo(choice, ip, lab);
    if (relation !== 'self') groups[into[relation]].push(hostname);
  }
  return groups;
}

export function verdictOf(choice: Choice, lab: Lab): 'same' | 'wider' | 'narrower' | 'cutOff' | 'noHost' {
  const own = prefixOf(lab);
  const { base, last } = subnetOf(known(choice.from), choice.prefix);
  if (choice.prefix < 31 && [base, last].includes(known(choice.from))) return 'noHost';
  if (choice.prefix === own) return 'same';
  if (choice.prefix < own) return 'wider';
  return holds(subnetOf(known(choice.from), choice.prefix), known(lab.gateway)) ? 'narrower' : 'cutOff';
}
