import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { browser } from 'wxt/browser';
import { parseEmail } from '@/utils/domain/email';
import type { Focus } from '@/utils/messaging/focus';
import { customerOf, expect, type Regard, test } from './regard';

/** What the extension's own pages call the browser's API. */
declare const chrome: typeof browser;

const live = process.env['REGARD_LIVE'];
const url = `http://127.0.0.1:${process.env['ROUNDCUBE_PORT'] ?? '18081'}/`;

interface Person {
  readonly name: string;
  readonly email: string;
}

interface Message {
  readonly kind: string;
  readonly file: string;
  readonly mailbox: string;
  readonly folder: string;
  readonly messageId: string;
  readonly subject: string;
  readonly from: Person;
  readonly customer: Person | null;
  readonly customerBy: string | null;
  readonly mustNotReport: readonly string[];
}

interface Expectations {
  readonly self: { readonly domain: string };
  readonly freemail: readonly string[];
  readonly messages: readonly Message[];
}

if (live === undefined) console.log('REGARD_LIVE is not set: the live hosts are skipped.');

/** Machines: nobody is the customer. Whoever else has no customer is a stranger. */
const MACHINES = /^(?:bounce|no-reply|newsletter)/;

test.describe('a real Roundcube', () => {
  test.skip(live === undefined, 'REGARD_LIVE is not set');
  const expectations = live !== undefined && existsSync(join(live, 'hosts/mailbox/expected.json')) ? read(live) : undefined;

  for (const mailbox of ['agent', 'sales']) {
    test(`every message of ${mailbox}: in the preview pane and on its page`, async ({ regard }) => {
      const { self, freemail, messages } = expectations ?? { self: { domain: '' }, freemail: [], messages: [] };
      await setUp(regard, [self.domain], freemail, join(live ?? '', 'hosts/mailbox'));
      const ours = await regard.ourPage('sidepanel.html');
      const page = await regard.context.newPage();
      await logIn(page, mailbox);
      const panel = await regard.panelBeside(page);
      const faults: string[] = [];
      let right = 0;
      for (const folder of ['INBOX', 'Sent']) {
        const lying = messages.filter((message) => message.mailbox === mailbox && message.folder === folder);
        const uids = lying.length === 0 ? [] : await uidsIn(page, folder);
        expect(uids).toHaveLength(lying.length);
        for (const view of ['preview', 'page'] as const) {
          for (const [index, message] of lying.entries()) {
            await openMessage(page, { folder, uid: uids[index] ?? '', view });
            const fault = (await notSeen(ours, message)) ?? (await faultIn(panel, message));
            if (fault === undefined) right++;
            else faults.push(`${message.file} (${view}): ${fault}`);
            const pwned = await Promise.all(page.frames().map((frame) => frame.evaluate(() => Reflect.get(window, '__pwned'))));
            expect(pwned.filter((value) => value !== undefined)).toEqual([]);
          }
        }
      }
      expect(faults).toEqual([]);
      const promised = messages.filter((message) => message.mailbox === mailbox).length;
      expect(right).toBe(2 * promised);
      console.log(`${mailbox}: the customer is right in ${right} views of ${promised} messages`);
    });
  }
});

function read(folder: string): Expectations {
  return JSON.parse(readFileSync(join(folder, 'hosts/mailbox/expected.json'), 'utf8')) as Expectations;
}

/** What a user does first: says who we are, which domains say nothing, and imports the customers. */
async function setUp(regard: Regard, own: readonly string[], freeMail: readonly string[], mailbox: string): Promise<void> {
  const options = await regard.ourPage('options.html');
  const you = options.getByRole('region', { name: /^you\b/i });
  await you.getByRole('textbox', { name: /own addresses and domains/i }).fill(own.join('\n'));
  await you.getByRole('textbox', { name: /mail providers/i }).fill(freeMail.join('\n'));
  await you.getByRole('button', { name: /^save/i }).click();
  for (const file of ['customers.csv', 'invoices.csv']) {
    await options.locator('input[type=file]').setInputFiles(join(mailbox, file));
    await options.getByRole('button', { name: /^import\b/i }).click();
    await expect(options.getByText(new RegExp(`${file}.*imported`, 'i')).first()).toBeVisible({ timeout: 30_000 });
  }
  await options.close();
}

async function logIn(page: Page, mailbox: string): Promise<void> {
  await page.goto(url);
  await page.fill('#rcmloginuser', `${mailbox}@helpdesk.test`);
  await page.fill('#rcmloginpwd', mailbox);
  await page.click('#rcmloginsubmit');
  await page.waitForSelector('#messagelist tr.message');
}

/** The folder's messages by their number there, in the order in which they arrived. */
async function uidsIn(page: Page, folder: string): Promise<string[]> {
  const uids: string[] = [];
  for (let number = 1; ; number++) {
    await page.goto(`${url}?_task=mail&_mbox=${folder}&_page=${number}`);
    await page.waitForSelector('#messagelist tr.message');
    const rows = await page
      .locator('#messagelist tr.message')
      .evaluateAll((found) => found.map(({ id }) => atob(id.slice('rcmrow'.length))));
    uids.push(...rows);
    if (rows.length < 50) return uids.sort((a, b) => Number(a) - Number(b));
  }
}

/** Opens a message as a reader does: by a click in the list, which shows it in a frame, or on a page of its own. */
async function openMessage(page: Page, { folder, uid, view }: { folder: string; uid: string; view: 'preview' | 'page' }): Promise<void> {
  if (view === 'page') {
    await page.goto(`${url}?_task=mail&_mbox=${folder}&_uid=${uid}&_action=show`);
    return;
  }
  const row = page.locator(`[id="rcmrow${btoa(uid).replace(/=+$/, '')}"]`);
  for (let number = 1; number <= 3 && (await row.count()) === 0; number++) {
    await page.goto(`${url}?_task=mail&_mbox=${folder}&_page=${number}`);
    await page.waitForSelector('#messagelist tr.message');
  }
  await row.click();
}

/** What is wrong where the background does not hold this message for the one in front. */
async function notSeen(ours: Page, message: Message): Promise<string | undefined> {
  const wanted = normal(message.from.email);
  const isInFront = async () => {
    const stored: Record<string, unknown> = await ours.evaluate(() => chrome.storage.session.get(null));
    return Object.values(stored).some((value) => {
      const { sighting } = value as Focus;
      return (
        sighting.people.some(({ role, email }) => role === 'from' && email === wanted) &&
        squeezed(sighting.subject) === squeezed(message.subject || '(no subject)')
      );
    });
  };
  return expect
    .poll(isInFront, { timeout: 10_000 })
    .toBe(true)
    .then(
      () => undefined,
      () => 'was not read',
    );
}

async function faultIn(panel: Page, message: Message): Promise<string | undefined> {
  const name = customerOf(panel);
  const said = async () => `${await name.textContent()}`;
  const checks = message.customer
    ? expect(name).toHaveText(message.customer.name)
    : MACHINES.test(message.kind)
      ? expect(name).toHaveText('No customer here')
      : expect(panel.getByLabel('Mail address')).toHaveValue(message.from.email, { timeout: 5000 });
  try {
    await checks;
    return message.customer || MACHINES.test(message.kind) ? undefined : await missingIn(panel, message);
  } catch {
    // The fault is told with what the panel says instead.
    return `expected ${message.customer?.name ?? message.kind}, the panel says ${await said()}`;
  }
}

/** A stranger is named, by nobody else's address, and can be added. */
async function missingIn(panel: Page, { from, mustNotReport }: Message): Promise<string | undefined> {
  const heading = (await customerOf(panel).textContent()) ?? '';
  const isNamed = (heading === from.name || heading === from.email) && !mustNotReport.some((address) => heading.includes(address));
  if (!isNamed) return `the stranger ${from.name} is called ${heading}`;
  return (await panel.getByRole('button', { name: 'Add as customer' }).isVisible()) ? undefined : 'the stranger cannot be added';
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
const normal = (address: string): string => parseEmail(address) ?? '';
