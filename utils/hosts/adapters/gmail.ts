import { type Email, parseEmail } from '@/utils/domain/email';
import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { addressIn, personOf } from '@/utils/spotting/person';
import { findAddresses } from '@/utils/spotting/scan';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost } from '../host';

// Sources: class names unchanged since 2014 in InboxSDK, FlowCrypt and gmail.js (read 2026-11); attributes are the safer half of each.
const MESSAGE = '.adn[data-message-id], .adn[data-legacy-message-id], .kv, .h7';
const SENDER = '.gD[email], .gF [email]';
const RECIPIENT = '.hb [email], .g2[email]';
/** The table behind "Show details": the only place that shows Reply-To. */
const DETAILS = '.ajC [email]';
const ROW = 'tr.zA';
/** "via mailer.example" beside a sender whose own domain did not sign: its word links to this page of Google's help (seen in forwarded heads since 2012). */
const VIA = 'a[href*="answer=1311182"], a[href*="answer/1311182"]';

/** Gmail, conversation and list views. */
export default defineHost({
  id: 'gmail',
  label: 'Gmail',
  read({ document }) {
    const main = [...document.querySelectorAll('[role="main"]')].find((element) => isVisible(element));
    if (!main) return undefined;
    const self = accounts(document);
    const messages = [...main.querySelectorAll(MESSAGE)].filter((element) => isVisible(element));
    if (messages.length === 0) return { view: 'list', people: peopleOfList(main), self, subject: '' };
    const subject = main.querySelector('h2.hP, .ha h2')?.textContent?.trim() ?? '';
    const bodies = messages.flatMap((message) => [...message.querySelectorAll('.a3s')]);
    return { view: 'conversation', people: peopleOf(messages), bodies, self, subject, sender: newestSender(messages) };
  },
});

function* peopleOf(messages: readonly Element[]): Iterable<SeenPerson> {
  for (const message of messages) {
    const doubt = isVia(message) ? ({ isDoubted: true } as const) : {};
    for (const sender of chips(message, SENDER, 'from')) yield { ...sender, ...doubt };
    yield* chips(message, RECIPIENT, 'to');
    yield* chips(message, DETAILS, 'cc');
  }
}

const isVia = (message: Element): boolean =>
  [...message.querySelectorAll(VIA)].some((link) => link.closest('.a3s') === null && isVisible(link));

function* peopleOfList(main: Element): Iterable<SeenPerson> {
  for (const row of main.querySelectorAll(ROW)) if (isVisible(row)) yield* chips(row, '[email]', 'listed');
}

/** Bodies are written by strangers: a chip inside one is theirs, not Gmail's. */
function* chips(root: Element, selector: string, role: SeenRole): Iterable<SeenPerson> {
  for (const chip of root.querySelectorAll(selector)) {
    if (chip.closest('.a3s') !== null || !isVisible(chip)) continue;
    const address = addressIn(chip.getAttribute('email') ?? chip.getAttribute('data-hovercard-id') ?? '');
    const person = address === undefined ? undefined : personOf(address, chip.getAttribute('name') ?? chip.textContent ?? '', role);
    if (person) yield person;
  }
}

function newestSender(messages: readonly Element[]): Email | undefined {
  return messages.map((message) => [...chips(message, SENDER, 'from')][0]?.email).findLast((email) => email !== undefined);
}

/** "Subject - me@x.example - Gmail", and the account button's label "… (me@x.example)". */
function accounts(document: Document): Email[] {
  const titled = /- ([^\s-]\S*@\S+) -[^-]*$/.exec(document.title)?.[1] ?? '';
  const label = document.querySelector('[role="banner"] a[href*="SignOutOptions"]')?.getAttribute('aria-label') ?? '';
  const found = [titled, ...findAddresses(label).map(({ written }) => written)].map(parseEmail);
  return [...new Set(found.filter((email) => email !== undefined))];
}
