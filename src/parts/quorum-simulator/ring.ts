/** Where members stand: in a ring, the arbitrator in its middle, or below when there are only two. */
import { ARBITRATOR } from './model.ts';

export const RING = { width: 300, member: 27 };
/** As high as the lowest member needs. */
export const heightOf = (size: number): number => (size === 2 ? 236 : size === 3 ? 220 : 250);
const MIDDLE = { x: 150, y: 136 };
const RADIUS_PX = 98;

export function placeIn(size: number, member: string): { x: number; y: number } {
  if (size === 2) {
    if (member === ARBITRATOR) return { x: MIDDLE.x, y: 206 };
    return { x: member === '1' ? 62 : 238, y: 90 };
  }
  if (member === ARBITRATOR) return MIDDLE;
  const turn = ((Number(member) - 1) / size) * 2 * Math.PI - Math.PI / 2;
  const round = (value: number) => Math.round(value * 10) / 10;
  return { x: round(MIDDLE.x + RADIUS_PX * Math.cos(turn)), y: round(MIDDLE.y + RADIUS_PX * Math.sin(turn)) };
}
