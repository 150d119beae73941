/** What the web room needs of the rest of the house. `server/main.ts` hands it in. */
import type { CheckResult, LabState, LiveEvent, LiveRequest, StageProgress } from '#protocol';
import type { Files } from '../files/index.ts';
import type { Holders } from '../holders/index.ts';
import type { Answers, Session, Sessions } from '../progress/index.ts';
import type { Lateness } from '../pulse/index.ts';
import type { Recordings } from '../recordings/index.ts';
import type { HostReports } from '../reports/index.ts';

/** One page on the live channel. */
export type LiveConnection = {
  handle: (request: LiveRequest) => void;
  close: () => void;
};

export type Backend = {
  sessions: Pick<Sessions, 'begin' | 'find' | 'end'>;
  /** Whom somebody becomes who opened the printed address. */
  learner: string;
  /** Called after a session ended, so that shells nobody may use any more can end too. */
  signedOut: (session: Session) => void;
  lab: () => LabState;
  progress: (learner: string) => StageProgress[];
  results: (learner: string, stage: number) => CheckResult[];
  answers: Pick<Answers, 'keep' | 'since'>;
  connect: (learner: string, send: (event: LiveEvent) => void) => LiveConnection;
  terminals: Pick<Holders, 'open' | 'watch' | 'list' | 'end' | 'found'>;
  /** Of terminals; everybody's own and nobody else's. */
  recordings: Pick<Recordings, 'list' | 'about' | 'part' | 'screen' | 'file' | 'remove'>;
  /** Of home directories on machines. */
  files: Pick<Files, 'list' | 'download' | 'upload'>;
  /** Of computers nobody can log in to. */
  reports: Pick<HostReports, 'expects' | 'take' | 'list' | 'issue' | 'script'>;
  /** How late this process is, in milliseconds. */
  lateness: () => Lateness;
};
