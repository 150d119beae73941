import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { Typist } from './hangul-typist.ts';
import type { PretendServer } from './pretend-server.ts';
import { expect, openStage, test } from './site.ts';

const LINE = '.compose-line input';
const key = (page: Page, name: string) => page.locator(`.key-row [data-key="${name}"]`);

/** A stage with a terminal of its first machine that has drawn its prompt; nothing typed yet. */
async function openTerminal(page: Page, house: PretendServer): Promise<void> {
  await openStage(page, house);
  await page.locator('[data-add] [type="submit"]').click();
  await expect(page.locator('.xterm-rows')).toContainText('lab@');
}

/** The lab on a phone shows the guide first. */
async function openOnPhone(page: Page, house: PretendServer): Promise<void> {
  await openStage(page, house);
  await page.locator('[data-block]:not([data-danger]) [data-run]').first().tap();
  await expect.poll(() => house.typed).toMatch(/\r$/);
  house.shells.frames.length = 0;
}

test('Korean typed into a terminal of the page reaches the shell once and in order', async ({
  page,
  house,
}) => {
  await openTerminal(page, house);
  await page.locator('.xterm-helper-textarea').focus();
  const typist = await Typist.at(page);
  await typist.play(['rkqtdl', '<Space>', 'dlTek', '<Enter>']);
  await expect.poll(() => house.typed).toBe('값이 있다\r');
});

test('what is typed comes before what is pasted', async ({ page, house }) => {
  await openTerminal(page, house);
  await page.locator('.xterm-helper-textarea').focus();
  const typist = await Typist.at(page);
  await typist.play(['gks', '<paste 글>']);
  await expect.poll(() => house.typed).toMatch(/^한.*글/s);
});

test('a new terminal in a lost network keeps the syllable that is being typed', async ({ page, house }) => {
  await openTerminal(page, house);
  await page.locator('.xterm-helper-textarea').focus();
  const typist = await Typist.at(page);
  await typist.play(['gksr']);
  await expect.poll(() => house.typed).toBe('한');
  house.shells.drop();
  await expect.poll(() => house.shells.words.filter(({ type }) => type === 'open').length).toBe(2);
  await expect(page.locator('.xterm-rows')).toContainText('lab@');
  await expect(page.locator('.terminal-preedit')).toHaveText('ㄱ');
  await typist.play(['mf', '<Enter>']);
  await expect.poll(() => house.typed).toBe('한글\r');
});

test('the input line is switched on by a key and remembered', async ({ page, house }) => {
  await openTerminal(page, house);
  await expect(page.locator(LINE)).toBeHidden();
  await page.locator('.xterm-helper-textarea').focus();
  await page.keyboard.press('Control+Shift+L');
  await expect(page.locator(LINE)).toBeFocused();
  await page.reload();
  await expect(page.locator(LINE)).toBeVisible();
  await page.locator('.xterm-helper-textarea').focus();
  await page.keyboard.press('Control+Shift+L');
  await expect(page.locator(LINE)).toBeHidden();
  await expect(page.locator('.xterm-helper-textarea')).toBeFocused();
  expect(house.typed).toBe('');
});

test('a line is sent when it is finished, with Enter or without, and shown', async ({ page, house }) => {
  await openTerminal(page, house);
  await page.locator('.xterm-helper-textarea').focus();
  await page.keyboard.press('Control+Shift+L');
  await page.keyboard.type('ls -la');
  await page.keyboard.press('Enter');
  await expect.poll(() => house.typed).toBe('ls -la\r');
  await expect(page.locator('.compose-line .sent')).toHaveText('보냄: ls -la ⏎');
  await expect(page.locator(LINE)).toHaveValue('');
  await page.keyboard.type('y');
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => house.typed).toBe('ls -la\ry');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(page.locator(LINE)).toHaveValue('ls -la');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator(LINE)).toHaveValue('');
  await page.keyboard.press('Escape');
  await expect(page.locator('.xterm-helper-textarea')).toBeFocused();
});

test('Korean is composed in the line by the browser itself; Enter that ends a syllable sends nothing', async ({
  page,
  house,
}) => {
  await openTerminal(page, house);
  await page.locator('.xterm-helper-textarea').focus();
  await page.keyboard.press('Control+Shift+L');
  const typist = await Typist.at(page);
  await typist.type('gksrmf');
  await typist.play(['<English>']);
  await expect(page.locator(LINE)).toHaveValue('한글');
  expect(house.typed).toBe('');
  await page.keyboard.press('Enter');
  await expect.poll(() => house.typed).toBe('한글\r');
});

test('a line that could not be sent is kept', async ({ page, house }) => {
  await openTerminal(page, house);
  await page.locator('.xterm-helper-textarea').focus();
  await page.keyboard.press('Control+Shift+L');
  await page.keyboard.type('ls');
  house.shells.mute = true;
  house.shells.drop();
  await expect(page.locator('[data-terminal-status]')).toContainText('끊겼');
  await page.keyboard.press('Enter');
  await expect(page.locator(LINE)).toHaveValue('ls');
  expect(house.typed).toBe('');
  house.shells.mute = false;
  await page.getByRole('button', { name: '지금 잇기' }).click();
  await expect(page.locator('[data-terminal-status]')).toContainText('이어서');
  await page.locator(LINE).press('Enter');
  await expect.poll(() => house.typed).toBe('ls\r');
});

test('a hidden line is not shown and not kept', async ({ page, house }) => {
  await openTerminal(page, house);
  await page.locator('.xterm-helper-textarea').focus();
  await page.keyboard.press('Control+Shift+L');
  await page.locator('.compose-line .hide').click();
  await expect(page.locator(LINE)).toBeFocused();
  await expect(page.locator(LINE)).toHaveAttribute('type', 'password');
  await page.keyboard.type('secret');
  await page.keyboard.press('Enter');
  await expect.poll(() => house.typed).toBe('secret\r');
  await expect(page.locator('.compose-line .sent')).toHaveText('보냄: ••• ⏎');
  await page.keyboard.press('ArrowUp');
  await expect(page.locator(LINE)).toHaveValue('');
});

test('control characters that came with a paste are not sent from the line', async ({ page, house }) => {
  await openTerminal(page, house);
  await page.locator('.xterm-helper-textarea').focus();
  await page.keyboard.press('Control+Shift+L');
  await page.locator(LINE).fill('ls\x1b[A\x03 x');
  await page.keyboard.press('Enter');
  await expect.poll(() => house.typed).toBe('ls[A x\r');
});

test('with a keyboard the key row comes with the line, and a key follows what is written', async ({
  page,
  house,
}) => {
  await openTerminal(page, house);
  await expect(page.locator('.key-row')).toBeHidden();
  await page.locator('.xterm-helper-textarea').focus();
  await page.keyboard.press('Control+Shift+L');
  await page.keyboard.type('cd /e');
  await key(page, 'Tab').click();
  await expect.poll(() => house.typed).toBe('cd /e\t');
  await expect(page.locator(LINE)).toBeFocused();
  await key(page, '|').click();
  await expect(page.locator(LINE)).toHaveValue('|');
  await key(page, 'ctrl').click();
  await page.keyboard.type('c');
  await expect.poll(() => house.typed).toBe('cd /e\t\x03');
  await expect(page.locator(LINE)).toHaveValue('|');
});

test('the key row is one stop for Tab, and arrows move in it', async ({ page, house }) => {
  await openTerminal(page, house);
  await page.locator('.xterm-helper-textarea').focus();
  await page.keyboard.press('Control+Shift+L');
  await key(page, 'Escape').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(key(page, 'ctrl')).toBeFocused();
  await page.keyboard.press('End');
  await expect(key(page, 'PageDown')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(key(page, 'Escape')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => house.typed).toBe('\x1b');
  await expect(key(page, 'Escape')).toBeFocused();
  expect(await page.locator('.key-row [tabindex="0"]').count()).toBe(1);
});

test('row and line can be read and reached, on a dark and on a light ground', async ({ page, house }) => {
  await openTerminal(page, house);
  await page.locator('.xterm-helper-textarea').focus();
  await page.keyboard.press('Control+Shift+L');
  await key(page, 'ctrl').click();
  await page.locator('.compose-line .hide').click();
  for (const tone of ['dark', 'light']) {
    await page.locator('[data-terminals]').evaluate((pane: HTMLElement, it) => {
      pane.dataset.tone = it;
    }, tone);
    const found = await new AxeBuilder({ page }).include('.typing').analyze();
    expect(found.violations, tone).toEqual([]);
  }
});

test('who asks for it can write down what the keyboard does, and nobody else sees it', async ({
  page,
  house,
}) => {
  await openTerminal(page, house);
  await page.locator('[data-menu-button]').click();
  await expect(page.getByRole('menuitem', { name: '키보드 기록' })).toHaveCount(0);
  await page.goto(`${page.url().split('?')[0]}?trace`);
  await expect(page.locator('.xterm-rows')).toContainText('lab@');
  await page.locator('[data-menu-button]').click();
  await page.getByRole('menuitem', { name: '키보드 기록' }).click();
  await page.getByRole('button', { name: '기록 시작' }).click();
  const typist = await Typist.at(page);
  await typist.play(['gks', '<Enter>']);
  await page.getByRole('button', { name: '기록 끝내기' }).click();
  const written = JSON.parse(await page.getByLabel('기록', { exact: true }).inputValue());
  expect(written.sent).toBe('한\r');
  expect(written.events.map((event: { type: string }) => event.type)).toContain('compositionend');
  expect(
    house.shells.words.every(({ type }) => type === 'open' || type === 'resize' || type === 'drawn'),
  ).toBe(true);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the line is there, and keys are as large as a finger', async ({ page, house }) => {
    await openOnPhone(page, house);
    await expect(page.locator(LINE)).toBeVisible();
    await expect(page.locator(LINE)).not.toBeFocused();
    for (const button of await page.locator('.key-row button').all()) {
      const box = (await button.boundingBox())!;
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    }
  });

  test('keys send what a keyboard would, in the form the program asked for, and leave the focus alone', async ({
    page,
    house,
  }) => {
    await openOnPhone(page, house);
    await page.locator(LINE).tap();
    await key(page, 'ArrowUp').tap();
    await expect.poll(() => house.typed).toBe('\x1b[A');
    house.shells.print('\x1b[?1h');
    await expect
      .poll(async () => {
        house.shells.frames.length = 0;
        await key(page, 'ArrowUp').tap();
        await expect.poll(() => house.typed).not.toBe('');
        return house.typed;
      })
      .toBe('\x1bOA');
    await expect(page.locator(LINE)).toBeFocused();
  });

  test('a key that is held repeats, and a finger that scrolls the row presses nothing', async ({
    page,
    house,
  }) => {
    await openOnPhone(page, house);
    house.shells.echoes = false;
    const touch = await page.context().newCDPSession(page);
    const box = (await key(page, 'ArrowLeft').boundingBox())!;
    const at = { x: box.x + 20, y: box.y + 20 };
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
    await expect.poll(() => house.typed.split('\x1b[D').length - 1).toBeGreaterThanOrEqual(3);
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect
      .poll(() => page.evaluate(() => document.querySelectorAll('.key-row button:active').length))
      .toBe(0);
    house.shells.frames.length = 0;
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
    for (let moved = 20; moved <= 160; moved += 20)
      await touch.send('Input.dispatchTouchEvent', {
        type: 'touchMove',
        touchPoints: [{ x: at.x - moved, y: at.y }],
      });
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect.poll(() => page.locator('.key-row').evaluate((row) => row.scrollLeft)).toBeGreaterThan(0);
    expect(house.typed).toBe('');
    // A tap on a row that still glides only stops it.
    await expect
      .poll(async () => {
        if (house.typed === '') await key(page, 'Home').tap();
        return house.typed;
      })
      .toMatch(/^(\x1b\[H)+$/);
  });

  test('Ctrl is held for one letter, or until it is tapped again', async ({ page, house }) => {
    await openOnPhone(page, house);
    await page.locator(LINE).tap();
    const ctrl = key(page, 'ctrl');
    await ctrl.tap();
    await expect(ctrl).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.type('c');
    await expect.poll(() => house.typed).toBe('\x03');
    await expect(ctrl).toHaveAttribute('aria-pressed', 'false');
    await ctrl.evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
    await expect(ctrl).toHaveAttribute('aria-label', 'Ctrl, 고정됨');
    await page.keyboard.type('ae');
    await expect.poll(() => house.typed).toBe('\x03\x01\x05');
    await expect(page.locator(LINE)).toHaveValue('');
  });

  test('Ctrl is for a letter: a word that comes as a whole stays in the line', async ({ page, house }) => {
    await openOnPhone(page, house);
    await key(page, 'ctrl').tap();
    await page.locator(LINE).focus();
    await page.keyboard.insertText('install');
    await expect(page.locator(LINE)).toHaveValue('install');
    await page.keyboard.press('a');
    await expect.poll(() => house.typed).toBe('\x01');
    await expect(page.locator(LINE)).toHaveValue('install');
  });

  test('Ctrl held for a Korean keyboard takes the letter on the key', async ({ page, house }) => {
    await openOnPhone(page, house);
    await page.locator('.xterm-helper-textarea').focus();
    await key(page, 'ctrl').tap();
    await expect(page.locator('.xterm-helper-textarea')).toBeFocused();
    const typist = await Typist.at(page);
    await typist.type('c');
    await expect.poll(() => house.typed).toBe('\x03');
    await expect(page.locator('.terminal-preedit')).toBeHidden();
  });
});
