/** A sentence from a YAML file as HTML: references filled, backticks are code, two stars are strong, nothing else is markup. */
import { fillReferences } from '#lab';
import { fillVersions } from '#lesson';
import { theCourse } from './course.ts';
import { inventory } from './outline.ts';

export const filled = (text: string): string =>
  fillReferences(fillVersions(text, theCourse().versions), inventory);

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => ENTITIES[letter]!);

export const inline = (text: string): string =>
  escaped(filled(text))
    .replace(/`([^`]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');

/** The same without marks, for places that take no markup. */
export const plain = (text: string): string => filled(text).replace(/[`*]/g, '');
