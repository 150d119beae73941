/** #lab: the inventory, the stages and how they are read. */
export * from './author-error.ts';
export * from './guide.ts';
export * from './host-facts.ts';
export * from './inventory.ts';
export * from './load.ts';
export * from './proof.ts';
export * from './references.ts';
export * from './select.ts';
export * from './stage.ts';
export * from './stage-name.ts';
export * from './text.ts';
