/** Writes a measured table into docs/numbers.md, between the two marks of its name. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY } from '#lab';

const FILE = join(REPOSITORY, 'docs', 'numbers.md');
const HEADING =
  '# Numbers\n\nMeasured by `./madang bench`, which also writes them here. Times are medians.\n';

export type Column = { title: string; right?: boolean };

/** The part of the file that belongs to `name` is replaced; the rest stays as it is. */
export function writeNumbers(
  name: string,
  table: { columns: readonly Column[]; rows: readonly string[][]; note: string },
): void {
  const text = existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEADING;
  writeFileSync(
    FILE,
    replacePart(text, name, [renderTable(table), '', `${table.note} ${thisComputer()}`].join('\n')),
  );
}

export function replacePart(text: string, name: string, body: string): string {
  const [begin, end] = [`<!-- bench:${name} -->`, `<!-- /bench:${name} -->`];
  const part = `${begin}\n${body}\n${end}`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) return `${text.trimEnd()}\n\n${part}\n`;
  return text.slice(0, from) + part + text.slice(to + end.length);
}

function renderTable({ columns, rows }: { columns: readonly Column[]; rows: readonly string[][] }): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const head = line(columns.map(({ title }) => title));
  const rule = line(columns.map(({ right }) => (right ? '---:' : '---')));
  return [head, rule, ...rows.map(line)].join('\n');
}

function thisComputer(): string {
  const [date] = new Date().toISOString().split('T');
  return `${date}, ${cpus().length} cores, ${Math.round(totalmem() / 1024 ** 3)} GB, load ${Math.round(loadavg()[0]!)} at the end.`;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
