import { defineConfig } from 'playwright/test';

/** How long a build may wait for others and take, milliseconds. */
const BUILD = 1_200_000;

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  // A browser each, on machines with two cores.
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  // Two browsers share two cores: what is fast alone may have to wait for its turn.
  expect: { timeout: 20_000 },
  reporter: [['list']],
  projects: [
    { name: 'build for Chromium', testMatch: 'chromium.setup.ts', timeout: BUILD },
    { name: 'build for Firefox', testMatch: 'firefox.setup.ts', timeout: BUILD },
    { name: 'chromium', testMatch: /^(?!.*\.(?:live|firefox)\.).*\.spec\.ts$/, dependencies: ['build for Chromium'] },
    { name: 'firefox', testMatch: /\.firefox\.spec\.ts$/, dependencies: ['build for Firefox'] },
    { name: 'live', testMatch: /\.live\.spec\.ts$/, timeout: 1_200_000, dependencies: ['build for Chromium'] },
  ],
});
