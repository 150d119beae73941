/** A request's path: who takes part, what goes from whom to whom, and where it is drawn. */
import { z } from 'zod';
import { PartId } from '../part.ts';
import { wrapped } from '../steps/wrap.ts';

export const RequestPathProps = z
  .strictObject({
    id: PartId,
    ask: z.string().min(1),
    actors: z
      .array(z.strictObject({ id: PartId, name: z.string().min(1) }))
      .min(2)
      .max(7),
    steps: z
      .array(
        z.strictObject({
          from: z.string(),
          to: z.string(),
          is: z.string().min(1),
          detail: z.string().min(1).optional(),
        }),
      )
      .min(2)
      .max(14),
  })
  .superRefine(({ actors, steps }, context) => {
    const known = actors.map(({ id }) => id);
    for (const [i, step] of steps.entries())
      for (const end of ['from', 'to'] as const)
        if (!known.includes(step[end]))
          context.addIssue({
            code: 'custom',
            path: ['steps', i, end],
            message: `"${step[end]}" is not one of the actors ${known.join(', ')}`,
          });
  });
export type RequestPathProps = z.infer<typeof RequestPathProps>;

type Measure = (text: string, size: number, bold: boolean) => number;
export type Line = { text: string; x: number; y: number };
export type Arrow = { path: string; head: string; lines: Line[]; top: number; height: number };
export type Actor = { x: number; width: number; lines: Line[] };
export type Drawing = {
  width: number;
  height: number;
  head: { height: number };
  actors: Actor[];
  arrows: Arrow[];
};

export const NAME_PX = 13;
export const LABEL_PX = 13;
const LINE_PX = 17;
const COLUMN_PX = 80;
const LEAST_PX = 340;
const EDGE_PX = 4;
const HEAD_PAD_PX = 8;
const ROW_PAD_PX = 20;
/** Between the words and the arrow below them. */
const GAP_PX = 7;
const LOOP_PX = 26;
const POINT_PX = 7;

export function drawn(
  { actors, steps }: Pick<RequestPathProps, 'actors' | 'steps'>,
  measure: Measure,
): Drawing {
  const width = Math.max(LEAST_PX, actors.length * COLUMN_PX);
  const column = width / actors.length;
  const middle = (id: string) => (actors.findIndex((actor) => actor.id === id) + 0.5) * column;
  const names = actors.map(({ name }) => wrapped(name, column - 9, (text) => measure(text, NAME_PX, true)));
  const headHeight = Math.max(...names.map((lines) => lines.length)) * LINE_PX + 2 * HEAD_PAD_PX;
  let y = headHeight + 10;
  const arrows = steps.map(({ from, to, is }, i) => {
    const labels = wrapped(`${i + 1} ${is}`, width - 4 * EDGE_PX, (text) => measure(text, LABEL_PX, true));
    const top = y;
    const line = top + labels.length * LINE_PX + GAP_PX;
    const [x1, x2] = [middle(from), middle(to)];
    const loops = from === to;
    const inward = x1 + LOOP_PX + EDGE_PX > width ? -1 : 1;
    const centre = loops ? x1 + inward * LOOP_PX : (x1 + x2) / 2;
    const widest = Math.max(...labels.map((text) => measure(text, LABEL_PX, true)));
    const x = Math.min(Math.max(centre, EDGE_PX + widest / 2), width - EDGE_PX - widest / 2);
    const lines = labels.map((text, row) => ({ text, x, y: top + (row + 0.8) * LINE_PX }));
    const height = line - top + (loops ? LOOP_PX / 2 : 0) + ROW_PAD_PX - GAP_PX;
    y += height;
    return { ...(loops ? loop(x1, line, inward) : straight(x1, x2, line)), lines, top, height };
  });
  return {
    width,
    height: y + 4,
    head: { height: headHeight },
    arrows,
    actors: names.map((lines, i) => {
      const x = (i + 0.5) * column;
      const top = (headHeight - lines.length * LINE_PX) / 2;
      return {
        x,
        width: column - 5,
        lines: lines.map((text, row) => ({ text, x, y: top + (row + 0.78) * LINE_PX })),
      };
    }),
  };
}

function straight(x1: number, x2: number, y: number): { path: string; head: string } {
  const way = x2 > x1 ? 1 : -1;
  const tip = x2 - way;
  return {
    path: `M${x1} ${y}H${tip - way * POINT_PX}`,
    head: `M${tip} ${y}l${-way * POINT_PX * 1.3} ${-POINT_PX * 0.7}v${POINT_PX * 1.4}z`,
  };
}

function loop(x: number, y: number, way: number): { path: string; head: string } {
  const down = LOOP_PX / 2;
  return {
    path: `M${x} ${y}h${way * LOOP_PX}v${down}H${x + way * POINT_PX}`,
    head: `M${x + way} ${y + down}l${way * POINT_PX * 1.3} ${-POINT_PX * 0.7}v${POINT_PX * 1.4}z`,
  };
}
