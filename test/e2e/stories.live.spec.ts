import { quickAdd, select } from './driven';
import { reach } from './keys';
import { requestTracker, roundcube, signInToRequestTracker, signInToRoundcube } from './live-hosts';
import { importMailbox, live, mailbox, tickets } from './mailbox';
import { customerOf, expect, test } from './regard';
import { stopwatch } from './stopwatch';

// The stories of the sample, on real servers: by keys alone, their steps timed and printed.

const nameOf = new Map(mailbox.messages.flatMap(({ from, customer }) => (customer ? [[from.email.toLowerCase(), customer.name]] : [])));

test.describe('real servers', () => {
  test.skip(live === undefined, 'REGARD_LIVE is not set');

  test('Roundcube, sales: who of the list matters, then one of them; a sentence becomes a need', async ({ regard }) => {
    await importMailbox(regard);
    const page = await regard.context.newPage();
    await signInToRoundcube(page, 'sales');
    const panel = await regard.panelBeside(page);
    const { step } = stopwatch('Roundcube, sales');
    await page.reload();
    await page.waitForSelector('#messagelist tr.message');
    await expect(customerOf(panel)).toHaveText('On this page');
    // Everybody whom the customer file has, in the order of the rows, each once.
    const senders = await page
      .locator('#messagelist tr.message .rcmContactAddress')
      .evaluateAll((found) => found.map((each) => each.getAttribute('title')?.toLowerCase() ?? ''));
    const expected = [...new Set(senders)].flatMap((sender) => nameOf.get(sender) ?? []);
    expect(expected.length).toBeGreaterThan(3);
    const rows = panel.getByRole('listitem');
    await expect(rows.first()).toBeVisible();
    await expect
      .poll(async () => {
        const shown = await rows.getByRole('button').evaluateAll((found) => found.map((each) => each.firstElementChild?.textContent ?? ''));
        return shown.filter((name) => expected.includes(name));
      })
      .toEqual(expected);
    await expect(rows.filter({ hasText: expected[0] ?? '' }).first()).toContainText(/\d/);
    step('who of the list matters');
    const first = rows
      .filter({ hasText: expected[0] ?? '' })
      .first()
      .getByRole('button');
    await reach(panel, first);
    await panel.keyboard.press('Enter');
    await expect(customerOf(panel)).toHaveText(expected[0] ?? '');
    await expect(panel.getByRole('region', { name: /^(?:profitability|margin)/i })).toContainText(/Net revenue/);
    step('one of them');

    const sender = senders.find((address) => nameOf.get(address) === expected[0]) ?? '';
    const uid = await page
      .locator('#messagelist tr.message')
      .filter({ has: page.locator(`.rcmContactAddress[title="${sender}" i]`) })
      .first()
      .evaluate(({ id }) => atob(id.slice('rcmrow'.length)));
    await page.goto(`${roundcube}?_task=mail&_mbox=INBOX&_uid=${uid}&_action=show`);
    await page.waitForSelector('#messagebody');
    await expect(customerOf(panel)).toHaveText(expected[0] ?? '');
    const words =
      (await page.locator('#messagebody').innerText())
        .split('\n')
        .find((line) => line.trim().length > 20)
        ?.trim()
        .slice(0, 40) ?? '';
    await select(page, words);
    const note = await quickAdd(regard, page);
    await expect(note.getByRole('combobox', { name: 'Customer' })).toHaveValue(expected[0] ?? '');
    await note.keyboard.press('Control+1');
    await note.keyboard.press('Enter');
    await expect(note.getByText('Saved', { exact: true })).toBeVisible();
    step('a sentence of a mail is a need');
    await expect(panel.getByRole('region', { name: /^Needs$/ })).toContainText(words);
  });

  test('Request Tracker, support: who is asking and what they are worth; a promise', async ({ regard }) => {
    await importMailbox(regard);
    const page = await regard.context.newPage();
    await signInToRequestTracker(page);
    const panel = await regard.panelBeside(page);
    const [id, { customer }] = [...tickets()].find(([, ticket]) => ticket.customer !== null) ?? [0, { customer: null }];
    const { step, all } = stopwatch('Request Tracker, support');
    await page.goto(`${requestTracker}Ticket/Display.html?id=${id}`);
    step('the ticket itself');
    await expect(customerOf(panel)).toHaveText(customer?.name ?? '');
    await expect(panel.getByRole('region', { name: /^(?:profitability|margin)/i })).toContainText(/Net revenue/);
    step('who is asking, what they are worth');
    await panel.keyboard.press('Control+Enter');
    await panel.keyboard.type('promise: ring them back in 3 days');
    await panel.keyboard.press('Control+Enter');
    await expect(panel.getByRole('region', { name: 'One voice' })).toContainText('ring them back');
    step('a promise, noted');
    console.log(`Request Tracker, support: all of it ${Math.round(all())} ms`);
  });
});
