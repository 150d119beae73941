/** Files of a machine's home directory, up and down, over SFTP. */
export type { Download } from './files.ts';
export { Files } from './files.ts';
export type { SftpCommand } from './link.ts';
export type { FileEntry, Listing } from './listing.ts';
export type { Troubled, TroubleName } from './trouble.ts';
