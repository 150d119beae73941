/** Progress: who has done what, when, on which evidence; kept in one file. */
export type { Answers } from './answers.ts';
export { FileInUseError } from './database.ts';
export { Progress, SELF } from './progress.ts';
export { NewerFileError } from './schema.ts';
export type { Session, Sessions } from './sessions.ts';
