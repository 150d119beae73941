import { expect, test } from 'vitest';
import { judgeLink } from './links.ts';

test('an address of the web is opened as it is written', () => {
  expect(judgeLink('https://docs.example.com/a?b=c#d')).toEqual({
    href: 'https://docs.example.com/a?b=c#d',
    host: 'docs.example.com',
    shown: null,
    named: null,
    warnings: [],
  });
});

test.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)//https://a.example',
  'data:text/html,<script>1</script>',
  'file:///etc/passwd',
  'vscode://x',
  'ssh://-oProxyCommand=x',
  'https://',
  'https:',
  'https://[oops/',
  ' https://a.example',
  `https://a.example/${'x'.repeat(3000)}`,
])('[S-14] %s is no address that could be opened', (address) => {
  expect(judgeLink(address)).toBeNull();
});

test('[S-14] text that names another host than the one behind it is told', () => {
  for (const shown of ['https://bank.example/login', 'bank.example', 'see bank.com now', 'www.bank.com'])
    expect(judgeLink('https://evil.test/x', shown)?.warnings, shown).toEqual(['other-host']);
  expect(judgeLink('https://evil.test/x', 'https://bank.example/login')).toMatchObject({
    host: 'evil.test',
    named: 'bank.example',
    shown: 'https://bank.example/login',
  });
});

test('text that names the host itself, or the one above it, is as it looks', () => {
  for (const shown of [
    'docs.example.com',
    'example.com',
    'https://www.example.com/a',
    'the manual',
    'notes.md',
  ])
    expect(judgeLink('https://docs.example.com/x', shown.replace('www.', ''))?.warnings, shown).toEqual([]);
});

test('[S-14] a name in other letters is shown in punycode and told', () => {
  expect(judgeLink('https://аpple.com/')).toMatchObject({
    href: 'https://xn--pple-43d.com/',
    host: 'xn--pple-43d.com',
    warnings: ['international'],
  });
});

test('[S-14] what stands before "@" is a user name, and told', () => {
  expect(judgeLink('https://bank.example@evil.test/')?.warnings).toContain('user-name');
});

test('[S-14] text of a link is bounded and cannot turn its direction', () => {
  const judged = judgeLink('https://a.example/', `\u202E${'x'.repeat(5000)}`);
  expect(judged?.shown).not.toContain('\u202E');
  expect([...(judged?.shown ?? '')].length).toBeLessThanOrEqual(120);
});
