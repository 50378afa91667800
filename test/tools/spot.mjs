import { findChromium } from './browsers.mjs';
import { ensureBuild } from './prepare.mjs';
import { runTypeScript } from './typescript.mjs';

const extension = await ensureBuild('chrome', 'e2e');
const chromium = await findChromium();
await runTypeScript('spot.ts', { env: { REGARD_EXTENSION: extension, REGARD_CHROMIUM: chromium } });
