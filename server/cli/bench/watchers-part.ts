/** Sixty people look at one terminal: what reaches them, and whether its owner notices. */
import { type Bench, makeEcho, names, withScene } from './bench.ts';
import { round, type Spread, spread } from './statistics.ts';

export type WatcherFigures = {
  watchers: number;
  /** The owner's echo without and with them. */
  alone: Spread;
  watched: Spread;
  /** While the terminal writes as fast as it can: MB/s that reached them together. */
  deliveredMbPerSecond: number;
  /** How often one of them was given a whole screen because it could not follow, on average. */
  screens: number;
};

const WATCHERS = 60;
const ROUNDS = { quick: 200, full: 1000 };
const MB = 1024 * 1024;
const FLOW_MB = { quick: 4, full: 16 };

export function measureWatchers(bench: Bench): Promise<WatcherFigures> {
  return withScene(bench, async (scene) => {
    const length = bench.quick ? 'quick' : 'full';
    const load = scene.load();
    const how = scene.ours(scene.machine(0));
    for (const name of ['echo', 'flow']) await load.ask('open', name, how);
    await makeEcho(load, 'echo');
    const rounds = { rounds: ROUNDS[length] };
    const alone = await load.ask('echo', ['echo'], rounds);
    const crowd = scene.load();
    // The process that watches finds the terminals by the names the other one learnt.
    const [echo, flow] = await load.ask('terminals', ['echo', 'flow']);
    const onEcho = names('on-echo', WATCHERS);
    await Promise.all(onEcho.map((name) => crowd.ask('watch', name, echo!, scene.ours('', { session: 1 }))));
    bench.note(`${WATCHERS} watchers on one terminal`);
    const watched = await load.ask('echo', ['echo'], rounds);
    const onFlow = names('on-flow', WATCHERS);
    await Promise.all(onFlow.map((name) => crowd.ask('watch', name, flow!, scene.ours('', { session: 2 }))));
    const mb = FLOW_MB[length];
    const write = `seq -w 100000000 | head -c ${mb}M; printf 'E''ND'\r`;
    const ends = onFlow.map((name) => crowd.ask('hear', name, 'END'));
    await load.ask('type', 'flow', write);
    const ms = Math.max(...(await Promise.all(ends)));
    const heard = await crowd.ask('heard', onFlow);
    const bytes = heard.reduce((sum, one) => sum + one.bytes, 0);
    const screens = heard.reduce((sum, one) => sum + one.screens - 1, 0);
    return {
      watchers: WATCHERS,
      alone: spread(alone.echo!),
      watched: spread(watched.echo!),
      deliveredMbPerSecond: round(bytes / MB / (ms / 1000)),
      screens: round(screens / WATCHERS),
    };
  });
}
