import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ensureBuild } from '../tools/prepare.mjs';
import { type Bench, line } from './bench';

/** What one page may receive, in bytes, compressed. */
const BUDGET = 12_000;

export default {
  name: 'size',
  async run() {
    const folder = await ensureBuild('chrome', 'production');
    const size = (file: string) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
    const adapters = readdirSync(folder).filter((file) => file.startsWith('host-'));
    const largest = adapters.toSorted((a, b) => size(b) - size(a))[0] ?? '';
    const spotter = size('spotter.js');
    return [
      line('bytes of the spotter, compressed', 1, { ours: spotter, limit: BUDGET }),
      line(`bytes of ${largest}, the largest adapter, compressed`, 1, { ours: size(largest), limit: BUDGET }),
      line('bytes that one page receives, compressed; goal ≤ 1 × 12 kB', 1, { ours: spotter + size(largest), limit: BUDGET }),
    ];
  },
} satisfies Bench;
