import { expect, test } from 'vitest';
import {
  type Cluster,
  freshCluster,
  halved,
  healed,
  readCluster,
  sidesOf,
  toggled,
  written,
} from './model.ts';

const write = (cluster: Cluster, side = 0): Cluster => written(cluster, sidesOf(cluster)[side]!)[0];
const reasons = (cluster: Cluster) =>
  sidesOf(cluster).map(({ members, why }) => `${members.join('')} ${why}`);

test('a whole cluster writes on every member', () => {
  const cluster = write(freshCluster(3));
  expect(cluster.logs).toEqual({ 1: 'A', 2: 'A', 3: 'A' });
});

test('of two, neither half is more than half: one that stops takes the other with it', () => {
  expect(reasons(halved(freshCluster(2)))).toEqual(['1 tie', '2 tie']);
  expect(reasons(toggled(freshCluster(2), 'stopped', '2'))).toEqual(['1 tie']);
});

test('an arbitrator is the third vote of two', () => {
  expect(reasons(toggled(freshCluster(2, true), 'stopped', '2'))).toEqual(['1judge majority']);
  expect(reasons(halved(freshCluster(2, true)))).toEqual(['2judge majority', '1 minority']);
});

test('an arbitrator keeps no data: with it alone nobody writes, and who lacks the last write waits', () => {
  let cluster = freshCluster(2, true);
  cluster = write(toggled(cluster, 'stopped', '2'));
  cluster = toggled(toggled(cluster, 'stopped', '1'), 'stopped', '2');
  expect(reasons(cluster)).toEqual(['2judge behind']);
  expect(reasons(toggled(cluster, 'stopped', '2'))).toEqual(['judge no-data']);
});

test('three lose one and five lose two, but not more', () => {
  expect(reasons(toggled(freshCluster(3), 'stopped', '1'))).toEqual(['23 majority']);
  const five = ['1', '2'].reduce((cluster, id) => toggled(cluster, 'stopped', id), freshCluster(5));
  expect(reasons(five)).toEqual(['345 majority']);
  expect(reasons(toggled(five, 'stopped', '3'))).toEqual(['45 minority']);
});

test('a link that is cut is walked around', () => {
  expect(reasons(toggled(freshCluster(3), 'cut', '1-2'))).toEqual(['123 majority']);
});

test('the minority misses a write and fetches it when it is back', () => {
  const cut = halved(freshCluster(3));
  const [after, said] = written(cut, sidesOf(cut)[0]!);
  expect(said).toMatchObject({ is: 'accepted', letter: 'A', holds: ['2', '3'], lacks: ['1'] });
  expect(after.logs).toEqual({ 1: '', 2: 'A', 3: 'A' });
  expect(written(after, sidesOf(after)[1]!)[1]).toEqual({ is: 'refused', why: 'minority' });
  expect(healed(after).logs).toEqual({ 1: 'A', 2: 'A', 3: 'A' });
});

test('without the rule both halves write, and together they do not know which is true', () => {
  let cluster = halved(freshCluster(2, false, false));
  expect(written(cluster, sidesOf(cluster)[0]!)[1]).toMatchObject({ elsewhere: true });
  cluster = write(write(cluster, 0), 1);
  expect(cluster.logs).toEqual({ 1: 'A', 2: 'B' });
  expect(reasons(healed(cluster))).toEqual(['12 split']);
});

test('what was kept is taken up only if it still makes sense', () => {
  const cluster = halved(freshCluster(3));
  expect(readCluster([2, 3])(JSON.parse(JSON.stringify(cluster)))).toEqual(cluster);
  expect(readCluster([2])(cluster)).toBe(null);
  expect(readCluster([3])({ ...cluster, cut: ['1-9'] })).toBe(null);
  expect(readCluster([3])(null)).toBe(null);
});
