/** What lies in a home directory. Folders are shown and not entered; links are shown as links. */
import { LISTING_MS, MAX_ENTRIES, MAX_LISTING_REPLIES } from './bounds.ts';
import { kindOf } from './kind.ts';
import { isPlainName, UNFINISHED } from './names.ts';
import type { Named } from './replies.ts';
import type { Session } from './session.ts';
import { nonsense, Trouble } from './trouble.ts';

export type FileEntry = {
  name: string;
  kind: 'file' | 'folder' | 'link' | 'other';
  size: number;
  /** ISO 8601, by the machine's own clock. */
  modified: string | null;
};

export type Listing = {
  files: FileEntry[];
  /** Files whose names cannot be shown as they are. */
  unnamed: number;
  /** Whether there are more than are listed. */
  more: boolean;
};

export async function list(session: Session, home: string): Promise<Listing> {
  const listing: Listing = { files: [], unnamed: 0, more: false };
  listing.more = await eachName(session, home, (named) => {
    if (named.name?.startsWith(UNFINISHED)) return;
    if (named.name !== null && isPlainName(named.name)) listing.files.push(entryOf(named.name, named));
    else listing.unnamed += 1;
  });
  return listing;
}

/** Uploads that were cut off with their connection, older than any upload takes. */
export async function listUnfinished(session: Session, home: string, now: number): Promise<string[]> {
  const left: string[] = [];
  await eachName(session, home, ({ name, attributes }) => {
    const old = (attributes.modified ?? Number.POSITIVE_INFINITY) * 1000 < now - 24 * 3600_000;
    if (old && name !== null && /^\.madang-upload-[0-9a-f]{32}$/.test(name)) left.push(name);
  });
  return left;
}

/** True when it stopped before the end. */
async function eachName(session: Session, home: string, tell: (named: Named) => void): Promise<boolean> {
  const handle = await session.opendir(home);
  const until = Date.now() + LISTING_MS;
  let told = 0;
  try {
    for (let replies = 0; replies < MAX_LISTING_REPLIES; replies++) {
      if (Date.now() > until) throw new Trouble('machine-silent');
      const names = await session.readdir(handle);
      if (names === null) return false;
      for (const named of names) {
        if (named.name === '.' || named.name === '..') continue;
        // No disk holds such a name: whoever sends it wants it to be taken for a path.
        if (named.name !== null && /[/\0]|^$/.test(named.name)) throw nonsense();
        if (++told > MAX_ENTRIES) return true;
        tell(named);
      }
    }
    return true;
  } finally {
    await session.closeHandle(handle).catch(() => {});
  }
}

function entryOf(name: string, { attributes }: Named): FileEntry {
  const { modified, size } = attributes;
  return {
    name,
    kind: kindOf(attributes),
    size: size ?? 0,
    modified: modified === null ? null : new Date(modified * 1000).toISOString(),
  };
}
