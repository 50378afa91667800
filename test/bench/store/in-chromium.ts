import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findChromium } from '../../tools/browsers.mjs';
import { type Bench, type Line, line } from '../bench';
import { bundleOf } from '../bundle';
import type { StoreLine } from './line';

/** A bench of this folder, in a blank page of a headless Chromium with a profile of its own. */
export const inChromium = (name: string): Bench => ({
  name,
  async run({ customers }) {
    const code = await bundleOf(new URL(`${name}.ts`, import.meta.url), 'es');
    const server = await serve(code);
    const profile = await mkdtemp(join(tmpdir(), 'regard-bench-'));
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const context = await chromium.launchPersistentContext(profile, { executablePath: await findChromium(), args: root });
    try {
      const page = await context.newPage();
      page.on('console', (message) => process.stderr.write(`${message.text()}\n`));
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      const measured = await page.evaluate(
        async (given) => {
          const path = '/bench.js';
          const bench = (await import(path)) as { run(options: typeof given): Promise<StoreLine[]> };
          return bench.run(given);
        },
        { customers },
      );
      return measured.map(withGoal);
    } finally {
      await context.close();
      server.close();
      await rm(profile, { recursive: true, force: true });
    }
  },
});

function withGoal({ name, ours, peer, goal, runs }: StoreLine): Line {
  const limit = goal !== null && 'ms' in goal ? { limit: goal.ms } : {};
  const said = goal === null ? name : 'ms' in goal ? `${name}; goal ≤ ${goal.ms} ms` : `${name}; goal ≥ ${goal.times} ×`;
  return line(said, runs, { ours, ...(peer === null ? {} : { peer }), ...limit });
}

/** A page that shares its process with nobody has a clock of microseconds. */
const isolated = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

async function serve(code: string): Promise<Server> {
  const server = createServer((request, response) => {
    const isCode = request.url === '/bench.js';
    response.writeHead(200, { 'content-type': isCode ? 'text/javascript' : 'text/html', ...isolated });
    response.end(isCode ? code : '<!doctype html><title>bench</title>');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}
