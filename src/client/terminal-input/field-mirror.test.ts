import { expect, test } from 'vitest';
import { type Edit, FieldMirror } from './field-mirror.ts';

const at = (value: string) => ({ value, selectionStart: value.length, selectionEnd: value.length });
const all = (value: string) => ({ value, selectionStart: 0, selectionEnd: value.length });
const edit = (inputType: string, data: string | null, more: Partial<Edit> = {}): Edit => ({
  inputType,
  data,
  isComposing: false,
  rewrites: false,
  onScreen: false,
  ...more,
});
const composed = (data: string, more: Partial<Edit> = {}) =>
  edit('insertCompositionText', data, { isComposing: true, ...more });

test('a composition is held back until it is over', () => {
  const mirror = new FieldMirror();
  expect(mirror.begin(at(''), '')).toBe('');
  expect(mirror.edit(at('ㅎ'), composed('ㅎ'))).toBe('');
  expect(mirror.edit(at('한'), composed('한'))).toBe('');
  expect(mirror.preedit).toBe('한');
  expect(mirror.end(at('한'))).toBe('한');
  expect(mirror.preedit).toBe('');
});

test('an end that is told twice, or late, sends nothing again', () => {
  const mirror = new FieldMirror();
  mirror.begin(at(''), '');
  mirror.edit(at('한'), composed('한'));
  expect(mirror.settle(at('한'))).toBe('한');
  expect(mirror.end(at('한'))).toBe('');
  expect(mirror.end(at(''))).toBe('');
});

test('without compositions the last syllable is held back until something stands behind it', () => {
  const mirror = new FieldMirror();
  expect(mirror.edit(at('ㅎ'), edit('insertText', 'ㅎ'))).toBe('');
  expect(mirror.edit(at('한'), edit('insertReplacementText', '한'))).toBe('');
  expect(mirror.held).toBe(true);
  expect(mirror.edit(at('한ㄱ'), edit('insertText', 'ㄱ'))).toBe('한');
  expect(mirror.edit(at('한글'), edit('insertReplacementText', '글'))).toBe('');
  expect(mirror.edit(at('한글 '), edit('insertText', ' '))).toBe('글 ');
  expect(mirror.held).toBe(false);
});

test('a syllable that is taken out and put in by the end of a composition is not held', () => {
  const mirror = new FieldMirror();
  mirror.begin(at(''), '');
  mirror.edit(at('한'), composed('한'));
  expect(mirror.edit(at(''), edit('deleteContentBackward', null))).toBe('');
  expect(mirror.end(at(''))).toBe('');
  expect(mirror.edit(at('한'), edit('insertText', '한'))).toBe('한');
});

test('finished text of several letters is sent at once', () => {
  expect(new FieldMirror().edit(at('안녕하세요'), edit('insertText', '안녕하세요'))).toBe('안녕하세요');
});

test('what the shell has is erased when it leaves the field, once for each letter', () => {
  const mirror = new FieldMirror();
  mirror.edit(at('ls 😀'), edit('insertText', 'ls 😀'));
  expect(mirror.edit(at('ls '), edit('deleteContentBackward', null))).toBe('\x7f');
  expect(mirror.edit(at('l'), edit('deleteWordBackward', null))).toBe('\x7f\x7f');
});

test('what is taken out only to be put in again is not erased', () => {
  const mirror = new FieldMirror();
  mirror.edit(at('가나'), edit('insertText', '가나'));
  expect(mirror.edit(at('가'), edit('deleteContentBackward', null, { rewrites: true }))).toBe('');
  expect(mirror.edit(at('가나'), edit('insertText', '나', { rewrites: true }))).toBe('');
  expect(mirror.rest(at('가나'))).toBe('');
});

test('what is not put in again is erased when the keystroke is over', () => {
  const mirror = new FieldMirror();
  mirror.edit(at('가나'), edit('insertText', '가나'));
  mirror.edit(at('가'), edit('deleteContentBackward', null, { rewrites: true }));
  expect(mirror.rest(at('가'))).toBe('\x7f');
  expect(mirror.rest(at('가'))).toBe('');
});

test('a composition may take up what was sent: only the difference is sent', () => {
  const mirror = new FieldMirror();
  mirror.edit(at('inputs'), edit('insertText', 'inputs'));
  expect(mirror.begin(at('inputs'), '')).toBe('');
  expect(mirror.edit(at('input'), composed('input'))).toBe('\x7f');
  expect(mirror.end(at('input'))).toBe('');
});

test('a composition that nobody announced is one all the same', () => {
  const mirror = new FieldMirror();
  expect(mirror.edit(at('ㄱ'), composed('ㄱ'))).toBe('');
  expect(mirror.begin(at('ㄱ'), '')).toBe('');
  expect(mirror.edit(at('가'), composed('가'))).toBe('');
  expect(mirror.end(at('가'))).toBe('가');
});

test('an emptied field erases nothing in the shell', () => {
  const mirror = new FieldMirror();
  mirror.edit(at('ls'), edit('insertText', 'ls'));
  mirror.notice(at(''));
  expect(mirror.edit(at('a'), edit('insertText', 'a'))).toBe('a');
});

test('selected text that others put into the field is neither typed nor erased', () => {
  const mirror = new FieldMirror();
  mirror.notice(all('lab@pg-01'));
  expect(mirror.begin(all('lab@pg-01'), '')).toBe('');
  expect(mirror.edit(at('한'), composed('한'))).toBe('');
  expect(mirror.end(at('한'))).toBe('한');
});

test('pasted text is the terminal’s', () => {
  const mirror = new FieldMirror();
  mirror.account(at('pasted'));
  expect(mirror.edit(at('pasted!'), edit('insertText', '!'))).toBe('!');
});

test('on a screen keyboard English is sent letter by letter, Korean is held', () => {
  const mirror = new FieldMirror();
  mirror.begin(at(''), '');
  expect(mirror.edit(at('l'), composed('l', { onScreen: true }))).toBe('l');
  expect(mirror.edit(at('ls'), composed('ls', { onScreen: true }))).toBe('s');
  expect(mirror.edit(at('la'), composed('la', { onScreen: true }))).toBe('\x7fa');
  expect(mirror.end(at('la'))).toBe('');
  mirror.begin(at('la'), '');
  expect(mirror.edit(at('la김'), composed('김', { onScreen: true }))).toBe('');
});

test('conjoining jamo are one syllable to the shell', () => {
  const mirror = new FieldMirror();
  mirror.edit(at('\u1112'), edit('insertText', '\u1112'));
  mirror.edit(at('\u1112\u1161'), edit('insertText', '\u1161'));
  mirror.edit(at('\u1112\u1161\u11ab'), edit('insertText', '\u11ab'));
  expect(mirror.settle(at('\u1112\u1161\u11ab'))).toBe('한');
});
