/** Paths lead through lessons that the outline has, each once. */
import { AuthorError, suggestion } from '#lab';
import type { Course } from '#lesson';

export function lintPaths({ paths, planned, lineOf }: Course): AuthorError[] {
  const known = planned.map(({ id }) => id);
  return Object.entries(paths).flatMap(([id, { parts }]) => {
    const seen = new Set<string>();
    return parts.flatMap(({ lessons }, part) =>
      lessons.flatMap((lesson, place) => {
        const at = (remedy: string): AuthorError[] => [
          new AuthorError(
            `content/paths.yaml:${lineOf.paths([id, 'parts', part, 'lessons', place])}`,
            `${id}.parts.${part}`,
            remedy,
          ),
        ];
        if (!known.includes(lesson)) return at(`there is no lesson "${lesson}"${suggestion(lesson, known)}`);
        if (seen.has(lesson)) return at(`"${lesson}" stands in this path already`);
        seen.add(lesson);
        return [];
      }),
    );
  });
}
