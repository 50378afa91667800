import { test } from 'playwright/test';
import { findFirefox } from '../tools/browsers.mjs';
import { ensureBuild } from '../tools/prepare.mjs';

test('the extension is built for Firefox', async () => {
  test.skip(findFirefox() === undefined, 'Firefox was not found');
  await ensureBuild('firefox', 'e2e');
});
