/** What every test of the pages starts from: the built site behind a pretend server, and a page that may not complain. */
import { test as base, type Page } from '@playwright/test';
import { type LoadedStage, loadInventory, loadStages } from '#lab';
import { type CheckResult, PROTOCOL_VERSION, type Verdict } from '#protocol';
import { noRecordings } from './pretend-recordings.ts';
import { type PretendServer, pretendServer, type Script } from './pretend-server.ts';

export const inventory = loadInventory();
/** One whose blocks are typed as they stand and whose checks look at all machines. */
const found = loadStages().find(({ number }) => number === 4);
if (!found) throw new Error('the tests of the pages need stage 4');
export const stage: LoadedStage = found;
export const stagePath = `/lab/${stage.slug}/`;

/** The first block of the guide that can be run, and the first that asks before it is. */
export const machineOf = (hostname: string): string =>
  inventory.machines.find((machine) => machine.hostname === hostname)?.id ?? hostname;

/** Every check of the stage with one verdict, on one machine or on all of them. */
export function everyCheck(
  verdict: Verdict,
  message = { ko: `판정 ${verdict}`, en: `verdict ${verdict}` },
): CheckResult[] {
  return stage.steps.flatMap((step) =>
    step.checks.map((check) => ({
      stage: stage.number,
      step: step.id,
      check: check.id,
      verdict,
      message,
      at: '2026-01-01T00:00:00.000Z',
      machines: (check.on === 'all' ? inventory.machines : inventory.machines.slice(0, 1)).map((machine) => ({
        machine: machine.id,
        verdict,
        message,
        rung: verdict === 'done' ? 0 : 1,
        case: 0,
        conditions: [
          {
            title: { ko: '이름', en: 'name' },
            state: verdict === 'done' ? ('holds' as const) : ('fails' as const),
            expected: machine.hostname,
            seen: verdict === 'done' ? machine.hostname : '<b>localhost</b>',
            command: 'hostnamectl --static',
          },
        ],
      })),
    })),
  );
}

export const script = (change: Partial<Script> = {}): Script => ({
  open: true,
  version: PROTOCOL_VERSION,
  lab: {
    kind: 'practice',
    reason: { ko: '', en: '' },
    machines: Object.fromEntries(inventory.machines.map(({ id }) => [id, 'up' as const])),
  },
  progress: [
    {
      stage: stage.number,
      done: stage.steps.slice(0, 1).map(({ id }) => id),
      total: stage.steps.length,
      next: stage.steps[1]?.id ?? null,
      at: '2026-01-01T00:00:00.000Z',
    },
  ],
  results: () => everyCheck('not-yet'),
  recordings: noRecordings,
  ...change,
});

/** `house` is a pretend server of the test's own; `complaints` collects what the browser's console said. */
export const test = base.extend<{ house: PretendServer; complaints: string[] }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern
  house: async ({}, use) => {
    const house = await pretendServer(script());
    await use(house);
    await house.close();
  },
  complaints: async ({ page }, use) => {
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (/Content Security Policy|Uncaught/.test(message.text())) complaints.push(message.text());
    });
    await use(complaints);
  },
});
export { expect } from '@playwright/test';

/** A stage page whose first results have arrived. */
export async function openStage(
  page: Page,
  house: PretendServer,
  language: 'ko' | 'en' = 'ko',
): Promise<void> {
  await page.goto(`${house.url}${language === 'en' ? '/en' : ''}${stagePath}`);
  await page.locator('[data-step][data-verdict="not-yet"]').first().waitFor();
}
