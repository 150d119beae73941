import { rmSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { type Change, courseFolder, EN, FACTS, KO, lintCourse, QUIZ } from './course.fixture.ts';
import type { Particle } from './style.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** What lint says about the course of the fixture after a change; the lesson's own files without their folder. */
function said(change: Change, particle?: Particle): string[] {
  const own = Object.fromEntries(
    Object.entries(change).map(([file, text]) => [
      /^(ko|en)\.mdx$|^(quiz|facts)\.yaml$/.test(file) ? `basics/01-names/${file}` : file,
      text,
    ]),
  );
  const root = courseFolder(own);
  folders.push(root);
  return lintCourse(root, particle).messages;
}
const KO_FILE = 'content/basics/01-names/ko.mdx';
const EN_FILE = 'content/basics/01-names/en.mdx';
const inKo = (text: string) => said({ 'ko.mdx': `${KO}\n${text}\n` });
const LINE = KO.split('\n').length + 1;

test('a lesson that is right in every way has nothing said about it', () => {
  expect(said({})).toEqual([]);
});

test('a lesson with an import is told where the components come from', () => {
  expect(inKo("import Box from '../box.astro';")).toEqual([
    `${KO_FILE}:${LINE}: a lesson has no imports; components are handed in, use them by name (docs/authoring.md lists them)`,
  ]);
});

test('a shell command named import inside a code block is no import', () => {
  expect(inKo('```sh\nimport disk.ova\n```')).toEqual([]);
});

test('a slip in the head names its line and the key that was meant', () => {
  expect(said({ 'ko.mdx': KO.replace('minutes', 'minuts') })).toEqual([
    `${KO_FILE}:2: minutes: is missing; write it`,
    `${KO_FILE}:4: unknown key "minuts"; did you mean "minutes"?`,
  ]);
});

test('a source that is not in the list is an error, and a near one is offered', () => {
  const wrong = { 'ko.mdx': KO.replace('rfc-1', 'rfc-2'), 'en.mdx': EN.replace('rfc-1', 'rfc-2') };
  expect(said(wrong)).toEqual([
    `${KO_FILE}: sources: no source "rfc-2" in content/sources.yaml; did you mean "rfc-1"?`,
    `${EN_FILE}: sources: no source "rfc-2" in content/sources.yaml; did you mean "rfc-1"?`,
  ]);
});

test('a lesson in one language only is not whole', () => {
  expect(said({ 'en.mdx': null })).toEqual([
    `${EN_FILE}: the lesson is missing in this language; every lesson is written in Korean and English`,
  ]);
});

test('a fact is found in the text, in a part or in a question, whatever stands between its words', () => {
  const facts = FACTS.replace('["이웃을 정합니다"]', '["이웃을 정합니다", "KUBERNETES 1.36", "무엇입니까"]');
  const text = KO.replace('이웃을 정합니다', '**이웃을**\n정합니다. Kubernetes {{version.kubernetes}}입니다');
  expect(said({ 'ko.mdx': text, 'facts.yaml': facts })).toEqual([]);
});

test('a fact that is not found names its line and the words', () => {
  expect(
    said({ 'facts.yaml': FACTS.replace('["who is a neighbour"]', '["who is a neighbour", "32 bits"]') }),
  ).toEqual([
    'content/basics/01-names/facts.yaml:4: neighbours: "32 bits" does not stand in en.mdx nor in quiz.yaml; write it there or mend "find"',
  ]);
});

test('what the outline asks a lesson to carry must be among its facts', () => {
  const outline = `modules:
  - slug: basics
    title: { ko: 기초, en: Basics }
    lessons:
      - { slug: names, title: { ko: 이름, en: Names }, carries: [C-001] }
`;
  expect(said({ 'outline.yaml': outline })).toEqual([
    'content/basics/01-names/facts.yaml: the outline asks this lesson to carry C-001; add it',
  ]);
});

test('links inside the course lead to what is there or planned, in their own language', () => {
  const links = [
    '[a](/learn/basics/02-later/)',
    '[b](/learn/basics/02-latter/)',
    '[c](/en/learn/)',
    '[d](/lab/04-addresses-and-names)',
    '[e](names/)',
    '[f](/lab/machines/vm-41/)',
    '[g](http://example.org)',
    '[h](/nowhere/)',
  ];
  expect(inKo(links.join(' '))).toEqual(
    [
      'link "/learn/basics/02-latter/": there is no lesson "basics/02-latter"; did you mean "basics/02-later"?',
      'link "/en/learn/": this is the Korean text; leave "/en" out',
      'link "/lab/04-addresses-and-names": pages end with "/"; write "/lab/04-addresses-and-names/"',
      'link "names/": write the whole path, from "/"',
      'link "/lab/machines/vm-41/": there is no machine "vm-41"',
      'link "http://example.org": link with https',
      'link "/nowhere/": there is no such page',
    ].map((remedy) => `${KO_FILE}:${LINE}: ${remedy}`),
  );
});

test('a version typed in prose names the reference; in code, history and names of editions it may stand', () => {
  expect(inKo('지금은 쿠버네티스 1.36이 나와 있습니다.')).toEqual([
    `${KO_FILE}:${LINE}: a version typed in prose: "쿠버네티스 1.36"; write "쿠버네티스 {{version.kubernetes}}"`,
  ]);
  expect(inKo('`Kubernetes 1.36`, Kubernetes 1.24, Kubernetes 1.365, Ubuntu 24.04')).toEqual([]);
});

test('a reference that cannot be filled is found, the particle behind one that can is checked', () => {
  expect(inKo('{{version.kuber}}')).toEqual([
    `${KO_FILE}:${LINE}: unknown reference "{{version.kuber}}"; content/versions.yaml and labs/inventory.yaml have the names`,
  ]);
  expect(inKo('Kubernetes {{version.kubernetes}}을 씁니다.')).toEqual([
    `${KO_FILE}:${LINE}: "{{version.kubernetes}}을" → "{{version.kubernetes}}를" (read "1.36")`,
  ]);
});

test('을 and 를 fit the word before them', () => {
  expect(inKo('서버을 켜고 이름를 적습니다. 가을을 지나 마을을 보고 점을 이을 때까지.')).toEqual([
    `${KO_FILE}:${LINE}: "서버을" → "서버를"`,
    `${KO_FILE}:${LINE}: "이름를" → "이름을"`,
  ]);
});

test('the particle behind an abbreviation follows how it is read', () => {
  expect(inKo('VM은 셋이고 VM이라고 합니다.')).toEqual([`${KO_FILE}:${LINE}: "VM은" → "VM는"`]);
});

test('a word of the glossary that is not there, or taught where it is not used', () => {
  expect(inKo('<Term id="prefx">접두사</Term>')).toEqual([
    `${KO_FILE}:${LINE}: no word "prefx" in content/glossary.yaml; did you mean "prefix"?`,
  ]);
  expect(said({ 'en.mdx': EN.replace(/<\/?Term[^>]*>/g, '') })).toEqual([
    `${EN_FILE}: content/glossary.yaml says that this lesson teaches prefix; put each into a <Term> or change its "taught"`,
  ]);
});

test('a word that no lesson uses is said to be of no use', () => {
  const glossary = `prefix:
  ko: { name: 접두사, is: "이웃끼리 똑같은 주소의 앞부분이다." }
  en: { name: prefix, is: "The leading part that neighbours share." }
lonely:
  ko: { name: 외톨이, is: "아무도 부르지 않는 낱말이다." }
  en: { name: lonely, is: "A word that nobody calls for." }
`;
  expect(said({ 'glossary.yaml': glossary })).toEqual([
    'content/glossary.yaml:4: lonely: is used in no lesson; use it in a <Term> or say with "taught" where it will be',
  ]);
  expect(
    said({
      'glossary.yaml': glossary.replace('  en: { name: lonely, is: "A word that nobody calls for." }\n', ''),
    })[0],
  ).toBe('content/glossary.yaml:4: lonely.en: is missing; write it');
});

test('pictures say what is to be seen in them', () => {
  expect(inKo('![](rack.png)\n\n<Picture src="rack.png" />\n\n![서버 넷](rack.png)')).toHaveLength(3);
  expect(inKo('![](rack.png)')).toEqual([
    `${KO_FILE}:${LINE}: a picture without text; say in "alt" what is to be seen in it`,
  ]);
});

test('the first column of a table has a name', () => {
  expect(inKo('| | 하나 |\n|---|---|\n| 가 | 나 |')).toEqual([
    `${KO_FILE}:${LINE}: the first head of this table is empty; name what the column holds`,
  ]);
  expect(inKo('| 상황 | 하나 |\n|---|---|\n| | 나 |')).toEqual([]);
});

test('headings go down one level at a time, and the title is the only first one', () => {
  expect(inKo('#### 너무 깊이')).toEqual([
    `${KO_FILE}:${LINE}: a heading of level 4 under one of level 2; use "###"`,
  ]);
  expect(inKo('# 제목')).toEqual([
    `${KO_FILE}:${LINE}: the title of the head is the only first-level heading; begin with "##"`,
  ]);
});

test('a part that is not there, or belongs in a guide', () => {
  expect(inKo('<Tooy />')[0]).toBe(
    `${KO_FILE}:${LINE}: there is no part <Tooy>; did you mean "Toy"? (content/parts.yaml lists them)`,
  );
  expect(inKo('<Step id="x" />')[0]).toBe(
    `${KO_FILE}:${LINE}: <Step> belongs in the guide of a stage, not in a lesson`,
  );
});

test('both languages have the same parts and the same head', () => {
  expect(inKo('<Toy />')).toEqual([`${EN_FILE}: <Toy>: stands here 1 times and 2 times in ko.mdx`]);
  expect(said({ 'en.mdx': EN.replace('minutes: 8', 'minutes: 9') })).toEqual([
    `${EN_FILE}: minutes: is not the same as in ko.mdx`,
  ]);
});

test('a lesson that is too short, has nothing to do and promises the wrong time', () => {
  const short = KO.replace(/(서버는.*?맡깁니다\. )+/, '').replace('<Toy />', '');
  expect(said({ 'ko.mdx': short, 'en.mdx': EN.replace('<Toy />', '') })).toEqual([
    `${KO_FILE}: 18 characters of prose, fewer than 2500; explain more, or give a reason under "without: { length: … }" in content/outline.yaml`,
    `${KO_FILE}: nothing to do on this page; use an interactive part (docs/authoring.md lists them)`,
    `${KO_FILE}: minutes: 8 minutes for what takes about 2`,
    `${EN_FILE}: nothing to do on this page; use an interactive part (docs/authoring.md lists them)`,
  ]);
});

test('the outline may give a reason for breaking a rule', () => {
  const outline = `modules:
  - slug: basics
    title: { ko: 기초, en: Basics }
    lessons:
      - { slug: names, title: { ko: 이름, en: Names }, without: { interactive: "the stage itself is to be done" } }
`;
  const plain = { 'ko.mdx': KO.replace('<Toy />', ''), 'en.mdx': EN.replace('<Toy />', '') };
  expect(said({ ...plain, 'outline.yaml': outline })).toEqual([]);
});

test('too few questions, and one with a wrong answer that is not explained', () => {
  const two = QUIZ.split('- id: question-3')[0]!;
  expect(said({ 'quiz.yaml': two })).toEqual([
    'content/basics/01-names/quiz.yaml: 2 of at least 3 questions',
  ]);
  expect(
    said({ 'quiz.yaml': QUIZ.replace(', why: { ko: "저것은 아닙니다.", en: "It is not that." }', '') }),
  ).toEqual([
    'content/basics/01-names/quiz.yaml:6: question-1.options.1: is wrong without saying why; add "why"',
  ]);
});

test('a kind of question that is not there is told from one that is misspelt', () => {
  expect(said({ 'quiz.yaml': QUIZ.replace('kind: choice', 'kind: chioce') })).toEqual([
    'content/basics/01-names/quiz.yaml:2: question-1.kind: no kind "chioce"; did you mean "choice"?',
  ]);
  expect(said({ 'quiz.yaml': QUIZ.replace('kind: choice', 'kind: essay') })).toEqual([
    'content/basics/01-names/quiz.yaml:2: question-1.kind: no kind "essay"; there are choice, many, order, match, short, predict, lab',
  ]);
});

test('a question about the lab names machines and checks that are there', () => {
  const lab = (expected: string) =>
    said({
      'quiz.yaml': `${QUIZ}- id: mine
  kind: lab
  ask: { ko: "어느 서버입니까?", en: "Which machine is it?" }
  expect: ${expected}
  otherwise: { ko: "다른 서버입니다.", en: "It is another one." }
  because: { ko: "그 서버입니다.", en: "It is that one." }
`,
    });
  const FILE = 'content/basics/01-names/quiz.yaml:25: mine:';
  expect(lab('{ machines: "group:control" }')).toEqual([]);
  expect(lab('{ machines: pg-11 }')).toEqual([`${FILE} unknown machine "pg-11"; did you mean "pg-01"?`]);
  expect(lab('{ value: "{{pg-11.ip}}" }')).toEqual([`${FILE} unknown reference "{{pg-11.ip}}"`]);
  expect(lab('{ seen: { stage: 4, step: host-names, check: host-nam, on: pg-01 } }')).toEqual([
    `${FILE} Stage 4 has no check "host-nam" in a step "host-names"`,
  ]);
});

test('a question that a text places must be there, and only once', () => {
  const both = (text: string) => ({ 'ko.mdx': `${KO}\n${text}\n`, 'en.mdx': `${EN}\n${text}\n` });
  expect(said(both('<Question id="question-2" />'))).toEqual([]);
  expect(said(both('<Question id="question-9" />'))[0]).toBe(
    `${KO_FILE}:${LINE}: no question "question-9" in quiz.yaml; did you mean "question-1"?`,
  );
  expect(said(both('<Question id="question-2" />\n\n<Question id="question-2" />'))[0]).toBe(
    `${KO_FILE}:${LINE + 2}: question "question-2" stands here twice`,
  );
});

test('spellings of the course, also in attributes and questions; what is excepted may stand', () => {
  expect(inKo('라이센스를 봅니다. Redhat 상표는 Redhat의 것입니다.')).toEqual([
    `${KO_FILE}:${LINE}: "라이센스" → "라이선스": 외래어 표기법`,
    `${KO_FILE}:${LINE}: "Redhat" → "Red Hat": name`,
  ]);
  expect(said({ 'quiz.yaml': QUIZ.replace('저것은 아닙니다', '라이센스는 아닙니다') })).toEqual([
    'content/basics/01-names/quiz.yaml:6: "라이센스" → "라이선스": 외래어 표기법',
  ]);
});

test('two spaces where one belongs, but not in tables and around code', () => {
  expect(inKo('두  칸입니다.')).toEqual([`${KO_FILE}:${LINE}: two spaces where one belongs`]);
  expect(inKo('| 하나  | 둘   |\n|---|---|\n| `a`  | b |\n\n[링크](/learn/) 하나와 `코드` 하나')).toEqual([]);
});

test('"IDC" says which of the two it is where it first stands', () => {
  expect(inKo('IDC의 조사에 따르면 자체 데이터센터(IDC)가 줄었습니다.')).toEqual([
    `${KO_FILE}:${LINE}: "IDC" means two things; write "자체 데이터센터(IDC)" or "IDC(시장조사 회사)" where it first stands`,
  ]);
  expect(inKo('IDC(시장조사 회사)의 조사입니다. IDC는 2018년에 물었습니다.')).toEqual([]);
});

test('a folder that the outline does not know, or numbers otherwise', () => {
  const moved = { 'basics/03-later/ko.mdx': KO, 'basics/03-later/en.mdx': EN };
  expect(said(moved)).toContain(
    'content/basics/03-later: its place in content/outline.yaml makes it content/basics/02-later; rename the folder',
  );
});

test('a mark that was left says that something is still to be written', () => {
  expect(inKo('✍ 여기에 무엇을 쓸까')).toEqual([
    `${KO_FILE}:${LINE}: still to be written: ✍ 여기에 무엇을 쓸까`,
  ]);
});
