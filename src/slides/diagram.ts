/** A drawing for a slide: its letters are readable from the back row, turned upright when that makes it larger. */
import { drawDiagram } from '../diagrams/draw.ts';
import { turned } from '../diagrams/turn.ts';

/** What a slide of 1280 by 720 has room for, the size of letters in a drawing, and the smallest on a slide: in its pixels. */
const ROOM = { width: 1120, height: 455 };
const LETTERS = 16;
const LEGIBLE = 24;
/** A drawing of three boxes is not blown up more than so often. */
const LARGEST = 2;
/** Pixels of a slide in 1rem. */
const REM = 27;

type Drawn = { svg: string; width: number; scale: number };

export async function drawForSlide(code: string): Promise<string> {
  const upright = await draw(code);
  const other = turned(code);
  const drawn =
    other !== code && upright.scale * LETTERS < LEGIBLE ? larger(upright, await draw(other)) : upright;
  const scale = Math.max(drawn.scale, LEGIBLE / LETTERS);
  const width = ((drawn.width * scale) / REM).toFixed(2);
  return drawn.svg
    .replace(/ width="100%"/, '')
    .replace(/ style="max-width:[^"]*"/, ` style="width:${width}rem;min-width:0;max-width:none"`);
}

async function draw(code: string): Promise<Drawn> {
  const svg = await drawDiagram(code);
  const [, , width = 1, height = 1] = (/viewBox="([^"]+)"/.exec(svg)?.[1] ?? '').split(' ').map(Number);
  return { svg, width, scale: Math.min(ROOM.width / width, ROOM.height / height, LARGEST) };
}

const larger = (a: Drawn, b: Drawn): Drawn => (b.scale > a.scale ? b : a);
