/** What the lint run looks for, beyond what the formatter and the type checker know. */
export { lintCoverage, writeCoverage } from './coverage.ts';
export { lintEditorSchemas, writeEditorSchemas } from './editor-schemas.ts';
export { type ContentTools, lessonIds, lintLessons, readContentOf } from './lessons.ts';
export { newLessonFiles } from './new-lesson.ts';
export { lintParts, writePartsTable } from './parts-table.ts';
export { lintProofs, writeProofs } from './proofs.ts';
export { lintRooms } from './rooms.ts';
