/** Browser tests: `pages` need only the built site, `story` brings up the whole house. */
import { defineConfig, devices } from '@playwright/test';

export default defineConfig({
  workers: 2,
  fullyParallel: true,
  reporter: [['list']],
  outputDir: 'test-results',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    locale: 'ko-KR',
    actionTimeout: 15_000,
    screenshot: 'only-on-failure',
    // Costs a fifth of the time of every test; for one that fails: MADANG_TRACE=1.
    trace: process.env.MADANG_TRACE ? 'retain-on-failure' : 'off',
    permissions: ['clipboard-read', 'clipboard-write'],
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      chromiumSandbox: false,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'pages', testDir: 'tests/pages' },
    // One house and one lab: a story that kills the server must not be told beside another.
    { name: 'story', testDir: 'tests/e2e', timeout: 15 * 60_000, fullyParallel: false, workers: 1 },
  ],
});
