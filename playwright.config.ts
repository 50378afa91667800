import { defineConfig } from 'playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  // A browser each, on machines with two cores.
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  projects: [
    { name: 'chromium', testMatch: /^(?!.*\.(?:live|firefox)\.).*\.spec\.ts$/ },
    { name: 'firefox', testMatch: /\.firefox\.spec\.ts$/ },
    { name: 'live', testMatch: /\.live\.spec\.ts$/, timeout: 1_200_000 },
  ],
});
