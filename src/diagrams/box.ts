/** Boxes of SVG elements worked out from their numbers: what a browser's layout knows and jsdom does not. */
import { widthOf } from './measure.ts';

export type Box = { x0: number; y0: number; x1: number; y1: number };

/** Ascent and height of a line, as a share of its size; those of the font we ship. */
const ASCENT = 0.93;
const LINE = 1.17;
/** Elements that are drawn nowhere by themselves. */
const UNDRAWN = /^(defs|marker|style|title|desc|filter|lineargradient|metadata)$/i;
const NUMBERS_OF: Record<string, number> = { M: 2, L: 2, T: 2, H: 1, V: 1, S: 4, Q: 4, C: 6, A: 7 };

export function boxOf(element: Element): Box | null {
  const number = (name: string) => Number.parseFloat(element.getAttribute(name) ?? '') || 0;
  const around = (x: number, y: number, rx: number, ry: number): Box => ({
    x0: x - rx,
    y0: y - ry,
    x1: x + rx,
    y1: y + ry,
  });
  switch (element.tagName.toLowerCase()) {
    case 'text':
    case 'tspan':
      return textBox(element);
    case 'rect':
    case 'image':
    case 'foreignobject':
      return {
        x0: number('x'),
        y0: number('y'),
        x1: number('x') + number('width'),
        y1: number('y') + number('height'),
      };
    case 'circle':
      return around(number('cx'), number('cy'), number('r'), number('r'));
    case 'ellipse':
      return around(number('cx'), number('cy'), number('rx'), number('ry'));
    case 'line':
      return pathBox(`M${number('x1')} ${number('y1')}L${number('x2')} ${number('y2')}`);
    case 'path':
      return pathBox(element.getAttribute('d') ?? '');
    case 'polygon':
    case 'polyline':
      return pathBox(`M${element.getAttribute('points') ?? ''}`);
    default:
      return groupBox(element);
  }
}

const join = (a: Box | null, b: Box | null): Box | null =>
  a && b
    ? {
        x0: Math.min(a.x0, b.x0),
        y0: Math.min(a.y0, b.y0),
        x1: Math.max(a.x1, b.x1),
        y1: Math.max(a.y1, b.y1),
      }
    : (a ?? b);

function groupBox(group: Element): Box | null {
  let all: Box | null = null;
  for (const child of group.children) {
    const box = UNDRAWN.test(child.tagName) ? null : boxOf(child);
    if (box) all = join(all, moved(box, child.getAttribute('transform') ?? ''));
  }
  return all;
}

function moved(box: Box, transform: string): Box {
  const [, x = '0', y = '0'] = /translate\(\s*([-\d.e]+)[ ,]*([-\d.e]+)?/.exec(transform) ?? [];
  const [dx, dy] = [Number(x), Number(y)];
  return { x0: box.x0 + dx, y0: box.y0 + dy, x1: box.x1 + dx, y1: box.y1 + dy };
}

/** Exact for lines, the hull of the control points for curves. */
function pathBox(path: string): Box | null {
  let box: Box | null = null;
  let [x, y] = [0, 0];
  for (const [, letter = '', rest = ''] of path.matchAll(/([MLHVCSQTAZ])([^MLHVCSQTAZ]*)/gi)) {
    const command = letter.toUpperCase();
    const size = NUMBERS_OF[command];
    if (size === undefined) continue;
    const numbers = [...rest.matchAll(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi)].map(([one]) => Number(one));
    for (let i = 0; i + size <= numbers.length; i += size) {
      const [ox, oy] = letter === command ? [0, 0] : [x, y];
      for (const [px, py] of pointsOf(command, numbers.slice(i, i + size), [x - ox, y - oy])) {
        [x, y] = [px + ox, py + oy];
        box = join(box, { x0: x, y0: y, x1: x, y1: y });
      }
    }
  }
  return box;
}

/** The points a segment is drawn through or held by; the last one is where the pen stays. */
function pointsOf(command: string, numbers: number[], [x, y]: [number, number]): Array<[number, number]> {
  if (command === 'H') return [[numbers[0]!, y]];
  if (command === 'V') return [[x, numbers[0]!]];
  if (command === 'A') return arcPoints(numbers, [x, y]);
  return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i]!, numbers[2 * i + 1]!]);
}

/** An arc as wide as its ellipse, the lid of a drum, reaches beyond its ends; a rounded corner does not. */
function arcPoints(numbers: number[], [x, y]: [number, number]): Array<[number, number]> {
  const [rx = 0, ry = 0, , , , endX = 0, endY = 0] = numbers;
  const end: [number, number] = [endX, endY];
  if (Math.abs(endX - x) < 1.5 * rx) return [end];
  const [midX, midY] = [(x + endX) / 2, (y + endY) / 2];
  return [[midX, midY - ry], [midX, midY + ry], end];
}

type Run = { x: number; y: number; width: number; size: number; counts: boolean };

/** Walks the runs of a text like a browser: absolute x and y, relative dx and dy in em, anchors per line. */
function textBox(element: Element): Box | null {
  const root = element.closest('text') ?? element;
  const lines: Array<{ of: Element; runs: Run[] }> = [];
  const pen = { x: 0, y: 0 };
  const walk = (node: Element, counts: boolean): void => {
    const size = sizeOf(node);
    const length = (name: string) => lengthOf(node.getAttribute(name), size);
    if (node === root || node.hasAttribute('x')) {
      pen.x = length('x');
      lines.push({ of: node, runs: [] });
    }
    if (node === root || node.hasAttribute('y')) pen.y = length('y');
    pen.x += length('dx');
    pen.y += length('dy');
    for (const child of node.childNodes) {
      if (child.nodeType === 1) walk(child as Element, counts || child === element);
      else if (child.nodeType === 3) {
        const text = (child.textContent ?? '').replace(/\s+/g, ' ');
        const width = widthOf(text, size, isBold(node));
        if (text) lines.at(-1)!.runs.push({ ...pen, width, size, counts });
        pen.x += width;
      }
    }
  };
  walk(root, root === element);
  return lines.reduce<Box | null>((all, { of, runs }) => join(all, lineBox(of, runs)), null);
}

function lineBox(of: Element, runs: Run[]): Box | null {
  const width = runs.reduce((sum, run) => sum + run.width, 0);
  // The style sheet of a drawing, which is not read here, centres the labels of its nodes.
  const anchor = inherited(of, 'text-anchor') ?? (of.closest('.node .label') ? 'middle' : undefined);
  const shift = anchor === 'middle' ? -width / 2 : anchor === 'end' ? -width : 0;
  const middle = /middle|central/.test(inherited(of, 'dominant-baseline') ?? '');
  return runs
    .filter(({ counts }) => counts)
    .reduce<Box | null>((all, run) => {
      const top = run.y - run.size * (middle ? 0.6 : ASCENT);
      return join(all, {
        x0: run.x + shift,
        y0: top,
        x1: run.x + shift + run.width,
        y1: top + run.size * LINE,
      });
    }, null);
}

function inherited(element: Element, property: string): string | undefined {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const style = new RegExp(`(?:^|;)\\s*${property}:\\s*([^;!]+)`).exec(at.getAttribute('style') ?? '')?.[1];
    const value = style?.trim() || at.getAttribute(property);
    if (value) return value;
  }
  return undefined;
}

const sizeOf = (element: Element): number => Number.parseFloat(inherited(element, 'font-size') ?? '') || 16;
const isBold = (element: Element): boolean => /bold|[67]00/.test(inherited(element, 'font-weight') ?? '');

function lengthOf(value: string | null, size: number): number {
  const [, amount, unit] = /^\s*(-?[\d.]+(?:e-?\d+)?)(em)?/.exec(value ?? '') ?? [];
  return amount === undefined ? 0 : Number(amount) * (unit ? size : 1);
}
