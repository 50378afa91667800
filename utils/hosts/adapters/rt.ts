import { parseEmail } from '@/utils/domain/email';
import type { SeenPerson, SeenRole } from '@/utils/domain/sighting';
import { personOf } from '@/utils/spotting/person';
import { isVisible } from '@/utils/spotting/visible';
import { defineHost } from '../host';

// Source of the hooks: bestpractical/rt share/html (ShowPeople, ShowUser, ShowMessageHeaders, Header) of 4.4 to 6.0, and Request Tracker 5.0.3 running, 2026-11.
const WATCHERS: readonly (readonly [string, SeenRole])[] = [
  ['.owner', 'owner'],
  ['.requestors', 'requester'],
  ['.cc', 'cc'],
  ['.admincc', 'owner'],
];
/** The keys of a mail's head are the one thing that RT translates and marks with nothing else: words of share/po. */
const HEAD: readonly (readonly [RegExp, SeenRole])[] = [
  [/^reply-to$/i, 'replyTo'],
  [/^(from|von|van|de|desde|mittente|fra|från|od|z|nuo|nork|saatja|lähettäjä|από|от|од|از)$/i, 'from'],
  [/^(to|an|aan|a|à|para|per a|til|mottagare|vastaanottaja|do|za|komu|līdz|nori|προς|до|для|за|إلى|به|到)$/i, 'to'],
  [/^(b?cc|dw|[ck][oóò]p[iy].*|kopimottak.r|копи.*|рону.*|رونوشت|نسخة إلى|抄送|副本)$/i, 'cc'],
];

/** Request Tracker 4 to 6: the ticket, its history, the reply form; searches and the start page as lists. */
export default defineHost({
  id: 'rt',
  label: 'Request Tracker',
  read({ document }) {
    const self = account(document);
    if (!/^comp-(SelfService-)?Ticket-/.test(document.body.id)) return { view: 'list', people: peopleOfList(document), self, subject: '' };
    const subject = (document.querySelector('#header h1, h1')?.textContent ?? '').replace(/^.*?#\d+:\s*/, '').trim();
    // A stanza that RT folded, as a quotation or a forwarded mail, is hidden but of the message all the same.
    const bodies = [...document.querySelectorAll('.transaction .messagebody, .transaction .message-stanza.closed')];
    return { view: 'conversation', people: peopleOfTicket(document), bodies, self, subject };
  },
});

function* peopleOfTicket(document: Document): Iterable<SeenPerson> {
  const heads = [...document.querySelectorAll('.transaction')].map((transaction) => ({
    author: transaction.querySelector('.description .user')?.getAttribute('data-user-id') ?? '',
    people: [...peopleOfHead(transaction)],
  }));
  for (const [row, role] of WATCHERS) {
    for (const user of document.querySelectorAll(`${row} .user`)) {
      if (user.closest('form') !== null) continue;
      const id = user.getAttribute('data-user-id');
      const mails = role === 'requester' ? heads.filter(({ author }) => author === id).flatMap(({ people }) => people) : [];
      const person = personOfUser(user, role, mails);
      if (person) yield person;
    }
  }
  yield* recipientsOfReply(document);
  for (const { people } of heads) yield* people;
}

/** The first head of a transaction is the mail's own; the next ones are of mails attached to it: of those the sender was forwarded. */
function* peopleOfHead(transaction: Element): Iterable<SeenPerson> {
  const keys = [...transaction.querySelectorAll('.message-header-key')].filter((key) => key.closest('.messagebody') === null);
  const own = keys[0]?.closest('table');
  for (const key of keys) {
    const role = HEAD.find(([word]) => word.test((key.textContent ?? '').replace(/[\s:]+$/, '').trim()))?.[1];
    const isAttached = key.closest('table') !== own;
    if (role === undefined || (isAttached && role !== 'from')) continue;
    for (const entry of (key.nextElementSibling?.textContent ?? '').match(/(?:"(?:\\.|[^"\\])*"|\([^()]*\)|[^,"])+/g) ?? []) {
      const person = personOfEntry(entry, isAttached ? 'forwarded' : role);
      if (person) yield person;
    }
  }
}

/** `"Name" <addr>` or `addr (Name)`: what stands in quotation marks or round brackets is part of the name, whatever it looks like. */
function personOfEntry(entry: string, role: SeenRole): SeenPerson | undefined {
  const bare = entry.replace(/"(?:\\.|[^"\\])*"|\([^()]*\)/g, ' ');
  const address = /<([^<>]*)>[^<>]*$/.exec(bare)?.[1];
  const before = address === undefined ? '' : entry.slice(0, entry.lastIndexOf(`<${address}>`)).trim();
  const name = before === '' ? (/\(([^()]*)\)\s*$/.exec(entry)?.[1] ?? '') : before.replace(/\\(.)/g, '$1');
  return personOf(address ?? bare, name, role);
}

/**
 * RT writes "Name <addr>", "<addr>", "login (Name)" or, as some prefer, the name alone, and a name is whatever its owner calls themselves: where
 * the whole text is the name in a mail that the requestor sent, the address is that mail's.
 */
function personOfUser(user: Element, role: SeenRole, mails: readonly SeenPerson[]): SeenPerson | undefined {
  const text = (user.textContent ?? '').trim();
  const [, before, bracketed] = /^(.*?)<([^<>]*)>$/s.exec(text) ?? [];
  const [, login, real] = /^(\S+) \((.*)\)$/s.exec(text) ?? [];
  const named = mails
    .filter((mail) => mail.role === 'replyTo' || mail.role === 'from')
    .map((mail) => ({ mail, person: personOf(mail.written, text, role) }))
    .find(({ mail, person }) => mail.name !== '' && mail.name === person?.name);
  return named?.person ?? personOf(bracketed ?? login ?? text, before ?? real ?? '', role);
}

/** The reply form shows nobody but its recipients. RT writes its own staff without their addresses. */
function* recipientsOfReply(document: Document): Iterable<SeenPerson> {
  for (const box of document.querySelectorAll<HTMLInputElement>('input[name="TxnSendMailTo"]')) {
    const label = (box.parentElement?.querySelector('label')?.textContent ?? '').trim();
    const suffix = `<${box.value}>`;
    const person = personOf(box.value, label.replace(suffix, ''), label.endsWith(suffix) ? 'requester' : 'owner');
    if (person) yield person;
  }
}

function* peopleOfList(document: Document): Iterable<SeenPerson> {
  for (const user of document.querySelectorAll('.collection-as-table .user')) {
    const person = user.closest('form') === null && isVisible(user) ? personOfUser(user, 'listed', []) : undefined;
    if (person) yield person;
  }
}

/** RT tells its own scripts who is logged in, and nothing else on the page. */
function account(document: Document) {
  const script = [...document.scripts].find(({ textContent }) => textContent?.includes('RT.CurrentUser'))?.textContent ?? '';
  const email = parseEmail(/"EmailAddress":"([^"\\]*)"/.exec(script)?.[1] ?? '');
  return email === undefined ? [] : [email];
}
