import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright';
import type { browser } from 'wxt/browser';
import type { Focus } from '@/utils/messaging/focus';
import { focusKey } from '@/utils/messaging/focus';
import { customerOf, expect, type Regard } from './regard';

/** What the extension's own pages call the browser's API. */
declare const chrome: typeof browser;

/** The folder with real servers, and the mailbox that they are filled with; undefined where there is none. */
export const live = process.env['REGARD_LIVE'] || undefined;

if (live === undefined) console.log('REGARD_LIVE is not set: the live hosts are skipped.');

interface Person {
  readonly name: string;
  readonly email: string;
}

/** One mail, and whom it concerns. */
export interface Message {
  readonly kind: string;
  readonly file: string;
  readonly mailbox: string;
  readonly folder: string;
  readonly thread: string | null;
  readonly subject: string;
  readonly from: Person;
  /** The row of the customer file; null where no customer is concerned. */
  readonly customer: Person | null;
  readonly mustNotReport: readonly string[];
}

interface Expectations {
  readonly self: { readonly domain: string };
  readonly freemail: readonly string[];
  readonly messages: readonly Message[];
}

const nothing: Expectations = { self: { domain: '' }, freemail: [], messages: [] };

/** The mails, with whom each concerns; none without a live folder. A live folder without them is an error, not a run of no mails. */
export const mailbox: Expectations = live === undefined ? nothing : read();

function folder(): string {
  return join(live ?? '', 'hosts/mailbox');
}

function read(): Expectations {
  return JSON.parse(readFileSync(join(folder(), 'expected.json'), 'utf8')) as Expectations;
}

/** What a user does first: says who we are and which domains say nothing, and imports customers and invoices. */
export async function importMailbox(regard: Regard): Promise<void> {
  const options = await regard.ourPage('options.html');
  const you = options.getByRole('region', { name: /^you\b/i });
  await you.getByRole('textbox', { name: /own addresses and domains/i }).fill(mailbox.self.domain);
  await you.getByRole('textbox', { name: /mail providers/i }).fill(mailbox.freemail.join('\n'));
  await you.getByRole('button', { name: /^save/i }).click();
  for (const file of ['customers.csv', 'invoices.csv']) {
    await options.locator('input[type=file][accept*=".csv"]').setInputFiles(join(folder(), file));
    await options.getByRole('button', { name: /^import\b/i }).click();
    await expect(options.getByText(new RegExp(`${file}.*imported`, 'i')).first()).toBeVisible({ timeout: 30_000 });
  }
  await options.close();
}

/** Waits until the background holds what `isWanted` asks for as the focus of some tab; says so where it does not come. */
export async function unread(ours: Page, isWanted: (focus: Focus) => boolean): Promise<string | undefined> {
  const prefix = focusKey(0).slice(0, -1);
  const isInFront = async () => {
    const stored: Record<string, unknown> = await ours.evaluate(() => chrome.storage.session.get(null));
    return Object.entries(stored).some(([key, value]) => key.startsWith(prefix) && isWanted(value as Focus));
  };
  return expect
    .poll(isInFront, { timeout: 10_000 })
    .toBe(true)
    .then(
      () => undefined,
      () => 'was not read',
    );
}

/** Machines: nobody is the customer. Whoever else has no customer is a stranger. */
const MACHINES = /^(?:bounce|no-reply|newsletter)/;

/** What the panel says wrong of a message; undefined where it is right. */
export async function faultIn(panel: Page, message: Message): Promise<string | undefined> {
  const name = customerOf(panel);
  const isMachine = MACHINES.test(message.kind);
  try {
    if (message.customer) await expect(name).toHaveText(message.customer.name);
    else if (isMachine) await expect(name).toHaveText('No customer here');
    else await expect(panel.getByLabel('Mail address')).toHaveValue(message.from.email, { timeout: 5000 });
  } catch {
    // The fault is told with what the panel says instead.
    return `expected ${message.customer?.name ?? message.kind}, the panel says ${await name.textContent()}`;
  }
  return message.customer || isMachine ? undefined : strangerFault(panel, message);
}

/** A stranger is named, by nobody else's address, and can be added. */
async function strangerFault(panel: Page, { from, mustNotReport }: Message): Promise<string | undefined> {
  const heading = (await customerOf(panel).textContent()) ?? '';
  const isNamed = (heading === from.name || heading === from.email) && !mustNotReport.some((address) => heading.includes(address));
  if (!isNamed) return `the stranger ${from.name} is called ${heading}`;
  return (await panel.getByRole('button', { name: 'Add as customer' }).isVisible()) ? undefined : 'the stranger cannot be added';
}

/** The frames of the page in which a hostile mail got its code to run. */
export async function pwned(page: Page): Promise<string[]> {
  const ran = async (frame: Frame) => ((await frame.evaluate(() => Reflect.get(window, '__pwned'))) === undefined ? [] : [frame.url()]);
  return (await Promise.all(page.frames().map(ran))).flat();
}

/** The tickets that the mails made in a Request Tracker, by their number: an answer in a thread goes to its ticket, our own sent mail makes none. */
export function tickets(): Map<number, Message> {
  const made = new Map<number, Message>();
  const threads = new Set<string>();
  for (const message of mailbox.messages) {
    if (message.folder === 'Sent' || (message.thread !== null && threads.has(message.thread))) continue;
    if (message.thread !== null) threads.add(message.thread);
    made.set(made.size + 1, message);
  }
  return made;
}
