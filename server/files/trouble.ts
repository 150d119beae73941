/** Why a transfer did not happen. Every name has a sentence for people in server/web/file-refusals.ts. */
export type TroubleName =
  /** No connection, or none any more. */
  | 'machine-away'
  /** Another host key than the pinned one, or our key is not let in. */
  | 'machine-refuses'
  | 'no-sftp'
  /** A login script prints something, so that the first bytes are no answer. */
  | 'chatty-login'
  | 'machine-nonsense'
  | 'machine-silent'
  | 'cut-off'
  | 'bad-name'
  | 'no-such-file'
  | 'is-folder'
  | 'not-a-file'
  | 'file-exists'
  | 'file-too-large'
  | 'file-changed'
  | 'no-permission'
  | 'disk-full'
  | 'machine-failed'
  | 'body-cut-off'
  | 'too-slow'
  | 'hourly-limit'
  | 'too-many-transfers'
  | 'cancelled';

export type Troubled = { trouble: TroubleName };

export class Trouble extends Error {
  override name = 'Trouble';
  readonly trouble: TroubleName;
  constructor(trouble: TroubleName) {
    super(trouble);
    this.trouble = trouble;
  }
}

/** The server said something the protocol does not have: nothing it says after that can be trusted. */
export const nonsense = (): Trouble => new Trouble('machine-nonsense');
