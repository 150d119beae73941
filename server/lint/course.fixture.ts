/** For tests: a course of one lesson in a folder of its own, right in every way until a test changes a file. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadInventory, loadStages } from '#lab';
import { type Content, lintLessons, readContentOf } from './lessons.ts';
import type { Particle } from './style.ts';

const inventory = loadInventory();
const stages = loadStages();

const KO_LINE = '서버는 이웃에게 곧바로 건네고 나머지는 모두 게이트웨이에 맡깁니다. ';
const EN_LINE = 'A machine hands packets to its neighbours and leaves the rest to the gateway. ';

export const KO = `---
title: 주소와 이름
goal: 둘의 차이를 설명할 수 있습니다.
minutes: 8
sources: [rfc-1]
---
${KO_LINE.repeat(70)}

## 첫째

<Term id="prefix">접두사</Term>는 이웃을 정합니다.

<Toy />
`;
export const EN = `---
title: Addresses and names
goal: You can explain the difference.
minutes: 8
sources: [rfc-1]
---
${EN_LINE.repeat(70)}

## First

The <Term id="prefix">prefix</Term> decides who is a neighbour.

<Toy />
`;
export const QUIZ = [1, 2, 3]
  .map(
    (n) => `- id: question-${n}
  kind: choice
  ask: { ko: "무엇입니까?", en: "What is it?" }
  options:
    - { right: true, is: { ko: "이것", en: "This" } }
    - { is: { ko: "저것", en: "That" }, why: { ko: "저것은 아닙니다.", en: "It is not that." } }
  because: { ko: "이것이기 때문입니다.", en: "Because it is this." }
`,
  )
  .join('');
export const FACTS = `- id: neighbours
  kind: fact
  is: "the prefix decides who is a neighbour"
  find: { ko: ["이웃을 정합니다"], en: ["who is a neighbour"] }
`;

const FILES: Record<string, string> = {
  'outline.yaml': `modules:
  - slug: basics
    title: { ko: 기초, en: Basics }
    lessons:
      - slug: names
        title: { ko: 주소와 이름, en: Addresses and names }
      - slug: later
        title: { ko: 나중에, en: Later }
`,
  'basics/module.yaml': 'title: { ko: 기초, en: Basics }\norder: 1\n',
  'sources.yaml': 'rfc-1: { title: RFC 1, url: "https://www.rfc-editor.org/rfc/rfc1", checked: "2026-11" }\n',
  'versions.yaml': `kubernetes: { name: Kubernetes, also: [쿠버네티스], is: "1.36", source: rfc-1, checked: "2026-08" }
ubuntu: { name: Ubuntu, is: "24.04", typed: true, source: rfc-1, checked: "2026-08" }
`,
  'glossary.yaml': `prefix:
  ko: { name: 접두사, is: "이웃끼리 똑같은 주소의 앞부분이다." }
  en: { name: prefix, is: "The leading part of an address that neighbours share." }
  taught: basics/01-names
`,
  'spelling.yaml': `words:
  - { in: ko, wrong: 라이센스, right: 라이선스, why: 외래어 표기법 }
  - { wrong: Redhat, right: Red Hat, why: name, except: "Redhat 상표" }
`,
  'parts.yaml': `Term: { is: text, for: words, use: "<Term />" }
Toy: { is: interactive, for: playing, use: "<Toy />" }
Picture: { is: picture, for: pictures, use: "<Picture />" }
Question: { is: question, for: asking, use: "<Question />" }
Step: { is: text, for: guides, use: "<Step />", guide: true }
`,
  'paths.yaml': '{}\n',
  'basics/01-names/ko.mdx': KO,
  'basics/01-names/en.mdx': EN,
  'basics/01-names/quiz.yaml': QUIZ,
  'basics/01-names/facts.yaml': FACTS,
};

export type Change = Record<string, string | null>;

/** The course with some files written otherwise; `null` leaves a file out. Paths are within content/. */
export function courseFolder(change: Change = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'madang-course-'));
  for (const [file, text] of Object.entries({ ...FILES, ...change })) {
    if (text === null) continue;
    const path = join(root, 'content', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return root;
}

/** Picks as if every word ended in a vowel. */
const VOWELS: Particle = (_, pair) =>
  ({ '을/를': '를', '은/는': '는', '이/가': '가', '와/과': '와' })[pair] ?? '로';

export const lintCourse = (
  root: string,
  particle: Particle = VOWELS,
): { content: Content; messages: string[] } => {
  const content = readContentOf(root);
  const errors = lintLessons(content, { root, inventory, stages, particle });
  return { content, messages: errors.map((error) => error.message) };
};
export { inventory };
