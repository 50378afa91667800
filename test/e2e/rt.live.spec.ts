import type { Page } from 'playwright';
import { faultIn, importMailbox, live, type Message, mailbox, pwned, unread } from './mailbox';
import { expect, test } from './regard';

const url = `http://127.0.0.1:${process.env['RT_PORT'] ?? '18082'}/`;

/** The tickets that the mails made, by their number: an answer in a thread goes to its ticket, our own sent mail makes none. */
function tickets(): Map<number, Message> {
  const made = new Map<number, Message>();
  const threads = new Set<string>();
  for (const message of mailbox.messages) {
    if (message.folder === 'Sent' || (message.thread !== null && threads.has(message.thread))) continue;
    if (message.thread !== null) threads.add(message.thread);
    made.set(made.size + 1, message);
  }
  return made;
}

test.describe('a real Request Tracker', () => {
  test.skip(live === undefined, 'REGARD_LIVE is not set');

  test('every ticket', async ({ regard }) => {
    await importMailbox(regard);
    const ours = await regard.ourPage('sidepanel.html');
    const page = await regard.context.newPage();
    await logIn(page);
    const panel = await regard.panelBeside(page);
    expect(tickets().size).toBeGreaterThan(0);
    const faults: string[] = [];
    let right = 0;
    for (const [id, message] of tickets()) {
      await page.goto(`${url}Ticket/Display.html?id=${id}`);
      await expect(page).toHaveTitle(new RegExp(`#${id}:`));
      const fault = (await unread(ours, ({ sighting }) => sighting.url === page.url())) ?? (await faultIn(panel, message));
      if (fault === undefined) right++;
      else faults.push(`${message.file} (ticket ${id}): ${fault}`);
      expect(await pwned(page)).toEqual([]);
    }
    expect(faults).toEqual([]);
    expect(right).toBe(tickets().size);
    console.log(`Request Tracker: the customer is right in ${right} tickets`);
  });
});

async function logIn(page: Page): Promise<void> {
  await page.goto(url);
  await page.fill('input[name="user"]', 'agent');
  await page.fill('input[name="pass"]', 'agent-password');
  await page.press('input[name="pass"]', 'Enter');
  await page.waitForLoadState('networkidle');
}
