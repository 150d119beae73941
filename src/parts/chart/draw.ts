/** A chart as SVG by Observable Plot, in colours of the page: drawn once, when the site is built. */
import * as Plot from '@observablehq/plot';
import { JSDOM } from 'jsdom';
import { widthOf } from '../../diagrams/measure.ts';
import { TONES } from '../numbers/tones.ts';
import { type ChartData, highest, type Point, pointsOf } from './model.ts';

const TEXT_PX = 13;
const BAR_PX = 26;
const LINE_HEIGHT_PX = 260;
/** Names may take so much of the width; then they are broken into lines. */
const NAMES_SHARE = 0.38;

const { document } = new JSDOM('').window;
const colour = ({ tone }: Point) => `var(--${tone})`;

export function draw(data: ChartData, width: number): string {
  const svg = Plot.plot({ ...base(width), ...KINDS[data.kind](data, width) });
  svg.setAttribute('aria-hidden', 'true');
  svg.removeAttribute('width');
  svg.removeAttribute('height');
  return svg.outerHTML;
}

const base = (width: number): Plot.PlotOptions => ({
  document,
  width,
  className: 'chart-svg',
  marginRight: 16,
  style: {
    fontFamily: 'inherit',
    fontSize: `${TEXT_PX}px`,
    color: 'var(--soft)',
    background: 'none',
    overflow: 'visible',
  },
});

const say = (value: number, unit: string): string => `${value.toLocaleString('en-US')}${unit}`;

/** Room for names at the left edge, and how wide a line of them may be. */
function names(texts: string[], width: number): { marginLeft: number; lineWidth: number } {
  const longest = Math.max(...texts.map((text) => widthOf(text, TEXT_PX, false)));
  const marginLeft = Math.ceil(Math.min(longest + 14, width * NAMES_SHARE));
  return { marginLeft, lineWidth: longest + 14 <= marginLeft ? Infinity : (marginLeft - 10) / TEXT_PX };
}

function bar(data: ChartData, width: number): Plot.PlotOptions {
  const points = pointsOf(data);
  const many = data.series.length > 1;
  const { marginLeft, lineWidth } = names(many ? data.series.map(({ name }) => name) : data.labels, width);
  const place = many ? { y: 'series', fy: 'label' } : { y: 'label' };
  const room = Math.max(...points.map(({ value }) => widthOf(say(value, data.unit), TEXT_PX, true))) + 10;
  return {
    marginLeft,
    marginRight: room,
    marginTop: many ? 26 : 6,
    marginBottom: 6,
    height: points.length * BAR_PX + (many ? data.labels.length * 34 : 12),
    x: { axis: null, domain: [0, highest(data) || 1] },
    y: { domain: many ? data.series.map(({ name }) => name) : data.labels, padding: 0.28 },
    ...(many && { fy: { domain: data.labels, axis: null, padding: 0.36 } }),
    marks: [
      Plot.axisY({ tickSize: 0, label: null, lineWidth, fill: 'var(--ink)', fontSize: TEXT_PX }),
      Plot.barX(points, { x: 'value', ...place, fill: colour, rx2: 3 }),
      Plot.text(points, {
        x: 'value',
        ...place,
        text: ({ value }: Point) => say(value, data.unit),
        textAnchor: 'start',
        dx: 6,
        fill: 'var(--ink)',
        fontWeight: 620,
      }),
      many
        ? Plot.text(data.labels, {
            fy: (label: string) => label,
            text: (label: string) => label,
            frameAnchor: 'top-left',
            lineAnchor: 'bottom',
            dx: 6 - marginLeft,
            dy: -5,
            fill: 'var(--ink)',
            fontWeight: 640,
          })
        : null,
    ],
  };
}

function stacked(data: ChartData, width: number): Plot.PlotOptions {
  const points = pointsOf(data);
  const { marginLeft, lineWidth } = names(data.labels, width);
  const perUnit = (width - marginLeft - 16) / (highest(data) || 1);
  const fits = ({ value }: Point) => widthOf(say(value, data.unit), TEXT_PX, true) + 8 < value * perUnit;
  return {
    marginLeft,
    marginTop: 6,
    marginBottom: 6,
    height: data.labels.length * (BAR_PX + 12) + 12,
    x: { axis: null },
    y: { domain: data.labels, padding: 0.28 },
    marks: [
      Plot.axisY({ tickSize: 0, label: null, lineWidth, fill: 'var(--ink)', fontSize: TEXT_PX }),
      Plot.barX(
        points,
        Plot.stackX({
          x: 'value',
          y: 'label',
          z: 'series',
          order: data.series.map(({ name }) => name),
          fill: colour,
          insetRight: 1.5,
        }),
      ),
      Plot.text(
        points,
        Plot.stackX({
          x: 'value',
          y: 'label',
          z: 'series',
          order: data.series.map(({ name }) => name),
          text: (point: Point) => (fits(point) ? say(point.value, data.unit) : ''),
          fill: 'var(--on-celadon)',
          fontWeight: 620,
        }),
      ),
    ],
  };
}

function line(data: ChartData, width: number): Plot.PlotOptions {
  const points = pointsOf(data);
  const ticks = width < 400 ? 4 : 6;
  const widest = widthOf(say(highest(data), data.unit), TEXT_PX, false);
  const every = Math.ceil((data.labels.length * 52) / width);
  return {
    marginLeft: Math.ceil(widest) + 12,
    marginBottom: 28,
    marginTop: 12,
    marginRight: 24,
    height: width < 400 ? LINE_HEIGHT_PX - 40 : LINE_HEIGHT_PX,
    x: { type: 'point', domain: data.labels, padding: 0.3 },
    y: { domain: [0, highest(data) * 1.05 || 1] },
    marks: [
      Plot.gridY({ ticks, stroke: 'var(--line)', strokeOpacity: 1 }),
      Plot.axisY({
        ticks,
        tickSize: 0,
        label: null,
        tickFormat: (value: number) => say(value, data.unit),
        fontSize: TEXT_PX,
      }),
      Plot.axisX({
        tickSize: 0,
        label: null,
        fontSize: TEXT_PX,
        ticks: data.labels.filter((_, i) => i % every === 0),
      }),
      ...data.series.map(({ name }, i) => {
        const own = points.filter(({ series }) => series === name);
        const tone = own[0]!.tone;
        return Plot.line(own, {
          x: 'label',
          y: 'value',
          stroke: `var(--${tone})`,
          strokeWidth: 2.5,
          strokeDasharray: TONES[tone].join(' '),
          z: () => i,
        });
      }),
      Plot.dot(points, { x: 'label', y: 'value', r: 3.5, fill: colour }),
    ],
  };
}

const KINDS = { bar, line, stacked };
