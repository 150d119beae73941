/** From the words of a check (`all`, `group:database`, `pg-01`) to machines. */
import { AuthorError, suggestion } from './author-error.ts';
import type { Inventory, Machine } from './inventory.ts';
import { machineByName } from './references.ts';
import type { Selector } from './stage.ts';

export function selectMachines(
  inventory: Inventory,
  selector: Selector,
  file: string,
  place: string,
): Machine[] {
  if (Array.isArray(selector)) {
    return selector.flatMap((one, i) => selectMachines(inventory, one, file, `${place}.${i}`));
  }
  if (selector === 'all') return inventory.machines;
  if (selector.startsWith('group:')) {
    const group = selector.slice('group:'.length);
    const found = inventory.machines.filter((machine) => machine.group === group);
    if (found.length === 0)
      throw new AuthorError(file, place, `no machine of the inventory is in group "${group}"`);
    return found;
  }
  const machine = machineByName(inventory, selector);
  if (!machine) {
    const names = inventory.machines.map((one) => one.hostname);
    throw new AuthorError(file, place, `unknown machine "${selector}"${suggestion(selector, names)}`);
  }
  return [machine];
}
