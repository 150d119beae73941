/** docs/protocol.md says what the schemas say: every message with its fields and bounds, every close, every limit. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import * as protocol from '#protocol';
import * as bounds from './bounds.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'protocol.md'), 'utf8');

/** The rows of the table under a heading, cell by cell. */
function table(heading: string): string[][] {
  const section = page.split(/^## /m).find((part) => part.startsWith(heading));
  if (!section) throw new Error(`docs/protocol.md must have a part "${heading}"`);
  return section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .slice(1)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const names = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!);

type Field = { minimum?: number; maximum?: number; maxItems?: number };
type Message = { properties: Record<string, Field & { const?: string }>; required: string[] };

function messagesOf(...schemas: z.ZodType[]): Map<string, Message> {
  const shapes = schemas.flatMap((schema) => {
    const shape = z.toJSONSchema(schema, { unrepresentable: 'any' }) as Message & { oneOf?: Message[] };
    return shape.oneOf ?? [shape];
  });
  return new Map(shapes.map((shape) => [shape.properties.type!.const!, shape]));
}

/** How a field stands in the table: its name, and its bounds where it has some. */
function fieldsOf({ properties, required }: Message): string[] {
  return Object.entries(properties)
    .filter(([name]) => name !== 'type')
    .map(([name, { minimum, maximum, maxItems }]) => {
      const field = `\`${name}${required.includes(name) ? '' : '?'}\``;
      if (maxItems !== undefined) return `${field} at most ${maxItems}`;
      const bounded = minimum !== undefined && maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
      return bounded ? `${field} ${minimum}–${maximum}` : field;
    });
}

test.each([
  ['`/ws/live`, from the page', [protocol.LiveRequest]],
  ['`/ws/live`, from the server', [protocol.LiveEvent]],
  ['`/ws/terminal`, from the page', [protocol.TerminalRequest]],
  ['`/ws/watch`, from the page', [protocol.WatchRequest]],
  ['`/ws/terminal` and `/ws/watch`, from the server', [protocol.TerminalEvent]],
  ['At every door', [protocol.Ping, protocol.Pong]],
])('every message of %s is described, with its fields and bounds, and no other', (heading, schemas) => {
  const messages = messagesOf(...schemas);
  const rows = table(heading);
  expect(rows.map(([name]) => name)).toEqual([...messages.keys()].map((name) => `\`${name}\``));
  for (const [name, fields] of rows as Array<[string, string]>) {
    const written = fields === '' ? [] : fields.split(', ');
    // The server's own words are bounded by the frame alone; what a page may send has bounds of its own.
    const message = messages.get(names(name)[0]!)!;
    const expected = heading.includes('from the server')
      ? Object.keys(message.properties)
          .filter((one) => one !== 'type')
          .map((one) => `\`${one}\``)
      : fieldsOf(message);
    expect([name, written]).toEqual([name, expected]);
  }
});

test('every close is described, with its code and whether it may be tried again, and no other', () => {
  const rows = table('Closes').map(([name, code, again]) => [names(name!)[0], Number(code), again === 'yes']);
  const closes = Object.entries(protocol.CLOSE).map(([name, { code, retry }]) => [name, code, retry]);
  expect(rows.toSorted()).toEqual(closes.toSorted());
});

test('a close that follows the rule for unknown codes is final exactly when it begins with 44', () => {
  for (const [name, { code, retry }] of Object.entries(protocol.CLOSE)) {
    if (name === 'exited') continue;
    expect([name, retry]).toEqual([name, code < 4400 || code >= 4500]);
  }
});

test('every limit is described with its value, and no other', () => {
  const limits: Record<string, unknown> = { ...protocol, ...bounds };
  const written = table('Limits');
  for (const [cell, value] of written as Array<[string, string]>) {
    const [name] = names(cell) as [string];
    const numbers = JSON.stringify(limits[name])?.match(/\d+/g)?.join(', ');
    expect([name, value]).toEqual([name, numbers]);
  }
  const file = readFileSync(join(import.meta.dirname, '..', 'protocol', 'bounds.ts'), 'utf8');
  const ofTheProtocol = [...file.matchAll(/^export const (\w+)/gm)].map(([, name]) => name);
  const described = written.map(([cell]) => names(cell!)[0]);
  expect(ofTheProtocol.filter((name) => !described.includes(name))).toEqual([]);
});

test('every door is described, with its first message and its largest frame', () => {
  expect(
    table('Three doors').map(([door, , first, bytes]) => [names(door!)[0], names(first!)[0], Number(bytes)]),
  ).toEqual([
    ['/ws/live', 'hello', protocol.MAX_CLIENT_MESSAGE_BYTES],
    ['/ws/terminal', 'open', protocol.MAX_INPUT_BYTES],
    ['/ws/watch', 'watch', protocol.MAX_CLIENT_MESSAGE_BYTES],
  ]);
});
