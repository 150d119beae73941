import { expect, test } from 'vitest';
import { BOX, between, flowsOf, planned, TopologyProps } from './model.ts';

const props = {
  id: 'replication',
  nodes: [
    { id: 'a', name: 'pg-01', x: 1, y: 1 },
    { id: 'b', name: 'pg-02', x: 3, y: 1, kind: 'store' },
  ],
  links: [['a', 'b']],
  scenes: [{ is: 'It streams.', flows: [['a', 'b']] }],
};
const { nodes } = TopologyProps.parse(props);

test('the picture is as large as what stands in it', () => {
  const { width, height, place } = planned(nodes);
  expect(height).toBeLessThan(width);
  expect(place('a').y).toBe(place('b').y);
  expect(place('a').x).toBeLessThan(place('b').x);
  expect(width - place('b').x).toBe(place('a').x);
});

test('a line ends at the edges of the boxes, whatever its slope', () => {
  const { from, to } = between({ x: 0, y: 0 }, { x: 300, y: 0 });
  expect([from.x, to.x]).toEqual([BOX.width / 2, 300 - BOX.width / 2]);
  const steep = between({ x: 0, y: 0 }, { x: 0, y: 200 });
  expect(steep.from.y).toBeCloseTo(BOX.height / 2);
});

test('flows that meet each other keep apart', () => {
  const plan = planned(nodes);
  const heights = flowsOf(plan, [
    ['a', 'b'],
    ['b', 'a'],
  ]).map(({ path }) => path.split(' ')[1]);
  expect(heights[0]).not.toBe(heights[1]);
});

test('authors are told of nodes that are not there and of places taken twice', () => {
  const wrong = TopologyProps.safeParse({
    ...props,
    nodes: [...props.nodes, { id: 'c', name: 'c', x: 1, y: 1 }],
    scenes: [{ is: 'It stops.', down: ['d'] }],
  });
  expect(wrong.error?.issues.map(({ message }) => message)).toEqual([
    '"d" is not one of the nodes a, b, c',
    'stands where "a" stands',
  ]);
});
