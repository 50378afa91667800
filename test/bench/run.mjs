// node test/bench/run.mjs import|lookup [CUSTOMERS] [--no-peers] [--no-files]: runs a bench in a blank page of headless Chromium, and prints a line of JSON for each measurement.
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { findChromium } from '../tools/browsers.mjs';

const [name = 'lookup', customers = '100000', ...flags] = process.argv.slice(2);
const root = resolve(import.meta.dirname, '../..');

/**
 * The scripts by their path: what is imported on demand is a file of its own.
 * @param {string} entry
 */
async function bundle(entry) {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root } },
    build: { write: false, target: 'es2022', lib: { entry, formats: ['es'], fileName: 'bench' } },
  });
  const [output] = [built].flat();
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  return new Map(output.output.flatMap((file) => (file.type === 'chunk' ? [[`/${file.fileName}`, file.code]] : [])));
}

const scripts = await bundle(join(root, 'test/bench', `${name}.ts`));
const server = createServer((request, response) => {
  const code = scripts.get(request.url ?? '');
  // A page that shares its process with nobody has a clock of microseconds.
  const isolated = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };
  response.writeHead(200, { 'content-type': code === undefined ? 'text/html' : 'text/javascript', ...isolated });
  response.end(code ?? '<!doctype html><title>bench</title>');
});
await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
const address = server.address();
const port = typeof address === 'object' && address !== null ? address.port : 0;
const profile = await mkdtemp(join(tmpdir(), 'regard-bench-'));
const { chromium } = await import('playwright');
const context = await chromium.launchPersistentContext(profile, { executablePath: await findChromium(), args: ['--no-sandbox'] });
try {
  const page = await context.newPage();
  page.on('console', (message) => process.stderr.write(`${message.text()}\n`));
  await page.goto(`http://127.0.0.1:${port}/`);
  const options = { customers: Number(customers), peers: !flags.includes('--no-peers'), files: !flags.includes('--no-files') };
  const lines = await page.evaluate(async (given) => {
    /** @type {{ run(options: unknown): Promise<object[]> }} */
    const bench = await import(/** @type {string} */ ('/bench.js'));
    return bench.run(given);
  }, options);
  const load = Number((loadavg()[0] ?? 0).toFixed(2));
  for (const each of lines) process.stdout.write(`${JSON.stringify({ ...each, load })}\n`);
} finally {
  await context.close();
  server.close();
  await rm(profile, { recursive: true, force: true });
}
