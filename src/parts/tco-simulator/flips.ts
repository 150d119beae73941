/** Which single assumption, changed alone within its range, makes another option the cheapest. */
import { fits, idsOf, type Knob, placeOf, placesOf } from '../numbers/knob.ts';
import {
  type Assumptions,
  type KnobId,
  knobsFor,
  matters,
  type Option,
  type Prices,
  SHAPES,
  type Shape,
  winnerOf,
} from './model.ts';

export type Flip = { id: KnobId; from: number; to: number; winner: Option; reach: number };
export type Flips = { knobs: Flip[]; shapes: Array<{ shape: Shape; winner: Option }>; never: KnobId[] };

export function flipsOf(assumed: Assumptions, prices: Prices): Flips {
  const now = winnerOf(assumed);
  const knobs = knobsFor(prices);
  const asked = idsOf(knobs).filter((id) => matters(id, assumed.shape));
  const found = asked.flatMap((id) => nearest(assumed, { id, knob: knobs[id], now }) ?? []);
  const shapes = SHAPES.filter((shape) => shape !== assumed.shape)
    .map((shape) => ({ shape, winner: winnerOf({ ...assumed, shape }) }))
    .filter(({ winner }) => winner !== now);
  return {
    knobs: found.sort((a, b) => a.reach - b.reach),
    shapes,
    never: asked.filter((id) => !found.some((flip) => flip.id === id)),
  };
}

/** The value closest to the present one at which somebody else wins. */
function nearest(
  assumed: Assumptions,
  { id, knob, now }: { id: KnobId; knob: Knob; now: Option },
): Flip | null {
  const here = Math.round((assumed[id] - knob.from) / knob.step);
  const places = placesOf(knob);
  for (let far = 1; far <= places; far++) {
    for (const place of [here - far, here + far]) {
      const to = placeOf(knob, place);
      if (!fits(knob, to)) continue;
      const winner = winnerOf({ ...assumed, [id]: to });
      if (winner !== now) return { id, from: assumed[id], to, winner, reach: far / places };
    }
  }
  return null;
}
