/** The figures as people read them: one table, and what each row was measured with. */

import type { Kind } from './bench.ts';
import type { BurstFigures } from './burst-part.ts';
import type { EchoFigures } from './echo-part.ts';
import type { FloodFigures } from './flood-part.ts';
import { type FlowFigures, rateOf } from './flow-part.ts';
import type { MemoryFigures } from './memory-part.ts';
import { round, type Spread } from './statistics.ts';
import type { WatcherFigures } from './watchers-part.ts';

export type Figures = {
  machines: number;
  /** Why wetty was not measured. */
  withoutWetty: string | null;
  echo?: EchoFigures;
  flow?: FlowFigures;
  flood?: FloodFigures;
  memory?: MemoryFigures;
  watchers?: WatcherFigures;
  burst?: BurstFigures;
};

export type Row = [what: string, ours: string, ssh: string, wetty: string, wanted: string];

export const COLUMNS = ['what', 'ours', 'plain ssh', 'wetty', 'promised'] as const;

export function rowsOf(figures: Figures): Row[] {
  const { echo, flow, flood, memory, watchers, burst } = figures;
  return [
    ...(echo ? echoRows(echo) : []),
    ...(flow ? flowRows(flow) : []),
    ...(flood ? floodRows(flood) : []),
    ...(watchers ? watcherRows(watchers) : []),
    ...(memory ? memoryRows(memory) : []),
    ...(burst ? burstRows(burst) : []),
  ];
}

function echoRows({ idle, busy, busyTerminals }: EchoFigures): Row[] {
  const cells = (all: Partial<Record<Kind, Spread>>) => [ms(all.ours), ms(all.ssh), ms(all.wetty)] as const;
  const added = (all: Partial<Record<Kind, Spread>>, kind: Kind): string => {
    const [more, less] = [all[kind], all.ssh];
    return more && less ? `${plus(more.p50 - less.p50)} / ${plus(more.p99 - less.p99)}` : '';
  };
  return [
    ['echo, p50 / p95 / p99 ms', ...cells(idle), ''],
    ['added to plain ssh, p50 / p99 ms', added(idle, 'ours'), '', added(idle, 'wetty'), 'at most 1 / 5'],
    [`echo beside ${busyTerminals} busy terminals`, ...cells(busy), ''],
    ['added to plain ssh, p50 / p99 ms', added(busy, 'ours'), '', added(busy, 'wetty'), ''],
  ];
}

function flowRows(figures: FlowFigures): Row[] {
  return (['plain', 'colour'] as const).map((name) => {
    const flow = figures[name];
    const rate = (kind: Kind): string => String(rateOf(flow, kind) ?? '');
    const title = `${flow.mb} MB of ${name === 'plain' ? 'plain text' : 'coloured text'}, MB/s`;
    return [title, rate('ours'), rate('ssh'), rate('wetty'), 'at least wetty'];
  });
}

function floodRows({ floods, seconds, before, during, interrupt, growthMb }: FloodFigures): Row[] {
  const more = (kind: 'ours' | 'ssh'): string => plus(during[kind].p95 - before[kind].p95);
  const title = `${floods} terminals run yes for ${seconds} s`;
  return [
    [`${title}: echo of others`, ms(during.ours), ms(during.ssh), '', ''],
    ['p95 above before, ms', more('ours'), more('ssh'), '', 'at most 5'],
    ['Ctrl-C to prompt, p50 / max ms', `${interrupt.p50} / ${interrupt.max}`, '', '', 'at most 300'],
    ['memory of server and holders, MB', plus(growthMb), '', '', 'below 50'],
  ];
}

function watcherRows({ watchers, alone, watched, deliveredMbPerSecond }: WatcherFigures): Row[] {
  return [
    ['echo of an owner nobody watches', ms(alone), '', '', ''],
    [`echo of an owner ${watchers} watch`, ms(watched), '', '', ''],
    [`a flood to ${watchers} watchers, MB/s together`, String(deliveredMbPerSecond), '', '', ''],
  ];
}

function memoryRows({ terminals, each, holders, server, clients, idleMsPerMinute }: MemoryFigures): Row[] {
  const parts = `(holders ${holders}, server ${server}, ssh ${clients})`;
  return [
    [`memory of each of ${terminals} terminals, MB`, `${each} ${parts}`, '', '', 'at most 6'],
    [`processor time of ${terminals} idle terminals, ms in a minute`, String(idleMsPerMinute), '', '', ''],
  ];
}

function burstRows({ asked, machines, kinds }: BurstFigures): Row[] {
  const opened = (kind: Kind): string => (kinds[kind] ? `${kinds[kind].opened}` : '');
  const time = (kind: Kind): string =>
    kinds[kind] ? `${seconds(kinds[kind].ms.p50)} / ${seconds(kinds[kind].ms.p95)}` : '';
  const title = `${asked} shells on ${machines} machines at once`;
  return [
    [`${title}: opened`, opened('ours'), opened('ssh'), opened('wetty'), 'all'],
    ['until the prompt, p50 / p95 s', time('ours'), time('ssh'), time('wetty'), ''],
  ];
}

const ms = (spread: Spread | undefined): string =>
  spread ? `${spread.p50} / ${spread.p95} / ${spread.p99}` : '';
const plus = (value: number): string => `${value >= 0 ? '+' : ''}${round(value)}`;
const seconds = (value: number): number => Math.round(value / 100) / 10;

/** For a terminal. */
export function asText(rows: readonly Row[]): string {
  const all = [[...COLUMNS], ...rows];
  const widths = COLUMNS.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return all
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
