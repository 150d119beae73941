import { expect, type Page, test } from '@playwright/test';
import { loadInventory, loadStages } from '#lab';
import { openHouse, type RunningHouse } from './house.ts';

const stage = loadStages().find(({ number }) => number === 4)!;
const step = stage.steps[0]!;
const adm = loadInventory().machines.find(({ hostname }) => hostname === 'adm-01')!;
const stagePath = `/lab/${stage.slug}/`;

/** A check of a real machine, a reset and a prompt may each take this long on a busy computer. */
const SLOW = { timeout: 90_000 };

let house: RunningHouse;
test.beforeAll(async () => {
  house = await openHouse(4);
});
test.afterAll(async () => {
  await house?.end();
});

const rows = (page: Page) => page.locator('.panel:not([hidden]) .xterm-rows');

/** Everything that can be seen in the terminal, without the blanks a row ends with. */
async function screenOf(page: Page): Promise<string> {
  const lines = await rows(page).locator('> div').allTextContents();
  return lines
    .map((line) => line.replaceAll('\u00a0', ' ').trimEnd())
    .join('\n')
    .trimEnd();
}

/** The shell has come back to its prompt. */
const prompt = (page: Page) => expect.poll(() => screenOf(page), SLOW).toMatch(/\w+@[\w-]+:\S*[$#]$/);

test('the whole story of stage 4: open, click, tick, break, turn, reload, find it again', async ({
  page,
}) => {
  const origin = new URL(house.address).origin;
  const card = page.locator(`#step-${step.id}`);

  await test.step('the address lets the browser in and is gone from the address bar', async () => {
    await page.goto(house.address);
    await expect(page.locator('html')).toHaveAttribute('data-connection', 'connected', SLOW);
    expect(page.url()).not.toContain('token');
  });

  await test.step('a fresh start for the machine of this step, from its own card', async () => {
    await page.goto(`${origin}/lab/machines/${adm.id}/`);
    await expect(page.locator('[data-machine-state]')).toHaveAttribute('data-state', 'up', SLOW);
    await page.locator('[data-reset]').click();
    await page.locator('dialog[open] [value="yes"]').click();
    await expect(page.locator('[data-machine-card] [data-announce]')).toContainText('돌아왔습니다', SLOW);
    await expect(page.locator('[data-machine-state]')).toHaveAttribute('data-state', 'up', SLOW);
  });

  await test.step('the step is not done, and the page says what was expected and what was seen', async () => {
    await page.goto(origin + stagePath);
    await expect(card).toHaveAttribute('data-verdict', /not-yet|again/, SLOW);
    await expect(card.locator('[data-condition="fails"] dd')).not.toHaveCount(0);
  });

  await test.step('the blocks of the guide, clicked one after the other, solve it', async () => {
    const blocks = page.locator(`.prose > [data-block]:has([data-run]):not(#step-${step.id} ~ [data-block])`);
    const count = await blocks.count();
    expect(count).toBeGreaterThan(0);
    for (let i = 0; i < count; i++) {
      await blocks.nth(i).locator('[data-run]').click();
      const yes = page.locator('dialog[open] [value="yes"]');
      if (await yes.isVisible()) await yes.click();
      await expect(page.locator('[data-announce]')).toContainText('입력했습니다', SLOW);
      await prompt(page);
    }
    await expect(card).toHaveAttribute('data-verdict', 'done', SLOW);
    await expect(card.locator('header [data-word]')).toHaveText('완료');
  });

  await test.step('what is broken turns, without anybody asking', async () => {
    await page.locator('.panel:not([hidden]) .xterm-screen').click();
    await page.keyboard.type('sudo rm /etc/netplan/60-lab.yaml; echo 지웠습니다');
    await page.keyboard.press('Enter');
    await expect(card).toHaveAttribute('data-verdict', 'again', SLOW);
  });

  await test.step('a reload finds the same shell with its screen', async () => {
    await prompt(page);
    const before = await screenOf(page);
    expect(before).toContain('지웠습니다');
    await page.reload();
    await expect(page.locator('[data-terminal-status]')).toContainText('이어서 쓰던 터미널', SLOW);
    await expect.poll(() => screenOf(page), SLOW).toBe(before);
    await expect(card).toHaveAttribute('data-verdict', 'again', SLOW);
  });
});
