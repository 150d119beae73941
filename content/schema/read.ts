/** Reads a YAML file of the course; whatever is wrong with it names file, line and remedy. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { AuthorError, suggestion } from '#lab';

/** A file that was read: its data when all was well, and where each thing stands in it. */
export type Read<T> = {
  data: T | null;
  errors: AuthorError[];
  lineOf: (path: readonly PropertyKey[]) => number;
};

export function readContent<T extends z.ZodType>(root: string, file: string, schema: T): Read<z.output<T>> {
  const path = join(root, file);
  if (existsSync(path)) return parseContent(file, readFileSync(path, 'utf8'), schema);
  return { data: null, errors: [new AuthorError(file, '', 'is missing')], lineOf: () => 1 };
}

export function parseContent<T extends z.ZodType>(
  file: string,
  text: string,
  schema: T,
  firstLine = 1,
): Read<z.output<T>> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const lineAt = (offset: number): number => lines.linePos(offset).line + firstLine - 1;
  const lineOf = (path: readonly PropertyKey[]): number => lineAt(offsetOf(document, path));
  const broken = document.errors[0];
  if (broken)
    return {
      data: null,
      errors: [new AuthorError(`${file}:${lineAt(broken.pos[0])}`, '', broken.message)],
      lineOf,
    };
  const result = schema.safeParse(document.toJS() ?? undefined);
  if (result.success) return { data: result.data, errors: [], lineOf };
  const place = { file, document, schema, lineOf };
  const found = result.error.issues.flatMap((issue) => explain(issue, place));
  return { data: null, errors: found.sort((a, b) => lineIn(a) - lineIn(b)), lineOf };
}

const lineIn = ({ file }: AuthorError): number => Number(file.split(':').at(-1));

type Place = { file: string; document: Document; schema: z.ZodType; lineOf: Read<unknown>['lineOf'] };

function explain(issue: z.core.$ZodIssue, { file, document, schema, lineOf }: Place): AuthorError[] {
  const at = (path: readonly PropertyKey[], remedy: string): AuthorError =>
    new AuthorError(`${file}:${lineOf(path)}`, nameOf(issue.path, document), remedy);
  if (issue.code === 'unrecognized_keys') {
    const known = keysOf(schema);
    return issue.keys.map((key) => at([...issue.path, key], `unknown key "${key}"${suggestion(key, known)}`));
  }
  if (issue.code === 'invalid_union' && issue.discriminator)
    return [at(issue.path, unknownKind(document, issue.path, schema))];
  if (issue.code === 'invalid_type' && /received undefined$/.test(issue.message))
    return [at(issue.path, issue.path.length === 0 ? 'is empty' : 'is missing; write it')];
  return [at(issue.path, issue.message)];
}

function unknownKind(document: Document, path: readonly PropertyKey[], schema: z.ZodType): string {
  const kind = document.getIn(path);
  const kinds = kindsOf(schema);
  if (typeof kind !== 'string') return `needs a "kind": ${kinds.join(', ')}`;
  return `no kind "${kind}"${suggestion(kind, kinds) || `; there are ${kinds.join(', ')}`}`;
}

/** "missing-characteristic.options.1": items that have an id or a slug are called by it. */
function nameOf(path: readonly PropertyKey[], document: Document): string {
  return path
    .map((part, i) => {
      if (typeof part !== 'number') return String(part);
      const own = ['id', 'slug'].map((key) => document.getIn([...path.slice(0, i + 1), key]));
      return String(own.find((name) => typeof name === 'string') ?? part);
    })
    .join('.');
}

/** Where a path stands, or the nearest thing around it that stands somewhere. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
      if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(path.slice(0, length), true) as
      | { range?: [number, number, number] }
      | undefined;
    if (node?.range) return node.range[0];
  }
  return 0;
}

type Json = { properties?: Record<string, Json>; const?: unknown } & Record<string, unknown>;
const jsonOf = new WeakMap<z.ZodType, Json>();

function asJson(schema: z.ZodType): Json {
  const known = jsonOf.get(schema);
  if (known) return known;
  const made = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Json;
  jsonOf.set(schema, made);
  return made;
}

/** Every key a schema knows at any depth: what a slip of the finger may have meant. */
function keysOf(schema: z.ZodType): string[] {
  const keys = new Set<string>();
  walk(asJson(schema), (json) => {
    for (const key of Object.keys(json.properties ?? {})) keys.add(key);
  });
  return [...keys];
}

function kindsOf(schema: z.ZodType): string[] {
  const kinds = new Set<string>();
  walk(asJson(schema), ({ properties }) => {
    if (typeof properties?.kind?.const === 'string') kinds.add(properties.kind.const);
  });
  return [...kinds];
}

function walk(json: unknown, visit: (json: Json) => void): void {
  if (Array.isArray(json)) for (const item of json) walk(item, visit);
  else if (json !== null && typeof json === 'object') {
    visit(json as Json);
    for (const item of Object.values(json)) walk(item, visit);
  }
}
