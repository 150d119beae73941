/** The emblem as an icon: the same window as everywhere, folded into a square. */
import { latticeWindow } from '../components/page/lattice.ts';

/** A window seen in the evening: the panes that make the shape of a yard are lit. */
const LIT = new Set([0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 20, 21, 24, 25, 26, 27, 34, 35]);

export function GET(): Response {
  const { width, height, panes } = latticeWindow(5, { pane: { width: 5, height: 2.6 }, bar: 0.9, rail: 1.3 });
  const size = Math.max(width, height);
  const rects = panes
    .map(({ x, y, width, height }, i) => {
      const fill = LIT.has(i) ? '#8edcc3' : '#f4eddc';
      return `<rect x="${x.toFixed(2)}" y="${y.toFixed(2)}" width="${width}" height="${height}" fill="${fill}"/>`;
    })
    .join('');
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${(width - size) / 2} ${(height - size) / 2} ${size} ${size}">` +
    `<rect width="${width}" height="${height}" rx="2" fill="#3a4651"/>${rects}</svg>`;
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml' } });
}
