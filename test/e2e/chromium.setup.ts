import { test } from 'playwright/test';
import { ensureBuild } from '../tools/prepare.mjs';

// Before any test, and outside of any test's time: on a busy machine a build takes longer than a test may.
test('the extension is built for Chromium', async () => void (await ensureBuild('chrome', 'e2e')));
