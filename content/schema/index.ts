/** #lesson: what the course may declare, and how it is read. */
export * from './facts.ts';
export * from './glossary.ts';
export * from './lesson.ts';
export * from './load.ts';
export * from './mdx.ts';
export * from './outline.ts';
export * from './parts.ts';
export * from './paths.ts';
export * from './quiz.ts';
export * from './read.ts';
export * from './sources.ts';
export * from './spelling.ts';
export * from './versions.ts';
