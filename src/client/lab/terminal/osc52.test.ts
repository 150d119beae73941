import { expect, test } from 'vitest';
import { CLIPBOARD_LIMIT_BYTES, readRequest } from './osc52.ts';

const write = (text: string) => readRequest(`c;${Buffer.from(text).toString('base64')}`);

test('[S-16] a question for what is in the clipboard is known as one', () => {
  expect(readRequest('c;?')).toEqual({ is: 'read' });
  expect(readRequest(';?')).toEqual({ is: 'read' });
});

test('what a program wants to copy is text', () => {
  expect(write('한글 text\n두 줄')).toEqual({ is: 'write', text: '한글 text\n두 줄' });
});

test('[S-16] the line end that would run it where it is pasted, and control characters, are gone', () => {
  expect(write('rm -rf ~\r\n\n')).toEqual({ is: 'write', text: 'rm -rf ~' });
  expect(write('a\x1b[201~\x03b\u0085c')).toEqual({ is: 'write', text: 'a[201~bc' });
});

test('[S-16] more than 64 KiB is too large, up to that is not', () => {
  expect(write('x'.repeat(CLIPBOARD_LIMIT_BYTES)).is).toBe('write');
  expect(write('x'.repeat(CLIPBOARD_LIMIT_BYTES + 3)).is).toBe('too-large');
  expect(readRequest(`c;${'A'.repeat(10_000_000)}`).is).toBe('too-large');
});

test.each(['', 'c', 'c;', 'c;%%%', 'c;/w==', 'c;Cg=='])(
  '[S-16] %j is nonsense and nothing happens',
  (request) => {
    expect(readRequest(request)).toEqual({ is: 'nonsense' });
  },
);
