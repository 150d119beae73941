/** Addresses of the lab stand in the inventory and nowhere else; this finds the ones that were typed out. */
import { AuthorError, type Inventory } from '#lab';

const ADDRESS = /(?<![\d.])(\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)/g;

export function lintAddresses(
  text: string,
  inventory: Inventory,
  /** `foreignAllowed`: a mistake may give a machine an address that nobody has. */
  where: { file: string; place: string; foreignAllowed?: boolean },
): AuthorError[] {
  return [...text.matchAll(ADDRESS)].flatMap(([address]) => {
    if (!inLab(address, inventory) || isReserved(address, inventory)) return [];
    const reference = referenceFor(address, inventory);
    if (!reference && where.foreignAllowed) return [];
    const remedy = reference
      ? `"${address}" is typed out; write "${reference}"`
      : `"${address}" is typed out, and no machine of the inventory has it`;
    return [new AuthorError(where.file, where.place, remedy)];
  });
}

function referenceFor(address: string, inventory: Inventory): string | undefined {
  const { cidr, gateway } = inventory.networks.lab;
  const machine = inventory.machines.find(({ ip }) => ip === address);
  if (machine) return `{{${machine.hostname}.ip}}`;
  if (address === gateway) return '{{lab.gateway}}';
  return address === cidr.split('/')[0] ? '{{lab.base}}' : undefined;
}

const asNumber = (address: string): number =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

function inLab(address: string, inventory: Inventory): boolean {
  const [base, prefix] = inventory.networks.lab.cidr.split('/') as [string, string];
  const size = 2 ** (32 - Number(prefix));
  return Math.floor(asNumber(address) / size) === Math.floor(asNumber(base) / size);
}

/** Kept for services that float between machines: no machine could name them. */
function isReserved(address: string, inventory: Inventory): boolean {
  return inventory.networks.lab.reserved.some(({ range }) => {
    const [first, last = first] = range.split('-') as [string, string?];
    return asNumber(first) <= asNumber(address) && asNumber(address) <= asNumber(last);
  });
}
