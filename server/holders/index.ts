/** Holders: processes that keep shells while web servers come and go. The wire to them, and both of its ends. */
export { Door } from './door.ts';
export { Holders, type HoldersOptions, type Opened } from './holders.ts';
export type { RemoteViewer, RemoteWatcher } from './remote-viewer.ts';
