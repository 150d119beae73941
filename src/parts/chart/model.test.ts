import { expect, test } from 'vitest';
import { ChartData, ends, highest, pointsOf } from './model.ts';

const data = ChartData.parse({
  kind: 'bar',
  unit: '%',
  labels: ['2022', '2023', '2024'],
  series: [
    { name: 'one', values: [10, 30, 20] },
    { name: 'two', values: [5, 6, 7] },
  ],
});

const issueOf = (given: unknown) => ChartData.safeParse(given).error?.issues[0]?.message;

test('every value becomes a point with its label, its series and a colour of the series', () => {
  expect(pointsOf(data)).toHaveLength(6);
  expect(pointsOf(data)[1]).toEqual({ label: '2023', series: 'one', value: 30, tone: 'celadon' });
  expect(pointsOf(data)[5]).toEqual({ label: '2024', series: 'two', value: 7, tone: 'ochre' });
});

test('bars that are stacked reach as high as their sum', () => {
  expect(highest(data)).toBe(30);
  expect(highest({ ...data, kind: 'stacked' })).toBe(36);
});

test('the ends of a series are named for those who cannot see it', () => {
  expect(ends(data, 0)).toEqual({ high: '2023', low: '2022', first: 10, last: 20 });
});

test('a chart whose numbers do not fit its labels is the author’s error and says where', () => {
  expect(issueOf({ ...data, series: [{ name: 'one', values: [1] }] })).toBe(
    '"one" has 1 values for 3 labels',
  );
  expect(issueOf({ ...data, kind: 'line', labels: ['2022'], series: [{ name: 'one', values: [1] }] })).toBe(
    'a line needs two labels or more',
  );
  const many = Array.from({ length: 5 }, (_, i) => ({ name: `${i}`, values: [1, 2, 3] }));
  expect(issueOf({ ...data, series: many })).toMatch(/at most 4 series/);
});
