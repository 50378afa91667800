import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { serveInbox } from '../../demo/server.mjs';
import { type Launched, launchChromium } from '../../tools/launch.mjs';
import { ensureBuild } from '../../tools/prepare.mjs';

/** The built extension in a headless Chromium, beside the sample inbox. */
export interface Product {
  readonly browser: Launched;
  readonly inbox: string;
  /** A page of the inbox, and the real side panel beside it. */
  readonly page: Page;
  readonly panel: Page;
  /** Imports a file in the options, as its user would. */
  take(name: string, text: string): Promise<void>;
}

/** Starts it on a profile of its own, and ends it after the work. */
export async function withProduct<Result>(work: (product: Product) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'regard-bench-'));
  const inbox = await serveInbox();
  const browser = await launchChromium({ extension: await ensureBuild('chrome', 'e2e'), profile: join(folder, 'profile') });
  try {
    const page = await browser.context.newPage();
    await page.goto(`${inbox.url}/mail/4`);
    await browser.openPanel(page);
    const { page: panel, release } = await browser.panel();
    const take = async (name: string, text: string) => {
      const path = join(folder, name);
      await writeFile(path, text);
      const options = await browser.context.newPage();
      options.setDefaultTimeout(600_000);
      await options.goto(`chrome-extension://${browser.extensionId}/options.html`);
      await options.locator('input[type=file][accept*=".csv"]').setInputFiles(path);
      await options.getByRole('button', { name: /^import\b/i }).click();
      await options
        .getByText(new RegExp(`${name}.*imported`, 'i'))
        .first()
        .waitFor();
      await options.close();
    };
    const result = await work({ browser, inbox: inbox.url, page, panel, take });
    await release();
    return result;
  } finally {
    await browser.close();
    await inbox.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

const day = (daysAgo: number): string => new Date(Date.now() - daysAgo * 86_400_000).toISOString().slice(0, 10);

/** So many customers; the first one is who wrote the inbox's fourth mail. */
export const customersFile = (count: number): string =>
  [
    'customer_id,name,email,company',
    '0,Hanneke Visser,hanneke@visser-stairs.example,Visser Stairs',
    ...Array.from(
      { length: count - 1 },
      (_, index) => `${index + 1},Person Number ${index},person.${index}@company-${index % 50_000}.example,`,
    ),
  ].join('\n');

/** Of the first customer. */
export const invoicesFile = (count: number): string =>
  [
    'invoice_no,customer_id,date,currency,net,cost,status',
    ...Array.from({ length: count }, (_, index) => `A-${index},0,${day(10 + index * 11)},EUR,${100 + index}.50,${60 + index}.25,paid`),
  ].join('\n');

/** Of the first customer, a few each day. */
export const contactsFile = (count: number): string =>
  [
    'date,email,channel,team,direction,subject,minutes',
    ...Array.from(
      { length: count },
      (_, index) =>
        `${day(1 + Math.floor(index / 8))},hanneke@visser-stairs.example,${['mail', 'call', 'ticket'][index % 3]},support,in,Question ${index} about the order of last week and what is left of it,${5 + (index % 40)}`,
    ),
  ].join('\n');
