// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { parseEmail } from '@/utils/domain/email';
import type { Sighting } from '@/utils/domain/sighting';
import { decodeSighting } from '@/utils/spotting/decode-sighting';
import { chooseCustomer } from '@/utils/spotting/rank';
import { readFixture, seenOn } from './read-fixture';

const isOwn = (email: string) => email.endsWith('@northlight-tools.example');

/** Whom the background would choose on the page. */
const customerOn = (sighting: Sighting): string | null => {
  const decoded = decodeSighting(structuredClone(sighting));
  return decoded === undefined ? null : (chooseCustomer(decoded, isOwn).customer?.email ?? null);
};

describe('the generic finder', () => {
  it.each<[string, string, string, string | null, string[]]>([
    [
      'generic-sender-above',
      'https://post.example/',
      'conversation',
      'tom@harbour-boats.example',
      ['to mia@northlight-tools.example me', 'from tom@harbour-boats.example Tom Hale', 'to yard@harbour-boats.example The Yard'],
    ],
    [
      'generic-ticket-spanish',
      'https://mesa.example/#/solicitudes/4711',
      'conversation',
      'lucia@taller.example',
      ['requester lucia@taller.example Lucía Ferrer'],
    ],
    [
      'generic-booking-german',
      'https://termine.example/buchung/88',
      'conversation',
      'j.weiss@werkstatt.example',
      ['requester j.weiss@werkstatt.example Jörg Weiß', 'to vera@northlight-tools.example ', 'to buero@werkstatt.example '],
    ],
    [
      'generic-event-french',
      'https://agenda.example/e/3',
      'conversation',
      'ines@atelier.example',
      ['from mia@northlight-tools.example Mia Brandt', 'to ines@atelier.example Inès Moreau', 'to paul@atelier.example Paul Roy'],
    ],
    [
      'generic-japanese',
      'https://yubin.example/',
      'conversation',
      'hayashi@kenki.example',
      ['from hayashi@kenki.example 林 健太', 'to mia@northlight-tools.example ミア'],
    ],
    [
      'generic-issue-table',
      'https://desk.example/issues/4711',
      'conversation',
      'lena@fischer-glas.example',
      ['requester lena@fischer-glas.example '],
    ],
    ['generic-name-only', 'https://post.example/', 'conversation', null, ['to mia@northlight-tools.example ']],
    ['generic-contact-page', 'https://www.harbour-boats.example/contact', 'other', null, []],
    [
      'generic-archive',
      'https://lists.guild.example/archive/3.html',
      'conversation',
      'tom@harbour-boats.example',
      ['from tom@harbour-boats.example Tom Hale', 'to saws@lists.guild.example '],
    ],
    // A chat: its person's card stands beside it, under no heading.
    [
      'generic-chat-no-heading',
      'https://desk.example/agent/#Conversation;id=k3j9s8d2',
      'conversation',
      'tom@harbour-boats.example',
      ['requester tom@harbour-boats.example Tom Hale'],
    ],
    [
      'generic-requester-card',
      'https://desk.example/agent/conversations/4711',
      'conversation',
      'tom@harbour-boats.example',
      ['requester tom@harbour-boats.example Tom Hale'],
    ],
    [
      'generic-private-note',
      'https://desk.example/agent/ticket/311/',
      'conversation',
      'lena@fischer-glas.example',
      ['requester lena@fischer-glas.example Lena Fischer'],
    ],
    [
      'generic-order-german',
      'https://shop.example/admin.php?page=wc-orders&action=edit&id=1042',
      'conversation',
      'lena@fischer-glas.example',
      ['requester lena@fischer-glas.example '],
    ],
    [
      'generic-order-french',
      'https://boutique.example/admin/sell/orders/42/view',
      'conversation',
      'ines@atelier.example',
      ['requester ines@atelier.example Inès Moreau'],
    ],
    [
      'generic-invoice-polish',
      'https://faktury.example/2026-11-42',
      'conversation',
      'jan@stolarnia.example',
      ['requester jan@stolarnia.example '],
    ],
    [
      'generic-to-me-russian',
      'https://pochta.example/#/178455210025',
      'conversation',
      'ivan@stolyarka.example',
      ['from ivan@stolyarka.example Иван Петров', 'cc sklad@stolyarka.example Склад'],
    ],
    [
      'generic-raw-archive',
      'https://inbox.guild.example/saws/4711/',
      'conversation',
      'tom@harbour-boats.example',
      ['from tom@harbour-boats.example Tom Hale', 'to saws@lists.guild.example ', 'cc ray@harbour-boats.example Ray Hale'],
    ],
    [
      'generic-quoted-head',
      'https://post.example/mail?sid=4a5b',
      'conversation',
      'lena@fischer-glas.example',
      ['from lena@fischer-glas.example Lena Fischer', 'to mia@northlight-tools.example Mia Brandt'],
    ],
    [
      'generic-own-form-italian',
      'https://posta.example/leggi/17',
      'conversation',
      'marco@falegnameria.example',
      [
        'from wordpress@northlight-tools.example Northlight',
        'to mia@northlight-tools.example ',
        'replyTo marco@falegnameria.example Marco Rossi',
      ],
    ],
    [
      'generic-spoken-label',
      'https://post.example/#inbox',
      'conversation',
      'j.weiss@werkstatt.example',
      ['from j.weiss@werkstatt.example Jörg Weiß', 'to mia@northlight-tools.example Mia Brandt', 'cc buero@werkstatt.example Büro'],
    ],
  ])('reads %s', (file, url, view, customer, people) => {
    const sighting = readFixture(file, url);
    expect(sighting).toMatchObject({ host: 'generic', view });
    const told = sighting.people.filter(({ role }) => !/^(?:mentioned|forwarded|body)$/.test(role));
    expect(told.map(({ role, email, name }) => `${role} ${email} ${name}`)).toEqual(people);
    expect(customerOn(sighting)).toBe(customer);
  });

  it.each([
    ['the head of the page', '', null],
    ['their signature', '<p>Ann Lee<br>Acme Tools<br>ann@acme.example</p>', 'ann@acme.example'],
    ['a signature that they quote', '<blockquote>Ann Lee<br>ann@acme.example</blockquote>', null],
  ])('knows a sender without an address by no more than %s', (_, text, customer) => {
    const html = `<main><h1>Saw</h1><dl><dt>From</dt><dd>Ann Lee</dd><dt>To</dt><dd>desk@bank.example</dd></dl><div>It broke.${text}</div></main>`;
    const document = new DOMParser().parseFromString(html, 'text/html');
    expect(customerOn(seenOn({ document, url: new URL('https://post.example/') }))).toBe(customer);
  });

  /** Cards of people, each a word over it, a name and an address. */
  const cards = (people: readonly string[], path: string): string | null => {
    const html = people
      .map((person) =>
        person
          .split(', ')
          .map((line) => `<div>${line}</div>`)
          .join(''),
      )
      .map((card) => `<div>${card}</div>`);
    const document = new DOMParser().parseFromString(`<main><h1>Saw</h1>${html.join('')}</main>`, 'text/html');
    return customerOn(seenOn({ document, url: new URL(path, 'https://desk.example/') }));
  };

  it.each([
    ['the person of the page', ['Details, Ann Lee, ann@acme.example'], '/tickets/7', 'ann@acme.example'],
    [
      'nobody who works on it',
      ['Assigned to, Paul Roy, paul@agency.example', 'Submitted by, Ann Lee, ann@acme.example'],
      '/tickets/7',
      'ann@acme.example',
    ],
    ['nobody of a list', ['Saw, Ann Lee, ann@acme.example', 'Guard, Tom Hale, tom@harbour-boats.example'], '/tickets?page=3', null],
    [
      'nobody of a list that has an id',
      ['Ann Lee', 'Tom Hale', 'Ines Moreau', 'Otto Vale'].map((name, index) => `Saw, ${name}, a${index}@acme.example`),
      '/tickets/filters/360001',
      null,
    ],
  ])('takes, of cards beside a ticket, %s', (_, people, path, customer) => {
    expect(cards(people, path)).toBe(customer);
  });

  it('calls nobody by the label of a row, and nobody by whom a row names that is another’s', () => {
    const html =
      '<main><h1>Order 42</h1><table><tr><th>Handled By</th><td>Paul Roy</td></tr>' +
      '<tr><th>Customer Name</th><td><a>Ann Lee</a></td></tr><tr><th>Email</th><td>ann@acme.example</td></tr></table></main>';
    const document = new DOMParser().parseFromString(html, 'text/html');
    const { people } = seenOn({ document, url: new URL('https://shop.example/admin/order/view/42') });
    expect(people.map(({ role, name }) => `${role} ${name}`)).toEqual(['requester Ann Lee']);
  });

  it('tells when each sender wrote last, where the page says it exactly', () => {
    const head = (from: string, time: string) =>
      `<section><div><b>From:</b> ${from} ${time}</div><div>To: mia@northlight-tools.example</div></section>`;
    const html = [
      head('ann@acme.example', '<time datetime="2026-11-20T10:02:00Z">Fri</time>'),
      head('tom@harbour-boats.example', '<span title="20.11.2026 10:02">Fri</span>'),
      head('ann@acme.example', '<span title="Sat, 21 Nov 2026 09:00:00 +0100">Sat</span>'),
    ].join('');
    const document = new DOMParser().parseFromString(`<main><h1>Saw</h1>${html}</main>`, 'text/html');
    const { people } = seenOn({ document, url: new URL('https://post.example/') });
    expect(people.map(({ email, sentAt }) => [email, sentAt])).toEqual([
      ['ann@acme.example', Date.UTC(2026, 10, 21, 8)],
      ['mia@northlight-tools.example', undefined],
      ['tom@harbour-boats.example', undefined],
    ]);
  });

  it('tells the name of a sender without an address, and takes no head that the message draws', () => {
    expect(readFixture('generic-name-only', 'https://post.example/').nameOnly).toBe('Ann Lee');
  });

  it('tells the sites and numbers of the open conversation', () => {
    const { domains, phones } = readFixture('generic-japanese', 'https://yubin.example/');
    expect(domains).toContain('www.kenki-tools.example');
    expect(phones).toContain('03-1234-5678');
  });

  it('takes no address in a footer, or that one should write to, for the account in use', () => {
    expect(readFixture('generic-ticket-spanish', 'https://mesa.example/#/4').self).toEqual([parseEmail('vera@northlight-tools.example')]);
    expect(readFixture('generic-contact-page', 'https://www.harbour-boats.example/contact').self).toEqual([]);
  });

  it("reads a frame of the page's own, and leaves out the list beside it", () => {
    document.body.replaceChildren(
      ...new DOMParser().parseFromString('<ul><li>otto@other.example</li><li>ines@atelier.example</li></ul>', 'text/html').body.childNodes,
    );
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inner = new DOMParser().parseFromString('<h2>Belt</h2><p>From: Tom &lt;tom@harbour-boats.example&gt;</p>', 'text/html');
    Object.defineProperty(frame, 'contentDocument', { value: inner });
    const { view, people, subject } = seenOn({ document, url: new URL('https://post.example/') });
    expect({ view, subject, people: people.map(({ role, email }) => `${role} ${email}`) }).toEqual({
      view: 'conversation',
      subject: 'Belt',
      people: ['from tom@harbour-boats.example'],
    });
  });
});
