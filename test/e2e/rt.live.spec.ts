import { signInToRequestTracker, requestTracker as url } from './live-hosts';
import { faultIn, importMailbox, live, pwned, tickets, unread } from './mailbox';
import { expect, test } from './regard';

test.describe('a real Request Tracker', () => {
  test.skip(live === undefined, 'REGARD_LIVE is not set');

  test('every ticket', async ({ regard }) => {
    await importMailbox(regard);
    const ours = await regard.ourPage('sidepanel.html');
    const page = await regard.context.newPage();
    await signInToRequestTracker(page);
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
