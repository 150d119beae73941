/** Many times in a few figures. */

export type Spread = { n: number; p50: number; p95: number; p99: number; max: number };

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN);
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** Two digits behind the point: more would be noise. */
export const round = (value: number): number => Math.round(value * 100) / 100;
