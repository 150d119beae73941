/** What tests of terminals share: a terminal that is open, and what can be read of it. */
import { expect, type Page } from '@playwright/test';
import type { PretendServer } from './pretend-server.ts';
import { machineOf, openStage } from './site.ts';

export const MACHINE = 'adm-01';

/** A stage page with one terminal that has the focus. */
export async function openTerminal(
  page: Page,
  house: PretendServer,
  { language = 'ko' as 'ko' | 'en', hostname = MACHINE } = {},
): Promise<void> {
  await openStage(page, house, language);
  await addTerminal(page, hostname);
}

export async function addTerminal(page: Page, hostname = MACHINE): Promise<void> {
  const before = await page.locator('.terminals .tab').count();
  await page.locator('[data-add-machine]').selectOption(machineOf(hostname));
  await page.locator('[data-add] button').click();
  await expect(page.locator('.terminals .tab')).toHaveCount(before + 1);
  await expect(page.locator('.tab[data-current]')).toHaveAttribute('data-state', 'connected');
  await expect(input(page)).toBeFocused();
}

export const input = (page: Page) => page.locator('.panel:not([hidden]) .xterm-helper-textarea');
export const rows = (page: Page) => page.locator('.panel:not([hidden]) .xterm-rows');
export const status = (page: Page) => page.locator('[data-terminal-status]');
export const notice = (page: Page, name: string) =>
  page.locator(`.panel:not([hidden]) [data-notice="${name}"]`);

export async function act(page: Page, id: string): Promise<void> {
  await page.locator('[data-menu-button]').click();
  await page.locator(`[data-action="${id}"]`).click();
}

export const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
export const putInClipboard = (page: Page, text: string): Promise<void> =>
  page.evaluate((words) => navigator.clipboard.writeText(words), text);

/** Everything printed has been drawn: what is printed last is on the screen. */
export async function drawn(page: Page, house: PretendServer): Promise<void> {
  const mark = `drawn-${Math.random().toString(36).slice(2, 8)}`;
  house.shells.print(`\x1b\\\x18\r\n${mark}\r\n`);
  await expect(rows(page)).toContainText(mark);
}

export const osc52 = (text: string): string =>
  `\x1b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\x07`;
