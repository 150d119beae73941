import { rmSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { courseFolder, EN, FACTS, inventory, KO, lintCourse } from './course.fixture.ts';
import { coverage } from './coverage.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});
function report(change: Parameters<typeof courseFolder>[0] = {}): string {
  const root = courseFolder(change);
  folders.push(root);
  return coverage(lintCourse(root).content, inventory);
}

test('the report counts what is written and what is owed', () => {
  const text = report();
  expect(text).toContain('| Lessons written | **1 of 2** (1 owed) |');
  expect(text).toContain('| Facts covered in both languages | 1 of 1 |');
  expect(text).toContain('## M01 Basics (1 of 2)');
  expect(text).toContain('| 01-names | written | 1/1 | 1/1 | · | · | Toy | – | 3 |');
  expect(text).toContain('| 02-later | owed |');
});

test('a fact that only one language carries is not covered', () => {
  const facts = FACTS.replace('["who is a neighbour"]', '["nowhere to be found"]');
  const text = report({ 'basics/01-names/facts.yaml': facts });
  expect(text).toContain('| Facts covered in both languages | 0 of 1 |');
  expect(text).toContain('| 01-names | written | 1/1 | 0/1 |');
});

test('a lesson with a mark left is begun, not written', () => {
  expect(report({ 'basics/01-names/ko.mdx': `${KO}\n✍\n` })).toContain('| 01-names | begun |');
});

test('tables, corrections and drawings have columns of their own', () => {
  const facts = `${FACTS}- { id: T-03, kind: table, is: "three models side by side", find: { ko: ["없는 칸"], en: ["neighbour"] } }
- { id: C-001, kind: correction, is: "network, not internet", find: { ko: ["이웃"], en: ["neighbour"] } }
`;
  const drawn = {
    'basics/01-names/ko.mdx': `${KO}\n\`\`\`mermaid\nflowchart\n\`\`\`\n`,
    'basics/01-names/en.mdx': EN,
  };
  const text = report({ ...drawn, 'basics/01-names/facts.yaml': facts });
  expect(text).toContain('| ko 0/1, en 1/1 | 1/1 | Toy | 1 |');
  expect(text).toContain('| Corrections | 1 of 1 |');
});

test('links out of the course are listed for somebody to look at', () => {
  const text = report({ 'basics/01-names/ko.mdx': `${KO}\n[표준](https://example.org/standard)\n` });
  expect(text).toContain('- <https://example.org/standard> in basics/01-names');
});
