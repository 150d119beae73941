/** Questions whose answers lead on to questions or results. */
export type Node = { answers: readonly string[] };
export type Tree = Readonly<Record<string, Node>>;
/** Which answer was given at each question so far. */
export type Path = readonly number[];

/** The nodes one came by, the present one last; `null` when the path leads nowhere. */
export function walk(tree: Tree, start: string, path: Path): string[] | null {
  const nodes = [start];
  for (const answer of path) {
    const next = tree[nodes.at(-1)!]?.answers[answer];
    if (next === undefined) return null;
    nodes.push(next);
  }
  return nodes;
}

/** All nodes that can be reached, nearest first. */
export function reachable(tree: Tree, start: string): string[] {
  const found = [start];
  for (const id of found)
    for (const next of tree[id]?.answers ?? []) if (!found.includes(next)) found.push(next);
  return found;
}

/** What an author did wrong, or `null`. */
export function flawOf(tree: Tree, start: string): string | null {
  if (!tree[start]) return `it starts with "${start}", which is no node`;
  for (const [id, { answers }] of Object.entries(tree))
    for (const next of answers) if (!tree[next]) return `"${id}" leads to "${next}", which is no node`;
  const met = reachable(tree, start);
  const lost = Object.keys(tree).find((id) => !met.includes(id));
  return lost ? `no answer leads to "${lost}"` : null;
}

export const readPath =
  (tree: Tree, start: string) =>
  (kept: unknown): Path | null =>
    Array.isArray(kept) && walk(tree, start, kept as Path) ? (kept as Path) : null;
