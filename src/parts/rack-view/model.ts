/** Two machines on each host, in order: which of them are lit, and where an arrow key leads. */
export type Placed = { id: string; host: string; group: string; memoryGb: number };
export type View = { group: string; machine: string | null };

export const ALL = 'all';

export const isLit = ({ group }: Pick<Placed, 'group'>, chosen: string): boolean =>
  chosen === ALL || chosen === group;

export function sumOf(machines: readonly Placed[], chosen: string) {
  const lit = machines.filter((machine) => isLit(machine, chosen));
  return {
    machines: lit.length,
    hosts: new Set(lit.map(({ host }) => host)).size,
    memory: lit.reduce((sum, { memoryGb }) => sum + memoryGb, 0),
  };
}

/** Machines stand in pairs, one below the other, with `columns` pairs beside each other. */
export function stepped(
  at: number,
  key: string,
  { columns, total }: { columns: number; total: number },
): number {
  const down = at % 2 ? 2 * columns - 1 : 1;
  const up = at % 2 ? -1 : 1 - 2 * columns;
  const by = { ArrowRight: 2, ArrowLeft: -2, ArrowDown: down, ArrowUp: up }[key];
  const to = key === 'Home' ? 0 : key === 'End' ? total - 1 : at + (by ?? 0);
  return to >= 0 && to < total ? to : at;
}

export const readView =
  (groups: readonly string[], machines: readonly string[]) =>
  (kept: unknown): View | null => {
    const { group, machine = null } = (kept ?? {}) as Partial<View>;
    if (typeof group !== 'string' || (group !== ALL && !groups.includes(group))) return null;
    return { group, machine: machine !== null && machines.includes(machine) ? machine : null };
  };
