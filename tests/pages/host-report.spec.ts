/** The card that asks a computer to report: a line to run, a wait, and what it came to. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';
import { clipboard } from './terminal.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const card = (page: Page) => page.locator('[data-host-report]');
const TICKET = '0123456789abcdef.secret';
const REPORT = {
  host: 'here',
  at: '2026-11-21T03:00:00.000Z',
  name: '<b>pc</b>',
  conditions: [
    { title: { ko: '메모리', en: 'Memory' }, state: 'holds', seen: '32' },
    { title: { ko: '디스크', en: 'Disk' }, state: 'fails', seen: '<i>20</i>' },
    { title: { ko: '도구', en: 'Tools' }, state: 'unknown', seen: '' },
  ],
};

/** What the server answers; `reports` grows when the computer has sent. */
async function answerWith(page: Page, reports: object[]): Promise<string[]> {
  const asked: string[] = [];
  await page.route('**/api/host-reports', (route) => route.fulfill({ json: { reports } }));
  await page.route('**/api/host-reports/ticket', (route) => {
    asked.push(route.request().postData() ?? '');
    return route.fulfill({ json: { ticket: TICKET, until: new Date(Date.now() + 900_000).toISOString() } });
  });
  return asked;
}

test('a line is handed out, waited for, and what it brings is shown as text', async ({
  page,
  house,
  complaints,
}) => {
  const reports: object[] = [];
  const asked = await answerWith(page, reports);
  await page.goto(`${house.url}/lab/01-hosts/`);
  await card(page).locator('[data-report-system]').selectOption('linux');
  await card(page).getByRole('button', { name: '실행할 줄 받기' }).click();
  await expect(card(page).locator('code')).toHaveText(
    `curl -fsS '${house.url}/api/host-reports/look?system=linux&ticket=0123456789abcdef' | sh -s -- ${house.url} ${TICKET}`,
  );
  expect(asked).toEqual(['{"host":"here"}']);
  await card(page).getByRole('button', { name: '복사' }).click();
  expect(await clipboard(page)).toContain(TICKET);
  reports.push(REPORT);
  await expect(card(page).locator('li')).toHaveText([
    /메모리: 맞음.*32/,
    /디스크: 다름.*<i>20<\/i>/,
    /도구: 보지 못함/,
  ]);
  await expect(card(page).locator('h4')).toContainText('지금 이 컴퓨터 · <b>pc</b>');
  await expect(card(page).locator('code')).toBeHidden();
  const { violations } = await new AxeBuilder({ page })
    .include('[data-host-report]')
    .withTags(RULES)
    .analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(complaints).toEqual([]);
});

test('a host of the inventory is asked about Windows, by keyboard and in English', async ({
  page,
  house,
}) => {
  const asked = await answerWith(page, []);
  await page.goto(`${house.url}/en/lab/01-hosts/`);
  await card(page).locator('[data-report-host]').selectOption('srv-03');
  await expect(card(page).locator('[data-report-system]')).toBeDisabled();
  await card(page).getByRole('button', { name: 'Get the line to run' }).focus();
  await page.keyboard.press('Enter');
  await expect(card(page).locator('code')).toHaveText(
    `$madang = '${house.url}', '${TICKET}'; irm "$($madang[0])/api/host-reports/look?system=windows&ticket=0123456789abcdef" | iex`,
  );
  expect(asked).toEqual(['{"host":"srv-03"}']);
  await expect(card(page).getByText(/Waiting for the report/)).toBeVisible();
});

test('without a server the card says so', async ({ page, house }) => {
  await page.goto(`${house.url}/lab/01-hosts/`);
  await card(page).getByRole('button', { name: '실행할 줄 받기' }).click();
  await expect(card(page).getByText('마당 서버에 닿지 않거나')).toBeVisible();
});

test('a block of PowerShell is copied as it is and handed to powershell when it is run', async ({
  page,
  house,
}) => {
  await page.goto(`${house.url}/lab/01-hosts/`);
  const block = page.locator('[data-block][data-machine]').first();
  await block.locator('[data-copy]').click();
  const lines = await clipboard(page);
  expect(lines).toMatch(/^\(Get-CimInstance/);
  await expect(block).toHaveAttribute('data-type', `powershell <<'PS'\n${lines}\nPS`);
});
