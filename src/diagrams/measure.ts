/** Widths of text in the font we ship, so that every machine draws the same diagram. */
import { join } from 'node:path';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

const FAMILY = 'Madang Diagram';

const SLICES = ['sans-latin', 'sans-hangul', 'sans-latin-more', 'sans-hangul-more'];

for (const slice of SLICES) {
  const file = join(__REPOSITORY__, 'public', 'fonts', `${slice}.woff2`);
  if (!GlobalFonts.registerFromPath(file, `${FAMILY} ${slice}`)) throw new Error(`${file} should be a font`);
}
const families = SLICES.map((slice) => `"${FAMILY} ${slice}"`).join(', ');
const context = createCanvas(8, 8).getContext('2d');

export function widthOf(text: string, sizePx: number, bold: boolean): number {
  context.font = `${bold ? '700 ' : ''}${sizePx}px ${families}`;
  return context.measureText(text).width;
}
