import AxeBuilder from '@axe-core/playwright';
import { expect, machineOf, openStage, test } from './site.ts';
import { act, addTerminal, input, notice, openTerminal, rows, status } from './terminal.ts';

const current = '.tab[data-current]';

test.describe('finding', () => {
  test('counts, goes up and down, minds capitals when asked, and gives the focus back', async ({
    page,
    house,
  }) => {
    await openTerminal(page, house);
    house.shells.print('\r\nalpha one\r\nAlpha two\r\nalpha three\r\n');
    await expect(rows(page)).toContainText('three');
    await page.keyboard.press('Control+Shift+F');
    const search = page.locator('[data-search]');
    const count = search.locator('output');
    await page.keyboard.type('alpha');
    await expect(count).toHaveText('3/3');
    await page.keyboard.press('Enter');
    await expect(count).toHaveText('2/3');
    await page.keyboard.press('Shift+Enter');
    await expect(count).toHaveText('3/3');
    await search.getByRole('button', { name: '다음' }).click();
    await expect(count).toHaveText('1/3');
    await search.getByRole('button', { name: '대소문자 구분' }).click();
    await expect(count).toContainText('/2');
    await search.getByRole('searchbox').fill('no such word');
    await expect(count).toHaveText('없음');
    await page.keyboard.press('Escape');
    await expect(search).toBeHidden();
    await expect(input(page)).toBeFocused();
    expect(house.typed).toBe('');
  });
});

test.describe('the keyboard alone', () => {
  test('gets in, between terminals, to the menu, and out again', async ({ page, house }) => {
    await openTerminal(page, house);
    await addTerminal(page, 'dns-01');
    await page.keyboard.press('Control+Shift+BracketLeft');
    await expect(page.locator(`${current} [role="tab"]`)).toContainText('adm-01');
    await expect(input(page)).toBeFocused();
    await page.keyboard.press('Control+Shift+BracketRight');
    await expect(page.locator(`${current} [role="tab"]`)).toContainText('dns-01');
    await expect(page.locator('.way-out')).toBeVisible();
    await page.keyboard.press('Control+Alt+ArrowLeft');
    await expect(page.locator('[data-guide]')).toBeFocused();
    await expect(page.locator('.way-in')).toContainText('Ctrl+Alt+→');
    await page.keyboard.press('Control+Alt+ArrowRight');
    await expect(input(page)).toBeFocused();
    await page.keyboard.press('Control+Alt+ArrowRight');
    await expect(page.locator('[data-menu-button]')).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-action]').first()).toBeFocused();
    await page.keyboard.press('End');
    await expect(page.locator('[data-action]').last()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.locator('[data-menu-button]')).toBeFocused();
    expect(house.typed).toBe('');
  });

  test('a terminal says how to leave it, and the help lists every key', async ({ page, house }) => {
    await openTerminal(page, house);
    await expect(input(page)).toHaveAttribute('aria-label', 'adm-01 터미널, 나가려면 Ctrl+Alt+←');
    await act(page, 'keys');
    for (const key of ['Ctrl+Alt+←', 'Ctrl+Shift+F', 'Ctrl+Shift+V', 'Ctrl+Shift+=', 'Ctrl+Shift+]'])
      await expect(page.locator('.key-help')).toContainText(key);
    await page.keyboard.press('Escape');
    await expect(input(page)).toBeFocused();
  });
});

test.describe('settings', () => {
  test('are seen at once, remembered, and the same in every terminal', async ({ page, house }) => {
    await openTerminal(page, house);
    const pane = page.locator('[data-terminals]');
    const letter = () => rows(page).evaluate((it) => Number.parseFloat(getComputedStyle(it).fontSize));
    expect(await letter()).toBe(14.5);
    const before = { ...house.shells.all.get('t-1')!.size };
    await page.keyboard.press('Control+Shift+Equal');
    await expect.poll(letter).toBe(15.95);
    await expect.poll(() => house.shells.all.get('t-1')!.size.cols).toBeLessThan(before.cols);
    await page.keyboard.press('Control+Shift+Minus');
    await page.keyboard.press('Control+Shift+Minus');
    await expect.poll(letter).toBe(13.05);
    await page.keyboard.press('Control+Shift+Digit0');
    await expect.poll(letter).toBe(14.5);
    await act(page, 'settings');
    await page.locator('.settings').getByText('밝게').click();
    await expect(pane).toHaveAttribute('data-tone', 'light');
    await page.locator('.settings select[name="zoom"]').selectOption('150');
    await expect.poll(letter).toBe(21.75);
    await page.reload();
    await expect(pane).toHaveAttribute('data-tone', 'light');
    await expect.poll(letter).toBe(21.75);
    expect(house.typed).toBe('');
  });

  test('colours follow the pages when they should', async ({ page, house }) => {
    await page.emulateMedia({ colorScheme: 'light' });
    await openTerminal(page, house);
    const pane = page.locator('[data-terminals]');
    await expect(pane).toHaveAttribute('data-tone', 'dark');
    await act(page, 'settings');
    await page.locator('.settings').getByText('사이트를 따름').click();
    await expect(pane).toHaveAttribute('data-tone', 'light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(pane).toHaveAttribute('data-tone', 'dark');
  });

  test('screen readers get the lines of the screen as text', async ({ page, house }) => {
    await openTerminal(page, house);
    await expect(page.locator('.xterm-accessibility')).toHaveCount(0);
    await act(page, 'settings');
    await page.getByLabel('화면 읽기 프로그램에 맞춤').check();
    house.shells.print('\r\nto be read aloud\r\n');
    await expect(page.locator('.xterm-accessibility')).toContainText('to be read aloud');
  });

  test('a bell marks the tab until somebody looks', async ({ page, house }) => {
    await openTerminal(page, house);
    await addTerminal(page, 'dns-01');
    const first = page.locator('.tab').first();
    house.shells.print('\x07', 't-1');
    await expect(first.locator('.bell')).toBeVisible();
    await first.locator('[role="tab"]').click();
    await expect(first.locator('.bell')).toBeHidden();
  });
});

test.describe('states', () => {
  test('a longer one is told, counts down, and can be ended at once', async ({ page, house }) => {
    await openTerminal(page, house);
    house.shells.refuse = 'unreachable';
    house.shells.drop();
    await expect(notice(page, 'state')).toContainText('서버가 대답하지 않습니다');
    await expect(page.locator(current)).toHaveAttribute('data-state', 'lost');
    // Each wait is longer; one of several seconds leaves time to press the button.
    await expect(notice(page, 'state')).toContainText(/[3-9]초 뒤에 다시 잇습니다/, { timeout: 20_000 });
    house.shells.refuse = null;
    await notice(page, 'state').getByRole('button', { name: '지금 잇기' }).click();
    await expect(page.locator(current)).toHaveAttribute('data-state', 'connected');
    await expect(notice(page, 'state')).toHaveCount(0);
  });

  test('keys without a connection are refused so that everybody sees it', async ({ page, house }) => {
    await openTerminal(page, house);
    house.shells.mute = true;
    house.shells.drop();
    // Until the page has seen the end of the connection, keys are still on their way to somebody.
    await expect(page.locator(current)).not.toHaveAttribute('data-state', 'connected');
    await page.keyboard.type('lost');
    await expect(status(page)).toContainText('들어가지 않았습니다');
    await expect(notice(page, 'state')).toBeVisible();
    house.shells.mute = false;
    // From now on it also comes back by itself, and then there is nothing to press any more.
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-notice="state"] button')?.click());
    await expect(page.locator(current)).toHaveAttribute('data-state', 'connected');
    await expect(input(page)).toBeFocused();
    await page.keyboard.type('new');
    await expect.poll(() => house.typed).toBe('new');
  });

  test('a server that closes at once is not asked again and again', async ({ page, house }) => {
    await openTerminal(page, house);
    house.shells.refuse = 'unreachable';
    let came = 0;
    page.on('websocket', (socket) => {
      if (socket.url().endsWith('/ws/terminal')) came += 1;
    });
    house.shells.drop();
    await expect.poll(() => came, { timeout: 15_000 }).toBeGreaterThan(2);
    const counted = came;
    const between = await page.evaluate(() => {
      for (let i = 0; i < 50; i++) dispatchEvent(new Event('online'));
      return true;
    });
    expect(between).toBe(true);
    expect(came - counted).toBeLessThan(2);
  });

  test('a shell that was gone when the page came back is told to be another one', async ({ page, house }) => {
    await openTerminal(page, house);
    house.shells.all.clear();
    await page.reload();
    await expect(status(page)).toContainText('쓰던 셸이 없어져 새로 열었습니다');
  });

  test('an ended shell says with what, and opens again on request only', async ({ page, house }) => {
    await openTerminal(page, house);
    house.shells.end('t-1');
    await expect(notice(page, 'state')).toContainText('adm-01의 셸이 끝났습니다 (종료 코드 0)');
    await expect(page.locator(current)).toHaveAttribute('data-state', 'ended');
    await notice(page, 'state').getByRole('button', { name: '다시 열기' }).click();
    await expect(page.locator(current)).toHaveAttribute('data-state', 'connected');
    await expect(input(page)).toBeFocused();
  });

  for (const { close, says, button } of [
    { close: 'tooMany', says: '열린 터미널이 너무 많습니다', button: '돌고 있는 셸' },
    { close: 'oldPage', says: '마당이 새로워졌습니다', button: '다시 불러오기' },
    { close: 'noSuchMachine', says: '이런 서버는 없습니다', button: null },
    { close: 'noLab', says: '실습 서버가 없어', button: '지금 잇기' },
  ] as const) {
    test(`a server that answers "${close}" is told in words`, async ({ page, house }) => {
      house.shells.refuse = close;
      await openStage(page, house);
      await page.locator('[data-add] button').click();
      await expect(notice(page, 'state')).toContainText(says);
      await expect(status(page)).toContainText(says);
      const buttons = notice(page, 'state').getByRole('button');
      if (button) await expect(buttons.first()).toHaveText(button);
      else await expect(buttons).toHaveCount(0);
    });
  }

  test('a shell that does not read, and a keeper that does not answer, are told while it lasts', async ({
    page,
    house,
  }) => {
    await openTerminal(page, house);
    house.shells.tell({ type: 'trouble', held: false, silent: true });
    await expect(notice(page, 'trouble')).toContainText('대답하지 않습니다');
    house.shells.tell({ type: 'trouble', held: true, silent: false });
    await expect(notice(page, 'trouble')).toContainText('읽지 않습니다');
    await page.keyboard.type('later');
    expect(house.typed).toBe('');
    house.shells.tell({ type: 'trouble', held: false, silent: false });
    await expect.poll(() => house.typed).toBe('later');
    await expect(notice(page, 'trouble')).toHaveCount(0);
  });

  test('Ctrl+S that stopped the output is pointed out, and Ctrl+Q is one click away', async ({
    page,
    house,
  }) => {
    house.shells.echoes = false;
    await openTerminal(page, house);
    await page.keyboard.press('Control+s');
    await page.keyboard.type('hel');
    await expect(notice(page, 'stopped')).toContainText('Ctrl+Q');
    await notice(page, 'stopped').getByRole('button').click();
    await expect.poll(() => house.typed).toBe('\x13hel\x11');
    house.shells.print('goes on');
    await expect(notice(page, 'stopped')).toHaveCount(0);
  });

  test('a recorded terminal carries a mark with a word, not only a colour', async ({ page, house }) => {
    await openTerminal(page, house);
    house.shells.tell({ type: 'recording', id: 'r-1', since: '2026-01-01T00:00:00Z', end: null });
    await expect(page.locator(`${current} .mark`)).toHaveText(/녹화 중/);
    await expect(page.locator('[data-fact="recording"]')).toHaveText('녹화 중');
    house.shells.tell({ type: 'recording', id: null, since: null, end: 'ended' });
    await expect(page.locator(`${current} .mark`)).toHaveText('');
    await expect(page.locator('[data-fact="recording"]')).toHaveCount(0);
  });
});

test('two windows: the one in charge decides the size, the other shows it whole and can take charge', async ({
  page,
  house,
  context,
}) => {
  await openTerminal(page, house);
  const size = () => ({ ...house.shells.all.get('t-1')!.size });
  const wide = size();
  const other = await context.newPage();
  await other.setViewportSize({ width: 1000, height: 600 });
  await other.goto(page.url());
  await expect(other.locator('[data-terminal-status]')).toContainText('이어서 쓰던 터미널');
  await expect.poll(size).not.toEqual(wide);
  const narrow = size();
  await expect(page.locator('[data-fact="size"]')).toHaveText(`다른 창의 크기 ${narrow.cols}×${narrow.rows}`);
  await expect(page.locator('[data-fact="company"]')).toHaveText('다른 창 1');
  await expect(page.locator('.panel:not([hidden]) .screen')).toHaveAttribute('data-letterbox', '');
  await expect(rows(page).locator('> div')).toHaveCount(narrow.rows);
  await page.getByRole('button', { name: '내 크기로' }).click();
  await expect.poll(size).toEqual(wide);
  await expect(page.locator('[data-fact="size"]')).toHaveCount(0);
  await expect(rows(page).locator('> div')).toHaveCount(wide.rows);
  await expect(other.locator('[data-fact="size"]')).toBeVisible();
  expect(house.typed).toBe('');
});

test.describe('what is still running', () => {
  test('is offered on return, and opens the very shell', async ({ page, house }) => {
    house.shells.leave('vm-05', 'left in the middle');
    house.shells.leave('vm-07');
    await openStage(page, house);
    await expect(page.locator('[data-still]')).toContainText('셸 2개가 아직 돌고 있습니다');
    await page.locator('[data-still-open]').click();
    await page.locator('[data-shell="t-1"]').getByRole('button', { name: /열기/ }).click();
    await expect(rows(page)).toContainText('left in the middle');
    expect(house.shells.all.size).toBe(2);
    expect(house.typed).toBe('');
  });

  test('a quiet one closes at once, one in use is asked about, and one shown here loses its tab', async ({
    page,
    house,
  }) => {
    house.shells.leave('vm-05');
    house.shells.leave('vm-07');
    house.shells.listed = (line) =>
      line.terminal === 't-2' ? { ...line, busy: new Date().toISOString() } : line;
    await openTerminal(page, house);
    await act(page, 'running');
    const close = (id: string) => page.locator(`[data-shell="${id}"]`).getByRole('button', { name: /닫기/ });
    await close('t-1').click();
    await expect(page.locator('[data-shell="t-1"]')).toHaveCount(0);
    expect(house.shells.all.has('t-1')).toBe(false);
    await close('t-2').click();
    await expect(page.locator('dialog[open]')).toContainText('쓰이고 있는 것 같습니다');
    await page.keyboard.press('Escape');
    expect(house.shells.all.has('t-2')).toBe(true);
    await close('t-3').click();
    await page.locator('dialog[open] [value="yes"]').click();
    await expect(page.locator('.tab')).toHaveCount(0);
    await expect.poll(() => house.shells.all.has('t-3')).toBe(false);
  });

  test('is on the page of one’s record, with ways to open, watch and close', async ({ page, house }) => {
    const id = house.shells.leave('vm-05', 'over there');
    await page.goto(`${house.url}/me/`);
    const row = page.locator(`[data-shell="${id}"]`);
    await expect(row).toContainText('시작');
    await expect(row.getByRole('link', { name: /보기/ })).toHaveAttribute(
      'href',
      `/lab/watch/#terminal=${id}`,
    );
    await row.getByRole('link', { name: /열기/ }).click();
    await expect(rows(page)).toContainText('over there');
    expect(house.shells.opened).toEqual(['vm-05']);
  });
});

test('closing the last terminal leaves the focus where one opens the next', async ({ page, house }) => {
  await openTerminal(page, house);
  await page.locator(`${current} [role="tab"]`).focus();
  await page.keyboard.press('Delete');
  await page.locator('dialog[open] [value="yes"]').click();
  await expect(page.locator('[data-add-machine]')).toBeFocused();
  await expect(page.locator('[data-empty]')).toBeVisible();
  expect(machineOf('adm-01')).toBe(house.shells.opened[0]);
});

for (const theme of ['dark', 'light'] as const) {
  test(`everything that opens in the pane can be used by everybody (${theme})`, async ({ page, house }) => {
    test.slow();
    await page.addInitScript(
      (chosen) => localStorage.setItem('madang.terminal-settings', JSON.stringify({ theme: chosen })),
      theme,
    );
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openTerminal(page, house);
    const check = async (what: string) => {
      const { violations } = await new AxeBuilder({ page }).include('.terminals').exclude('.xterm').analyze();
      expect(
        violations.map(({ id, nodes }) => [
          id,
          nodes.map(({ target, failureSummary }) => [target, failureSummary]),
        ]),
        what,
      ).toEqual([]);
    };
    house.shells.tell({ type: 'recording', id: 'r', since: null, end: null });
    house.shells.tell({ type: 'company', viewers: 3, watchers: 2, decidesSize: true });
    await check('the pane');
    await page.keyboard.press('Control+Shift+F');
    await check('search');
    await page.keyboard.press('Escape');
    for (const id of ['settings', 'keys', 'running', 'links']) {
      await act(page, id);
      await check(id);
      await page.keyboard.press('Escape');
    }
    await page.locator('[data-menu-button]').click();
    await check('menu');
    await page.keyboard.press('Escape');
    house.shells.refuse = 'unreachable';
    house.shells.drop();
    await expect(notice(page, 'state')).toBeVisible();
    await check('lost');
  });
}
