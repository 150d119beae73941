import { expect, test } from 'vitest';
import { cut } from './cut.ts';
import { blocksOf, textOf } from './html.ts';
import { planned, split } from './split.ts';

const titles = (html: string): string[] => split(html, '처음').map(({ title }) => title);
const long = (n: number): string => `<p>${'가나다라 마바사. '.repeat(n)}</p>`;

test('elements side by side are told apart, whatever is inside them', () => {
  const html =
    '<p>a <b>c</b></p>\n<figure data-x="1 > 0"><svg><path d="M0"/></svg></figure><hr><!-- <p> --><ul><li>x</li></ul>';
  expect(blocksOf(html).map(({ name }) => name)).toEqual(['p', 'figure', 'hr', 'ul']);
});

test('what pops up is not part of the text', () => {
  expect(textOf('<p>앞 <button>낱말</button><span class="note" popover id="x"><b>뜻</b></span>을</p>')).toBe(
    '앞 낱말을',
  );
});

test('a heading begins a slide, and a smaller one says what it belongs to', () => {
  const slides = split('<p>들어가며</p><h2 id="a">하나</h2><p>가</p><h3>둘</h3><p>나</p>', '처음');
  expect(slides.map(({ title, within }) => [title, within])).toEqual([
    ['처음', null],
    ['하나', null],
    ['둘', '하나'],
  ]);
});

test('a heading with nothing below it makes no slide of its own', () => {
  expect(titles('<h2>하나</h2><h3>둘</h3><p>가</p>')).toEqual(['둘']);
});

test('too much text goes on on the next slide, under the same heading', () => {
  const slides = split(`<h2>하나</h2>${'<p>짧은 글 한 줄입니다.</p>'.repeat(12)}`, '처음');
  expect(slides.map(({ title, goesOn }) => [title, goesOn])).toEqual([
    ['하나', false],
    ['하나', true],
  ]);
});

test('a part is alone with the line that introduces it; a table may have more above it', () => {
  const slides = split(
    '<p>가</p><p>나</p><section class="part">x</section><p>다</p><section class="part">y</section><p>라</p><p>마</p><table><tr><td>가</td></tr></table>',
    '처음',
  );
  expect(slides.map(({ html }) => blocksOf(html).map(({ name }) => name))).toEqual([
    ['p', 'p'],
    ['section'],
    ['p', 'section'],
    ['p', 'p', 'table'],
  ]);
});

test('an authored break breaks, and an authored note is for the speaker', () => {
  const slides = split(
    '<p>가</p><aside data-speaker-note><p>말하기</p></aside><hr data-break><p>나</p>',
    '처음',
  );
  expect(slides.map(({ html, notes }) => [html, notes])).toEqual([
    ['<p>가</p>', ['<p>말하기</p>']],
    ['<p>나</p>', []],
  ]);
});

test('of a long paragraph the slide shows the first sentences, and the speaker has all of it', () => {
  const [slide] = split(long(20), '처음');
  expect(textOf(slide!.html.replace(/<span class="spoken">.*<\/span>/, '')).length).toBeLessThan(60);
  expect(textOf(slide!.notes[0]!)).toHaveLength(20 * 10 - 1);
});

test('a sentence is never cut inside an element', () => {
  const inside = `${'가'.repeat(50)} <b>둘. 셋</b> 넷. ${'다'.repeat(60)}`;
  expect(cut({ name: 'p', html: `<p>${inside}</p>` }).html).toContain('넷.<span class="spoken">');
});

test('a long numbered list goes on with its numbers', () => {
  const slides = split(`<ol>${'<li>항목</li>'.repeat(12)}</ol>`, '처음');
  expect(slides).toHaveLength(2);
  expect(slides[1]!.html).toMatch(/^<ol start="\d">/);
});

test('the plan of all slides together is the time of the lesson', () => {
  expect(planned([1, 1, 2], 4)).toEqual([60, 60, 120]);
});
