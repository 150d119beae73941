/** The files of a lesson that is still to be written: right in form, marked wherever its author has to say something. */
import type { PlannedLesson } from '#lesson';
import { TO_BE_WRITTEN as PEN } from './prose.ts';

export function newLessonFiles({ title, carries }: PlannedLesson): Record<string, string> {
  return {
    'ko.mdx': KO(title.ko),
    'en.mdx': EN(title.en),
    'quiz.yaml': QUIZ,
    'facts.yaml': facts(carries),
  };
}

const KO = (title: string): string => `---
title: ${title}
goal: ${PEN} 읽고 나서 할 수 있게 되는 일을 한 문장으로 적습니다.
minutes: 8
sources: []
---
${PEN} 읽는 사람이 겪었을 만한 일이나 물음으로 시작합니다.

<Predict choices={['${PEN}', '${PEN}']} answer="${PEN}">${PEN} 읽기 전에 먼저 골라 볼 물음을 적습니다.</Predict>

## ${PEN} 첫 생각

${PEN} 한 번에 한 가지만 말합니다.

<Myth claim="${PEN}">${PEN} 무엇이 사실인지 적습니다.</Myth>
`;

const EN = (title: string): string => `---
title: ${title}
goal: ${PEN} Say in one sentence what a reader can do at the end.
minutes: 8
sources: []
---
${PEN} Begin with something the reader may have met, or with a question.

<Predict choices={['${PEN}', '${PEN}']} answer="${PEN}">${PEN} Ask something the reader can guess before reading on.</Predict>

## ${PEN} The first idea

${PEN} Say one thing at a time.

<Myth claim="${PEN}">${PEN} Say what holds.</Myth>
`;

const both = `{ ko: "${PEN}", en: "${PEN}" }`;
const QUIZ = `# yaml-language-server: $schema=../../schema/quiz.schema.json
- id: first-question
  kind: choice
  ask: ${both}
  options:
    - { right: true, is: ${both} }
    - { is: ${both}, why: ${both} }
  because: ${both}

- id: second-question
  kind: order
  ask: ${both}
  items:
    - { is: ${both}, why: ${both} }
    - { is: ${both}, why: ${both} }
    - { is: ${both}, why: ${both} }
  because: ${both}

- id: third-question
  kind: short
  ask: ${both}
  accept: ["${PEN}"]
  wrong:
    - { is: ["${PEN}${PEN}"], why: ${both} }
  because: ${both}
`;

function facts(carries: readonly string[]): string {
  const items = [
    { id: 'first-fact', kind: 'fact' },
    ...carries.map((id) => ({ id, kind: id.startsWith('T') ? 'table' : 'correction' })),
  ];
  const lines = items.map(
    ({ id, kind }) =>
      `- id: ${id}\n  kind: ${kind}\n  is: "${PEN} what holds, in short"\n  find:\n    ko: ["${PEN}${PEN}"]\n    en: ["${PEN}${PEN}"]\n`,
  );
  return `# yaml-language-server: $schema=../../schema/facts.schema.json\n${lines.join('')}`;
}
