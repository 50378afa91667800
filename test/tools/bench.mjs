import { ensurePackages } from './prepare.mjs';
import { runTypeScript } from './typescript.mjs';

await ensurePackages();
await runTypeScript('bench.ts');
