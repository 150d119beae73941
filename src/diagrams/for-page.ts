/** A drawing for a lesson: a chart too wide to be read beside its text stands upright, if that makes it fit. */
import { drawDiagram } from './draw.ts';
import { fits, sizeOfDrawing } from './size.ts';
import { turned } from './turn.ts';

export async function drawForPage(code: string): Promise<string> {
  const drawing = await drawDiagram(code);
  const other = turned(code);
  if (other === code || fits(sizeOfDrawing(drawing))) return drawing;
  const upright = await drawDiagram(other);
  return fits(sizeOfDrawing(upright)) ? upright : drawing;
}
