/** What a chart shows, judged: as many values as labels, as many series as there are colours. */
import { z } from 'zod';
import { TONES, type Tone } from '../numbers/tones.ts';

const Tones = Object.keys(TONES) as Tone[];

export const ChartData = z
  .strictObject({
    kind: z.enum(['bar', 'line', 'stacked']),
    unit: z.string().max(12).default(''),
    labels: z.array(z.string().min(1)).min(1).max(24),
    series: z
      .array(z.strictObject({ name: z.string().min(1), values: z.array(z.number().min(0)) }))
      .min(1)
      .max(Tones.length, `at most ${Tones.length} series: more cannot be told apart`),
  })
  .superRefine(({ labels, series, kind }, context) => {
    for (const [i, { name, values }] of series.entries()) {
      if (values.length === labels.length) continue;
      const message = `"${name}" has ${values.length} values for ${labels.length} labels`;
      context.addIssue({ code: 'custom', path: ['series', i, 'values'], message });
    }
    if (kind === 'line' && labels.length < 2)
      context.addIssue({ code: 'custom', path: ['labels'], message: 'a line needs two labels or more' });
  });
export type ChartData = z.infer<typeof ChartData>;

export type Point = { label: string; series: string; value: number; tone: Tone };

export const toneOf = (series: number): Tone => Tones[series % Tones.length]!;

export const pointsOf = ({ labels, series }: ChartData): Point[] =>
  series.flatMap(({ name, values }, i) =>
    values.map((value, place) => ({ label: labels[place]!, series: name, value, tone: toneOf(i) })),
  );

/** The longest bar or the highest point. */
export function highest({ kind, labels, series }: ChartData): number {
  const sums = labels.map((_, place) => series.reduce((sum, { values }) => sum + (values[place] ?? 0), 0));
  const values = kind === 'stacked' ? sums : series.flatMap((one) => one.values);
  return Math.max(...values, 0);
}

/** Where a series is highest and lowest; one label has neither. */
export function ends(
  data: ChartData,
  series: number,
): { high: string; low: string; first: number; last: number } {
  const values = data.series[series]!.values;
  const labelAt = (value: number) => data.labels[values.indexOf(value)]!;
  return {
    high: labelAt(Math.max(...values)),
    low: labelAt(Math.min(...values)),
    first: values[0]!,
    last: values.at(-1)!,
  };
}
