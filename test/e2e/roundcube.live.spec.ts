import type { Page } from 'playwright';
import { parseEmail } from '@/utils/domain/email';
import { signInToRoundcube, roundcube as url } from './live-hosts';
import { faultIn, importMailbox, live, type Message, mailbox, pwned, unread } from './mailbox';
import { expect, test } from './regard';

test.describe('a real Roundcube', () => {
  test.skip(live === undefined, 'REGARD_LIVE is not set');

  for (const account of ['agent', 'sales']) {
    test(`every message of ${account}: in the preview pane and on its page`, async ({ regard }) => {
      await importMailbox(regard);
      const ours = await regard.ourPage('sidepanel.html');
      const page = await regard.context.newPage();
      await signInToRoundcube(page, account);
      const panel = await regard.panelBeside(page);
      const messages = mailbox.messages.filter((message) => message.mailbox === account);
      expect(messages).not.toEqual([]);
      const faults: string[] = [];
      let right = 0;
      for (const folder of ['INBOX', 'Sent']) {
        const lying = messages.filter((message) => message.folder === folder);
        const uids = lying.length === 0 ? [] : await uidsIn(page, folder);
        expect(uids).toHaveLength(lying.length);
        for (const view of ['preview', 'page'] as const) {
          for (const [index, message] of lying.entries()) {
            await openMessage(page, { folder, uid: uids[index] ?? '', view });
            const fault = (await unread(ours, ({ sighting }) => isOf(message, sighting))) ?? (await faultIn(panel, message));
            if (fault === undefined) right++;
            else faults.push(`${message.file} (${view}): ${fault}`);
            expect(await pwned(page)).toEqual([]);
          }
        }
      }
      expect(faults).toEqual([]);
      expect(right).toBe(2 * messages.length);
      console.log(`Roundcube, ${account}: the customer is right in ${right} views of ${messages.length} messages`);
    });
  }
});

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

/** Whether that sighting is of this message: the sender and the subject are as its head has them. */
function isOf(message: Message, { people, subject }: Parameters<Parameters<typeof unread>[1]>[0]['sighting']): boolean {
  const sender = parseEmail(message.from.email);
  return (
    people.some(({ role, email }) => role === 'from' && email === sender) &&
    squeezed(subject) === squeezed(message.subject || '(no subject)')
  );
}

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();
