/** What the lint run looks for, beyond what the formatter and the type checker know. */
export { lintEditorSchemas, writeEditorSchemas } from './editor-schemas.ts';
export { lessonIds, lintLessons } from './lessons.ts';
export { lintRooms } from './rooms.ts';
