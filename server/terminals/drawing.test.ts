import { expect, test } from 'vitest';
import { type Canvas, Drawing, type Lane } from './drawing.ts';
import {
  HURRY_BYTES,
  LANE_HIGH_BYTES,
  OWN_BYTES,
  POOL_BYTES,
  POOL_BYTES_PER_SECOND,
  QUANTUM_BYTES,
  SKIM_BYTES,
} from './limits.ts';

/** A computer whose clock only moves when told, and which draws at once. */
class Computer {
  now = 0;
  readonly order: string[] = [];
  readonly drawn: Record<string, number> = {};
  readonly waits: Record<string, boolean> = {};
  readonly faults: unknown[] = [];
  readonly drawing = new Drawing(
    () => this.now,
    (error) => this.faults.push(error),
  );

  lane(name: string): Lane {
    this.drawn[name] = 0;
    const canvas: Canvas = {
      draw: (bytes) => {
        this.order.push(name);
        this.drawn[name]! += bytes.length;
      },
      skim: () => 0,
      wait: () => {
        this.waits[name] = true;
      },
      goOn: () => {
        this.waits[name] = false;
      },
    };
    return this.drawing.lane(canvas);
  }

  /** Lets everything be drawn that may be drawn at this moment. */
  async settle(): Promise<void> {
    for (let quiet = 0, before = this.order.length; quiet < 20; ) {
      await new Promise((resolve) => setImmediate(resolve));
      quiet = before === this.order.length ? quiet + 1 : 0;
      before = this.order.length;
    }
  }
}

const MEGABYTE = 1024 * 1024;

test('[T2] everybody has a turn: a flood does not come between two words of another terminal', async () => {
  const computer = new Computer();
  const flood = computer.lane('flood');
  const quiet = computer.lane('quiet');
  flood.add(Buffer.alloc(4 * MEGABYTE));
  quiet.add(Buffer.from('a'));
  await computer.settle();
  expect(computer.order.indexOf('quiet')).toBeLessThanOrEqual(1);
});

test('[T2] when the pool is empty floods share a rate, and a quiet terminal does not wait at all', async () => {
  const computer = new Computer();
  const [one, two, quiet] = [computer.lane('one'), computer.lane('two'), computer.lane('quiet')];
  one.add(Buffer.alloc(POOL_BYTES));
  two.add(Buffer.alloc(POOL_BYTES));
  await computer.settle();
  const start = { ...computer.drawn };
  expect(start.one! + start.two!).toBeLessThanOrEqual(POOL_BYTES + 2 * OWN_BYTES + 3 * QUANTUM_BYTES);
  quiet.add(Buffer.alloc(1000));
  await computer.settle();
  expect(computer.drawn.quiet).toBe(1000);
  computer.now += 1000;
  computer.drawing.grew(one);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await computer.settle();
  const second = computer.drawn.one! + computer.drawn.two! - start.one! - start.two!;
  expect(second).toBeGreaterThan(POOL_BYTES_PER_SECOND / 2);
  expect(second).toBeLessThan(POOL_BYTES_PER_SECOND + 2 * OWN_BYTES + 3 * QUANTUM_BYTES);
});

test('[T2] alone, a long log is drawn to its end at once', async () => {
  const computer = new Computer();
  const [log, quiet] = [computer.lane('log'), computer.lane('quiet')];
  quiet.add(Buffer.from('a'));
  log.add(Buffer.alloc(4 * POOL_BYTES));
  await computer.settle();
  computer.now += 1000;
  computer.drawing.grew(log);
  await computer.settle();
  expect(computer.drawn).toEqual({ log: 4 * POOL_BYTES, quiet: 1 });
});

test('what need not be drawn is looked for when much has come, and counts as drawn', async () => {
  const computer = new Computer();
  const asked: number[] = [];
  const lane = computer.lane('lane');
  lane.canvas.skim = (bytes) => {
    asked.push(bytes.length);
    return bytes.length - 10;
  };
  lane.add(Buffer.alloc(QUANTUM_BYTES));
  await computer.settle();
  lane.add(Buffer.alloc(SKIM_BYTES - 1));
  await computer.settle();
  expect(asked).toEqual([]);
  lane.add(Buffer.alloc(1));
  await computer.settle();
  expect(asked).toEqual([SKIM_BYTES]);
  // More may come at once; what is left is drawn when nothing does, or when somebody wants to see it.
  expect(computer.drawn.lane).toBe(QUANTUM_BYTES);
  lane.afterwards(() => computer.order.push('task'));
  lane.add(Buffer.alloc(5));
  computer.now += 1000;
  await computer.settle();
  expect(computer.drawn.lane).toBe(QUANTUM_BYTES + 10 + 5);
  expect(computer.order.slice(-3)).toEqual(['lane', 'task', 'lane']);
  expect(lane.undrawn).toBe(0);
});

test('what cannot be left out is drawn as it comes', async () => {
  const computer = new Computer();
  const lane = computer.lane('lane');
  let asked = 0;
  lane.canvas.skim = () => {
    asked += 1;
    return 0;
  };
  for (let i = 0; i < 32; i++) {
    lane.add(Buffer.alloc(SKIM_BYTES));
    computer.now += 1000;
    await computer.settle();
  }
  expect(computer.drawn.lane).toBe(32 * SKIM_BYTES);
  expect(asked).toBeLessThan(10);
});

test('[T2] whoever types is drawn at once, though its flood had used everything up', async () => {
  const computer = new Computer();
  const [flood, another] = [computer.lane('flood'), computer.lane('another')];
  for (const lane of [flood, another]) lane.add(Buffer.alloc(2 * POOL_BYTES));
  await computer.settle();
  const before = computer.drawn.flood!;
  flood.hurry();
  await computer.settle();
  expect(computer.drawn.flood! - before).toBeGreaterThanOrEqual(HURRY_BYTES - QUANTUM_BYTES);
});

test('[T2] a shell waits when too much of it is undrawn, and goes on when little is', async () => {
  const computer = new Computer();
  const flood = computer.lane('flood');
  flood.add(Buffer.alloc(LANE_HIGH_BYTES));
  expect(computer.waits.flood).toBeUndefined();
  flood.add(Buffer.alloc(1));
  expect(computer.waits.flood).toBe(true);
  await computer.settle();
  expect(computer.waits.flood).toBe(false);
  const another = computer.lane('another');
  for (const lane of [flood, another]) lane.add(Buffer.alloc(2 * POOL_BYTES));
  await computer.settle();
  expect(computer.waits).toEqual({ flood: true, another: true });
});

test('what came in small pieces is drawn together, a turn at a time', async () => {
  const computer = new Computer();
  const lane = computer.lane('lane');
  for (let i = 0; i < 20; i++) lane.add(Buffer.alloc(QUANTUM_BYTES / 8));
  computer.now += 1000;
  await computer.settle();
  expect(computer.drawn.lane).toBe((QUANTUM_BYTES / 8) * 20);
  expect(computer.order).toHaveLength(3);
});

test('a task runs after what came before it and before what comes after it', async () => {
  const computer = new Computer();
  const lane = computer.lane('lane');
  const seen: number[] = [];
  const look = (): void => void seen.push(computer.drawn.lane!);
  lane.afterwards(look);
  lane.add(Buffer.alloc(QUANTUM_BYTES * 2 + 5));
  lane.afterwards(look);
  lane.add(Buffer.alloc(7));
  lane.afterwards(look);
  await computer.settle();
  expect(seen).toEqual([0, QUANTUM_BYTES * 2 + 5, QUANTUM_BYTES * 2 + 12]);
});

test('a lane that is gone is not drawn any more and holds nothing of the others back', async () => {
  const computer = new Computer();
  const gone = computer.lane('gone');
  gone.add(Buffer.alloc(LANE_HIGH_BYTES));
  computer.drawing.leave(gone);
  const other = computer.lane('other');
  other.add(Buffer.alloc(LANE_HIGH_BYTES));
  expect(computer.waits.other).toBeUndefined();
  await computer.settle();
  computer.now += 1000;
  computer.drawing.grew(other);
  await computer.settle();
  expect(computer.drawn).toEqual({ gone: 0, other: LANE_HIGH_BYTES });
});

test('[T2] a terminal that breaks while it is drawn is told of, and the others are drawn', async () => {
  const computer = new Computer();
  const broken = computer.drawing.lane({
    draw: () => {
      throw new Error('the parser has stumbled');
    },
    skim: () => 0,
    wait: () => {},
    goOn: () => {},
  });
  const other = computer.lane('other');
  broken.add(Buffer.alloc(10));
  broken.afterwards(() => {
    throw new Error('nobody can be told');
  });
  other.add(Buffer.alloc(10));
  await computer.settle();
  expect(computer.faults.map((fault) => (fault as Error).message)).toEqual([
    'the parser has stumbled',
    'nobody can be told',
  ]);
  expect(computer.drawn.other).toBe(10);
  expect(broken.undrawn).toBe(0);
});
