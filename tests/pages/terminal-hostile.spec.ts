import type { Page } from '@playwright/test';
import { nastyStreams } from '../../src/client/lab/terminal/nasty.fixture.ts';
import { isReply } from '../../src/client/lab/terminal/replies.ts';
import { expect, test } from './site.ts';
import { drawn, openTerminal, rows } from './terminal.ts';

const PAYLOADS = [
  '<img src=x onerror="window.__pwned=1">',
  '<script>window.__pwned=1</script>',
  '<svg onload=window.__pwned=1>',
  '"><iframe srcdoc="<script>parent.__pwned=1</script>">',
  "' onmouseover='window.__pwned=1",
  'javascript:window.__pwned=1',
  '{{constructor.constructor("window.__pwned=1")()}}',
  '\u202Egnp.exe\u2066 \u200B<a href=//evil.test>x</a>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=window.__pwned=1>',
  '&lt;img src=x onerror=window.__pwned=1&gt;',
];

/** 120 ways to carry each payload into the words around a terminal. */
const HOSTILE = Array.from({ length: 12 }, (_, way) =>
  PAYLOADS.map((payload, at) => {
    const text = `${'A'.repeat(way * 20)}${payload}`;
    if (way % 4 === 0) return `\x1b]0;${text}\x07`;
    if (way % 4 === 1) return `\x1b]2;${text}\x1b\\`;
    if (way % 4 === 2)
      return `\x1b]8;id=${at};https://evil.test/${encodeURI(text)}\x07${payload}\x1b]8;;\x07\r\n`;
    return `\x1b]8;;${text}\x07https://evil.test/?q=${payload}\x1b]8;;\x07\r\n\x1b]7;file://${text}\x07`;
  }),
).flat();

/** Watches the page for anything that words of a machine could have become. */
const guard = (page: Page) =>
  page.addInitScript(() => {
    const found: string[] = [];
    Object.assign(window, { __found: found });
    const look = (it: Element) => {
      const known =
        /^(DIV|SPAN|P|BUTTON|STYLE|UL|LI|H2|H3|DL|DT|DD|PRE|B|CODE|KBD|SMALL|INPUT|SELECT|OPTION|LABEL|FORM|SECTION|HEADER|DIALOG|HR|TEXTAREA|CANVAS|I|SVG|PATH|CIRCLE|RECT|G|DATALIST)$/i;
      const ours = it instanceof HTMLAnchorElement && it.origin === location.origin;
      if (!known.test(it.tagName) && !ours) found.push(it.outerHTML.slice(0, 200));
      for (const { name, value } of it.attributes)
        if (
          /^on|^srcdoc$/i.test(name) ||
          (/^(href|src|action|formaction)$/i.test(name) && !/^[/#]/.test(value))
        )
          found.push(`${name}=${value}`);
    };
    addEventListener('DOMContentLoaded', () =>
      new MutationObserver((changes) => {
        for (const { addedNodes, target, type } of changes) {
          if (type === 'attributes') look(target as Element);
          const around = (target as Element).closest('.terminals') !== null || target === document.body;
          for (const node of addedNodes)
            if (around && node instanceof Element)
              for (const it of [node, ...node.querySelectorAll('*')]) look(it);
        }
      }).observe(document.body, { childList: true, subtree: true, attributes: true }),
    );
  });
const found = (page: Page) =>
  page.evaluate(() => {
    const seen = window as unknown as { __found: string[]; __pwned?: number };
    return { found: seen.__found, pwned: seen.__pwned ?? null };
  });

test('[S-14] 120 hostile titles and links become text and nothing else', async ({
  page,
  house,
  complaints,
}) => {
  expect(HOSTILE).toHaveLength(120);
  await guard(page);
  await openTerminal(page, house);
  const title = await page.title();
  for (const text of HOSTILE) house.shells.print(text);
  await drawn(page, house);
  expect(await found(page)).toEqual({ found: [], pwned: null });
  expect(await page.title()).toBe(title);
  const tab = page.locator('.tab [role="tab"]');
  expect((await tab.evaluate((it) => it.firstChild?.textContent)) ?? '').toBe('adm-01');
  const words = (await tab.locator('.title').textContent()) ?? '';
  expect([...words].length).toBeLessThanOrEqual(81);
  expect(words).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2066-\u2069]/);
  expect(complaints).toEqual([]);
});

test('[S-14] the server’s own words about a terminal become text and nothing else', async ({
  page,
  house,
  complaints,
}) => {
  await guard(page);
  for (const payload of PAYLOADS) house.shells.all.get(house.shells.leave('vm-02'))!.title = payload;
  await openTerminal(page, house);
  for (const payload of PAYLOADS) {
    house.shells.tell({
      type: 'screen',
      data: payload,
      state: null,
      cols: 80,
      rows: 24,
      title: payload,
      offset: 0,
      marks: [],
    });
    house.shells.tell({ type: 'opened', terminal: 't-1', machine: payload, found: true });
    house.shells.tell({ type: 'recording', id: payload, since: payload, end: null });
    house.shells.tell({ type: payload, data: payload });
    house.shells.tell(payload);
  }
  await page.locator('[data-running]').click();
  await expect(page.locator('.running li')).not.toHaveCount(0);
  expect(await found(page)).toEqual({ found: [], pwned: null });
  expect(complaints).toEqual([]);
});

test('[S-14] a link that says it leads elsewhere is pointed out, opens nowhere by itself, and shows its real address', async ({
  page,
  house,
  context,
}) => {
  await openTerminal(page, house);
  house.shells.print(
    '\r\n\x1b]8;;https://bank.example@xn--pple-43d.com/login\x07www.bank.example\x1b]8;;\x07\r\n',
  );
  await expect(rows(page)).toContainText('www.bank.example');
  const link = (await rows(page).getByText('www.bank.example').boundingBox())!;
  await page.mouse.move(link.x + 30, link.y + 8);
  await page.mouse.move(link.x + 34, link.y + 8);
  await page.mouse.click(link.x + 34, link.y + 8);
  const dialog = page.locator('dialog[open]');
  await expect(dialog.locator('pre')).toHaveText('https://bank.example@xn--pple-43d.com/login');
  await expect(dialog.locator('pre b')).toHaveText('xn--pple-43d.com');
  await expect(dialog.locator('.link-warning')).toHaveCount(3);
  await expect(dialog.getByRole('button', { name: '그만두기' })).toBeFocused();
  expect(context.pages()).toHaveLength(1);
  const opened = context.waitForEvent('page');
  await dialog.getByRole('button', { name: '새 탭에서 열기' }).click();
  const other = await opened;
  expect(await other.evaluate(() => window.opener)).toBeNull();
});

test('[S-14] links can be reached without a mouse, and only those of the web', async ({ page, house }) => {
  await openTerminal(page, house);
  house.shells.print('\r\njavascript:alert(1) file:///etc/passwd https://docs.example.com/a ssh://x\r\n');
  await expect(rows(page)).toContainText('docs.example.com');
  await page.keyboard.press('Control+Alt+ArrowRight');
  await expect(page.locator('[data-menu-button]')).toBeFocused();
  await page.keyboard.press('Enter');
  const links = page.locator('[data-action="links"]');
  await expect(page.locator('[data-action]').first()).toBeFocused();
  for (let i = 0; i < 20 && !(await links.evaluate((it) => it.matches(':focus'))); i++)
    await page.keyboard.press('ArrowDown');
  await expect(links).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.link-list li')).toHaveText(['https://docs.example.com/a']);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('dialog[open] pre')).toHaveText('https://docs.example.com/a');
});

test('[S-15] a page that draws nasty streams says nothing but allowed answers, and goes on', async ({
  page,
  house,
  complaints,
}) => {
  house.shells.echoes = false;
  await openTerminal(page, house);
  for (const stream of nastyStreams(7, 600)) house.shells.print(`${stream}\x18\x1b\\\x1bc`);
  await drawn(page, house);
  expect(house.shells.frames.length).toBeGreaterThan(30);
  expect(house.shells.frames.filter((frame) => !isReply(frame))).toEqual([]);
  expect(complaints).toEqual([]);
});

test('[S-15] no program learns, moves or names the window', async ({ page, house }) => {
  house.shells.echoes = false;
  await openTerminal(page, house);
  for (let question = 1; question <= 24; question++)
    house.shells.print(`\x1b[${question}t\x1b[${question};1;1t`);
  await drawn(page, house);
  expect(house.typed).toBe('');
});

test('[S-15] whoever watches the same streams sends no byte', async ({ page, house }) => {
  const id = house.shells.leave('vm-01');
  await page.goto(`${house.url}/lab/watch/#terminal=${id}`);
  await expect(page.locator('[data-watch-status]')).toHaveText('보고 있습니다');
  for (const stream of nastyStreams(7, 600)) house.shells.print(`${stream}\x18\x1b\\\x1bc`);
  house.shells.print('\r\nseen-all\r\n');
  await expect(page.locator('[data-watch-place] .xterm-rows')).toContainText('seen-all');
  await page.locator('[data-watch-place]').click();
  await page.keyboard.type('hello');
  await page.keyboard.press('Control+c');
  expect(house.shells.watcherBytes).toBe(0);
  expect(new Set(house.shells.watched.map(({ type }) => type))).toEqual(new Set(['watch', 'drawn']));
});

test('malformed, unknown and enormous messages do not break a terminal', async ({
  page,
  house,
  complaints,
}) => {
  await openTerminal(page, house);
  for (const frame of [
    '',
    '{',
    'null',
    '[]',
    '{"type":"tomorrow"}',
    '{"type":"screen"}',
    '{"type":"__proto__"}',
  ])
    house.shells.tell(frame);
  house.shells.tell({
    type: 'screen',
    data: '',
    state: null,
    cols: 1e9,
    rows: 1e9,
    title: '',
    offset: 0,
    marks: [],
  });
  house.shells.tell({ type: 'company', viewers: 'many' });
  await page.keyboard.type('still here');
  await expect(rows(page)).toContainText('still here');
  expect(complaints).toEqual([]);
});
