/** content/versions.yaml: what goes out of date, with its source and the day somebody looked. Lessons refer to it. */
import { z } from 'zod';
import { DayOrMonth, Slug } from './ids.ts';

const Value = z.string().min(1);

export const Version = z.strictObject({
  name: z.string().min(1).describe('as it stands in front of the number in prose'),
  also: z.array(z.string().min(1)).default([]).describe('other names of it in prose, Korean ones too'),
  is: Value.describe('what {{version.<id>}} becomes'),
  released: DayOrMonth.optional(),
  ends: DayOrMonth.optional().describe('end of the regular support'),
  before: z.array(Value).default([]).describe('older values that are not to be typed in prose either'),
  typed: z
    .boolean()
    .default(false)
    .describe('may be typed in prose: it names an edition, as in "Debian 13", and not the newest'),
  certain: z.boolean().default(true).describe('false: shown with a mark; not compared with the source'),
  note: z.strictObject({ ko: z.string().min(1), en: z.string().min(1) }).optional(),
  source: Slug,
  checked: DayOrMonth,
});
export type Version = z.infer<typeof Version>;
export const Versions = z.record(Slug, Version);
export type Versions = z.infer<typeof Versions>;

/** `{{version.kubernetes}}`, `{{version.kubernetes.ends}}` */
export const VERSION_REFERENCE = /\{\{\s*version\.([a-z0-9-]+)(?:\.([a-z]+))?\s*\}\}/g;
export const VERSION_FIELDS = ['is', 'released', 'ends', 'checked'] as const;
export type VersionField = (typeof VERSION_FIELDS)[number];

export class UnknownVersion extends Error {
  override name = 'UnknownVersion';
}

/** Fills every `{{version.…}}`; `show` decides how a value looks where it stands. */
export function fillVersions(
  text: string,
  versions: Versions,
  show: (id: string, field: VersionField, value: string) => string = (_id, _field, value) => value,
): string {
  return text.replace(VERSION_REFERENCE, (whole, id: string, field = 'is') => {
    const value = versionField(versions, id, field);
    if (value === undefined) throw new UnknownVersion(`unknown reference "${whole}"`);
    return show(id, field as VersionField, value);
  });
}

export function versionField(versions: Versions, id: string, field: string): string | undefined {
  const version = Object.hasOwn(versions, id) ? versions[id] : undefined;
  if (!version || !(VERSION_FIELDS as readonly string[]).includes(field)) return undefined;
  return version[field as VersionField];
}

/** Versions a text refers to, each once, in the order in which they come. */
export const versionsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(VERSION_REFERENCE)].map(([, id]) => id!)),
];
