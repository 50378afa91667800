import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { ensureBuild } from '../tools/prepare.mjs';
import { type Bench, type Line, line, median } from './bench';
import { watchPainted } from './product/painted';
import { contactsFile, customersFile, invoicesFile, type Product, withProduct } from './product/product';
import { serveVanilla } from './product/vanilla';

const RUNS = 15;
const MAILS = 30;
const COLD = 15;
/** What the first look may load, in bytes, compressed; and what may lie between a message and its figures, in milliseconds. */
const SCRIPTS = 30_000;
const MESSAGE = 100;
const WAKING = 400;

export default {
  name: 'panel',
  run: ({ customers }) =>
    withProduct(async (product) => {
      await product.take('customers.csv', customersFile(customers));
      await product.take('invoices.csv', invoicesFile(20));
      await product.take('contacts.csv', contactsFile(50));
      return [...(await scripts(product.panel)), ...(await starts(product)), ...(await messages(product, customers))];
    }),
} satisfies Bench;

/** Of the figures of the profitability's card, the one that leads. */
const FIGURES = ['h1', 'section [class*="figure"]'];

/** From the start of the document to the figures painted, beside a page of plain script and one that draws nothing. */
async function starts({ browser, page, panel }: Product): Promise<Line[]> {
  const vanilla = await serveVanilla();
  const peer = await browser.context.newPage();
  await peer.goto(`${vanilla.url}/fill`);
  await peer.getByRole('heading', { name: 'filled' }).waitFor();
  await peer.addInitScript(watchPainted, ['h1', 'b']);
  await panel.addInitScript(watchPainted, FIGURES);
  const times: { ours: number[]; peer: number[]; empty: number[] } = { ours: [], peer: [], empty: [] };
  for (let run = -2; run < RUNS; run++) {
    // Nobody draws behind another tab.
    await peer.bringToFront();
    const [empty, plain] = [await opened(peer, `${vanilla.url}/empty`), await opened(peer, vanilla.url)];
    await page.bringToFront();
    const ours = await opened(panel, panel.url());
    if (run < 0) continue;
    times.empty.push(empty);
    times.peer.push(plain);
    times.ours.push(ours);
  }
  await peer.close();
  vanilla.close();
  const [ours, plain, floor] = [median(times.ours), median(times.peer), median(times.empty)];
  return [
    line('from the document to the figures painted, beside plain script; goal ≤ 1.3 × it', RUNS, { ours, limit: plain }),
    line('an empty page painted', RUNS, { ours: floor }),
  ];
}

async function opened(page: Page, url: string): Promise<number> {
  if (page.url() === url) await page.reload();
  else await page.goto(url);
  const painted = await page.waitForFunction(() => (window as unknown as { painted?: number }).painted);
  return (await painted.jsonValue()) ?? Number.NaN;
}

/** Compressed scripts that the panel's HTML names, and all that it has asked for once its figures are there. */
async function scripts(panel: Page): Promise<Line[]> {
  const folder = await ensureBuild('chrome', 'e2e');
  const size = (file: string) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
  const html = readFileSync(join(folder, 'sidepanel.html'), 'utf8');
  const first = [...html.matchAll(/(?:src|href)="\/?(chunks\/[^"]+\.js)"/g)].map(([, file = '']) => file);
  const session = await panel.context().newCDPSession(panel);
  await session.send('Network.enable');
  const loaded = new Set<string>();
  session.on('Network.requestWillBeSent', ({ request }) => loaded.add(new URL(request.url).pathname.slice(1)));
  await panel.reload();
  await panel.waitForFunction((figures) => document.querySelector(figures) !== null, FIGURES[1] ?? '');
  const shown = [...loaded].filter((file) => /^chunks\/.*\.js$/.test(file));
  await session.detach();
  const sum = (files: Iterable<string>) => [...files].reduce((bytes, file) => bytes + size(file), 0);
  return [
    line('bytes of the scripts that the panel begins with, compressed; goal ≤ 30 kB', 1, { ours: sum(first), limit: SCRIPTS }),
    line('bytes of its scripts once a customer is shown, compressed', 1, { ours: sum(shown) }),
  ];
}

/** From the end of a message's document to its customer's figures painted in the open panel. */
async function messages(product: Product, customers: number): Promise<Line[]> {
  const among = `from a message being there to its figures painted among ${customers} customers`;
  const awake = await painted(product, MAILS);
  const session = await product.page.context().newCDPSession(product.page);
  await session.send('ServiceWorker.enable' as never);
  const cold = await painted(product, COLD, () => session.send('ServiceWorker.stopAllWorkers' as never));
  await session.detach();
  return [
    line(`${among}, p50`, MAILS, { ours: median(awake), limit: MESSAGE }),
    line(`${among}, p95; goal ≤ 100 ms`, MAILS, { ours: p95(awake), limit: MESSAGE }),
    line(`${among}, the background asleep, p50`, COLD, { ours: median(cold), limit: WAKING }),
    line(`${among}, the background asleep, p95; goal ≤ 400 ms`, COLD, { ours: p95(cold), limit: WAKING }),
  ];
}

const p95 = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(0.95 * times.length)] ?? Number.NaN;

/** Milliseconds for each of so many mails. */
async function painted(
  { page, panel, inbox }: Product,
  mails: number,
  before: () => Promise<unknown> = async () => undefined,
): Promise<number[]> {
  const times: number[] = [];
  for (let mail = 0; mail < mails; mail++) {
    await page.goto(`${inbox}/mail/5`);
    await panel.getByRole('heading', { level: 1, name: 'No customer here' }).waitFor();
    await before();
    const shown = panel.evaluate(
      (selectors) =>
        new Promise<number>((resolve) => {
          const observer = new MutationObserver(() => {
            const isThere = selectors.every((selector) => (document.querySelector(selector)?.textContent ?? '').trim() !== '');
            if (!isThere || document.querySelector('h1')?.textContent !== 'Hanneke Visser') return;
            observer.disconnect();
            requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
          });
          observer.observe(document, { childList: true, subtree: true, characterData: true });
        }),
      FIGURES,
    );
    await page.goto(`${inbox}/mail/4`);
    const there = await page.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      return performance.timeOrigin + (navigation?.domContentLoadedEventEnd ?? Number.NaN);
    });
    times.push((await shown) - there);
  }
  return times;
}
