/** A topology: what stands where, what is linked, and what happens in each scene. */
import { z } from 'zod';
import { PartId } from '../part.ts';

const Pair = z.tuple([z.string(), z.string()]);
const Node = z.strictObject({
  id: PartId,
  name: z.string().min(1),
  x: z.number().min(0).max(5),
  y: z.number().min(0).max(4),
  kind: z.enum(['machine', 'service', 'cloud', 'user', 'store']).default('machine'),
});
const Scene = z.strictObject({
  is: z.string().min(1),
  flows: z.array(Pair).default([]),
  down: z.array(z.string()).default([]),
  mark: z.array(z.string()).default([]),
});

export const TopologyProps = z
  .strictObject({
    id: PartId,
    ask: z.string().min(1).optional(),
    nodes: z.array(Node).min(2).max(16),
    links: z.array(Pair),
    scenes: z.array(Scene).min(1).max(14),
  })
  .superRefine(({ nodes, links, scenes }, context) => {
    const known = new Set(nodes.map(({ id }) => id));
    const judge = (path: Array<string | number>, ids: readonly string[]) => {
      for (const id of ids)
        if (!known.has(id))
          context.addIssue({
            code: 'custom',
            path,
            message: `"${id}" is not one of the nodes ${[...known].join(', ')}`,
          });
    };
    for (const [i, pair] of links.entries()) judge(['links', i], pair);
    for (const [i, { flows, down, mark }] of scenes.entries()) {
      for (const [j, pair] of flows.entries()) judge(['scenes', i, 'flows', j], pair);
      judge(['scenes', i, 'down'], down);
      judge(['scenes', i, 'mark'], mark);
    }
    const places = new Map<string, string>();
    for (const [i, { id, x, y }] of nodes.entries()) {
      const other = places.get(`${x},${y}`);
      if (other)
        context.addIssue({ code: 'custom', path: ['nodes', i], message: `stands where "${other}" stands` });
      places.set(`${x},${y}`, id);
    }
  });
export type TopologyProps = z.infer<typeof TopologyProps>;
export type TopologyNode = z.infer<typeof Node>;
type Pair = z.infer<typeof Pair>;

export const BOX = { width: 88, height: 46 };
const CELL = { width: 112, height: 88 };
const EDGE_PX = 8;
/** Between an arrow and the box it points at. */
const AIR_PX = 3;
const POINT_PX = 8;
/** Two flows that meet each other keep to their right. */
const APART_PX = 5;

export type Place = { x: number; y: number };
export type Line = { from: Place; to: Place };
export type Plan = { width: number; height: number; place: (id: string) => Place };

/** The middle of every node, in a picture no larger than what stands in it. */
export function planned(nodes: readonly TopologyNode[]): Plan {
  const [xs, ys] = [nodes.map(({ x }) => x), nodes.map(({ y }) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const places = new Map(
    nodes.map(({ id, x, y }) => [
      id,
      {
        x: (x - left) * CELL.width + BOX.width / 2 + EDGE_PX,
        y: (y - top) * CELL.height + BOX.height / 2 + EDGE_PX,
      },
    ]),
  );
  return {
    width: (Math.max(...xs) - left) * CELL.width + BOX.width + 2 * EDGE_PX,
    height: (Math.max(...ys) - top) * CELL.height + BOX.height + 2 * EDGE_PX,
    place: (id) => {
      const place = places.get(id);
      if (!place) throw new Error(`a link should join nodes of the picture, not "${id}"`);
      return place;
    },
  };
}

/** From the edge of one box to the edge of the other. */
export function between(a: Place, b: Place, air = 0): Line {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const far = Math.hypot(dx, dy) || 1;
  const reach =
    Math.min(
      BOX.width / 2 / Math.max(Math.abs(dx / far), 1e-6),
      BOX.height / 2 / Math.max(Math.abs(dy / far), 1e-6),
    ) + air;
  const [ux, uy] = [dx / far, dy / far];
  return {
    from: { x: a.x + ux * reach, y: a.y + uy * reach },
    to: { x: b.x - ux * reach, y: b.y - uy * reach },
  };
}

/** The arrows of a scene. */
export function flowsOf({ place }: Plan, flows: readonly Pair[]): Array<{ path: string; head: string }> {
  return flows.map(([from, to]) => {
    const meets = flows.some(([a, b]) => a === to && b === from);
    const line = between(place(from), place(to), AIR_PX);
    const [dx, dy] = [line.to.x - line.from.x, line.to.y - line.from.y];
    const far = Math.hypot(dx, dy) || 1;
    const [ux, uy] = [dx / far, dy / far];
    const aside = meets ? APART_PX : 0;
    const shift = ({ x, y }: Place): Place => ({ x: x - uy * aside, y: y + ux * aside });
    const [start, tip] = [shift(line.from), shift(line.to)];
    const neck = { x: tip.x - ux * POINT_PX, y: tip.y - uy * POINT_PX };
    const wing = (side: 1 | -1) => `${round(neck.x - uy * 5 * side)} ${round(neck.y + ux * 5 * side)}`;
    return {
      path: `M${round(start.x)} ${round(start.y)}L${round(neck.x)} ${round(neck.y)}`,
      head: `M${round(tip.x)} ${round(tip.y)}L${wing(1)}L${wing(-1)}z`,
    };
  });
}

const round = (value: number): number => Math.round(value * 10) / 10;
