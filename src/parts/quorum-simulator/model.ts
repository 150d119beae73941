/**
 * Members that vote, and what is cut between them. A side may write when more than half of all votes are in it and it
 * holds what was written before; an arbitrator votes but keeps no data.
 */
export const ARBITRATOR = 'judge';
/** Letters that stand for writes; after these the reader starts again. */
export const LETTERS = 'ABCDEFGHIJKL';

export type Cluster = {
  size: number;
  arbitrator: boolean;
  /** Whether half and less keep silent; without the rule every side writes. */
  rule: boolean;
  stopped: string[];
  cut: string[];
  /** What each member holds, a letter for a write. */
  logs: Record<string, string>;
  /** Everything that was ever accepted, in order. */
  accepted: string;
};

export type Reason = 'majority' | 'tie' | 'minority' | 'behind' | 'no-data' | 'unruled' | 'split';
export type Side = { members: string[]; votes: number; mayWrite: boolean; why: Reason };
export type Written =
  | { is: 'accepted'; letter: string; holds: string[]; lacks: string[]; elsewhere: boolean }
  | { is: 'refused'; why: Reason };

export const membersOf = ({ size, arbitrator }: Pick<Cluster, 'size' | 'arbitrator'>): string[] => [
  ...Array.from({ length: size }, (_, i) => String(i + 1)),
  ...(arbitrator ? [ARBITRATOR] : []),
];

export const linkOf = (a: string, b: string): string => [a, b].sort().join('-');

export const linksOf = (members: readonly string[]): string[] =>
  members.flatMap((a, i) => members.slice(i + 1).map((b) => linkOf(a, b)));

export const majorityOf = (votes: number): number => Math.floor(votes / 2) + 1;

export function freshCluster(size: number, arbitrator = false, rule = true): Cluster {
  const logs = Object.fromEntries(membersOf({ size, arbitrator: false }).map((member) => [member, '']));
  return { size, arbitrator, rule, stopped: [], cut: [], logs, accepted: '' };
}

/** Who still reaches whom, largest side first. */
export function sidesOf(cluster: Cluster): Side[] {
  const left = new Set(membersOf(cluster).filter((member) => !cluster.stopped.includes(member)));
  const sides: Side[] = [];
  for (const first of left) {
    const members = [first];
    left.delete(first);
    for (const member of members) {
      for (const other of left) {
        if (cluster.cut.includes(linkOf(member, other))) continue;
        left.delete(other);
        members.push(other);
      }
    }
    sides.push(judged(cluster, members));
  }
  return sides.sort((a, b) => b.votes - a.votes);
}

function judged(cluster: Cluster, found: readonly string[]): Side {
  const members = membersOf(cluster).filter((member) => found.includes(member));
  const why = reasonOf(cluster, members);
  return { members, votes: members.length, mayWrite: why === 'majority' || why === 'unruled', why };
}

function reasonOf(cluster: Cluster, members: readonly string[]): Reason {
  const logs = members.filter((member) => member !== ARBITRATOR).map((member) => cluster.logs[member] ?? '');
  if (logs.length === 0) return 'no-data';
  if (!cluster.rule) return diverged(logs) ? 'split' : 'unruled';
  const all = membersOf(cluster).length;
  if (members.length * 2 === all) return 'tie';
  if (members.length * 2 < all) return 'minority';
  return logs.includes(cluster.accepted) ? 'majority' : 'behind';
}

const longestOf = (logs: readonly string[]): string =>
  logs.reduce((longest, log) => (log.length > longest.length ? log : longest), '');

/** Two histories of which neither is the beginning of the other. */
const diverged = (logs: readonly string[]): boolean => {
  const longest = longestOf(logs);
  return logs.some((log) => !longest.startsWith(log));
};

export function toggled(cluster: Cluster, what: 'stopped' | 'cut', id: string): Cluster {
  const now = cluster[what];
  return caughtUp({
    ...cluster,
    [what]: now.includes(id) ? now.filter((one) => one !== id) : [...now, id],
  });
}

/** The first half on one side, the others and the arbitrator on the other. */
export function halved(cluster: Cluster): Cluster {
  const members = membersOf(cluster);
  const first = members.slice(0, Math.floor(cluster.size / 2));
  const cut = linksOf(members).filter((link) => {
    const [a = '', b = ''] = link.split('-');
    return first.includes(a) !== first.includes(b);
  });
  return caughtUp({ ...cluster, cut });
}

export const healed = (cluster: Cluster): Cluster => caughtUp({ ...cluster, stopped: [], cut: [] });

/** Members of a side that may write fetch what they missed. */
function caughtUp(cluster: Cluster): Cluster {
  const logs = { ...cluster.logs };
  for (const { members, mayWrite } of sidesOf(cluster)) {
    if (!mayWrite) continue;
    const data = members.filter((member) => member !== ARBITRATOR);
    const longest = longestOf(data.map((member) => logs[member] ?? ''));
    for (const member of data) logs[member] = longest;
  }
  return { ...cluster, logs };
}

export function written(cluster: Cluster, side: Side): [Cluster, Written] {
  const letter = LETTERS[cluster.accepted.length];
  if (!side.mayWrite || !letter) return [cluster, { is: 'refused', why: side.why }];
  const holds = side.members.filter((member) => member !== ARBITRATOR);
  const logs = { ...cluster.logs };
  for (const member of holds) logs[member] = `${logs[member] ?? ''}${letter}`;
  const lacks = membersOf(cluster).filter((member) => member !== ARBITRATOR && !holds.includes(member));
  const elsewhere = sidesOf(cluster).some((other) => other.mayWrite && !other.members.includes(holds[0]!));
  return [
    { ...cluster, logs, accepted: cluster.accepted + letter },
    { is: 'accepted', letter, holds, lacks, elsewhere },
  ];
}

/** What was kept, if it still is a cluster of one of these sizes. */
export const readCluster =
  (sizes: readonly number[]) =>
  (kept: unknown): Cluster | null => {
    const { size, arbitrator, rule, stopped, cut, logs, accepted } = (kept ?? {}) as Partial<Cluster>;
    if (typeof size !== 'number' || !sizes.includes(size)) return null;
    if (typeof arbitrator !== 'boolean' || typeof rule !== 'boolean') return null;
    const members = membersOf({ size, arbitrator });
    const links = linksOf(members);
    const subset = (some: unknown, all: readonly string[]): some is string[] =>
      Array.isArray(some) && some.every((one) => all.includes(one as string));
    if (!subset(stopped, members) || !subset(cut, links)) return null;
    const letters = (log: unknown): log is string => typeof log === 'string' && /^[A-L]{0,12}$/.test(log);
    if (!letters(accepted) || !logs || !Object.values(logs).every(letters)) return null;
    if (!members.every((member) => member === ARBITRATOR || member in logs)) return null;
    return { size, arbitrator, rule, stopped, cut, logs, accepted };
  };
