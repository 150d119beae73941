/** Unit tests run anywhere; tests that need an sshd or real machines are named so and run with `./madang test`. */
import { defineConfig } from 'vitest/config';

const LAB = ['**/*.lab.test.ts'];
const SSHD = ['**/*.sshd.test.ts'];
const FUZZ = ['**/*.fuzz.test.ts'];
const OUTSIDE = ['node_modules/**', 'dist/**', '.madang/**', 'tests/e2e/**'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...OUTSIDE, ...LAB, ...SSHD, ...FUZZ],
          testTimeout: 30_000,
        },
      },
      { test: { name: 'fuzz', include: FUZZ, exclude: OUTSIDE, testTimeout: 600_000 } },
      {
        test: {
          name: 'sshd',
          include: SSHD,
          exclude: OUTSIDE,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'lab',
          include: LAB,
          exclude: OUTSIDE,
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
