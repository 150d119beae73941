import { expect, test } from 'vitest';
import { lintText } from './lessons.ts';

const HEAD = '---\ntitle: 주소와 이름\ngoal: 둘의 차이를 설명할 수 있습니다.\nminutes: 8\n---\n';
const messages = (text: string, sources: string[] = []) =>
  lintText('content/basics/01-names/ko.mdx', text, new Set(sources)).map((error) => error.message);

test('a lesson with an import is told where the components come from', () => {
  expect(messages(`${HEAD}\nimport Box from '../box.astro';\n\n본문입니다.\n`)).toEqual([
    'content/basics/01-names/ko.mdx:7: a lesson has no imports; components are handed in, use them by name (docs/authoring.md lists them)',
  ]);
});

test('a shell command named import inside a code block is no import', () => {
  expect(messages(`${HEAD}\n\`\`\`sh\nimport disk.ova\n\`\`\`\n`)).toEqual([]);
});

test('a slip in the head names the key that was meant', () => {
  expect(messages(HEAD.replace('minutes', 'minuts'))).toContain(
    'content/basics/01-names/ko.mdx: unknown key "minuts"; did you mean "minutes"?',
  );
});

test('a source that is not in the list is an error', () => {
  const text = HEAD.replace('minutes: 8', 'minutes: 8\nsources: [rfc-6762]');
  expect(messages(text)).toEqual([
    'content/basics/01-names/ko.mdx: sources: no source "rfc-6762" in content/sources.yaml',
  ]);
  expect(messages(text, ['rfc-6762'])).toEqual([]);
});
