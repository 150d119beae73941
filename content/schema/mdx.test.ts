import { expect, test } from 'vitest';
import { takeApart } from './mdx.ts';

const words = (text: string): string => takeApart(text).prose.replace(/\s+/g, ' ').trim();

test('prose keeps its place when head, code, tags and addresses are blanked', () => {
  const text = '---\ntitle: x\n---\n앞 `코드` <Term id="a">낱말</Term> [글](/learn/)\n\n```sh\nls\n```\n뒤';
  const { prose } = takeApart(text);
  expect(prose).toHaveLength(text.length);
  expect(prose.split('\n')).toHaveLength(text.split('\n').length);
  expect(prose.indexOf('뒤')).toBe(text.indexOf('뒤'));
  expect(words(text)).toBe('앞 낱말 글 뒤');
});

test('a part tells its attributes and every text in them, over several lines', () => {
  const { tags } = takeApart(`<Sorter\n  title="하나"\n  items={[{ text: '둘', right: "셋 > 넷" }]}\n/>`);
  expect(tags).toEqual([
    { name: 'Sorter', line: 1, attributes: new Map([['title', '하나']]), texts: ['하나', '둘', '셋 > 넷'] },
  ]);
});

test('a tag inside code is code, and a backtick inside a tag belongs to the tag', () => {
  const { tags, prose } = takeApart('`<Sorter />` 글 <Myth claim="`ls`는 안다">참</Myth>');
  expect(tags.map(({ name }) => name)).toEqual(['Myth']);
  expect(prose.replace(/\s+/g, ' ').trim()).toBe('글 참');
});

test('a fence inside a fence of more marks is part of it', () => {
  const { fences } = takeApart('````mdx\n```sh\nls\n```\n````\n');
  expect(fences).toEqual([{ lang: 'mdx', code: '```sh\nls\n```\n', line: 1 }]);
});

test('links, pictures and headings are told with their lines', () => {
  const { links, images, headings } = takeApart('## 제목 `코드`\n\n[글](/a/) ![그림](b.png) ![](c.png)');
  expect(links).toEqual([{ text: '글', href: '/a/', line: 3 }]);
  expect(images).toEqual([
    { alt: '그림', line: 3 },
    { alt: '', line: 3 },
  ]);
  expect(headings).toEqual([{ level: 2, text: '제목 `코드`', line: 1 }]);
});
