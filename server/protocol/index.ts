/** #protocol: what server and browser say to each other. */
export * from './answers.ts';
export * from './bounds.ts';
export * from './close.ts';
export * from './heartbeat.ts';
export * from './live.ts';
export * from './recording.ts';
export * from './screen/index.ts';
export * from './terminal.ts';
export * from './verdict.ts';
export * from './verdict-sign.ts';
