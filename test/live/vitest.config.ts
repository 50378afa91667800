import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

// Tests against a real PostgreSQL, apart from the others: they start servers.
export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    root: `${import.meta.dirname}/../..`,
    include: ['test/live/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['test/live/global-setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The change feed waits for every open transaction of the server, those of another file as well.
    fileParallelism: false,
  },
});
