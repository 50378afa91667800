// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seenOn } from './read-fixture';

/** A page of our own writing under test/fixtures/pages, and what is seen on it: `role address name`. */
const pages: readonly {
  file: string;
  url: string;
  host: string;
  view: string;
  subject: string;
  self?: string;
  people: readonly string[];
}[] = [
  {
    file: 'gmail-thread',
    url: 'https://mail.google.com/mail/u/0/#inbox/FMfcgzGx',
    host: 'gmail',
    view: 'conversation',
    subject: 'Quote for two sanders',
    self: 'mia@northlight-tools.example',
    people: [
      'from ines.moreau@atelier-moreau.example Inès Moreau',
      'to mia@northlight-tools.example me',
      'to paul@atelier-moreau.example Paul',
    ],
  },
  {
    file: 'gmail-list',
    url: 'https://mail.google.com/mail/u/0/#inbox',
    host: 'gmail',
    view: 'list',
    subject: '',
    self: 'mia@northlight-tools.example',
    people: ['listed tom@harbour-boats.example Tom Hale', 'listed ines.moreau@atelier-moreau.example Inès Moreau'],
  },
  {
    file: 'roundcube-message',
    url: 'https://mail.shop.example/?_task=mail&_action=show&_uid=7',
    host: 'roundcube',
    view: 'conversation',
    subject: 'Belt sander stops',
    self: 'mia@northlight-tools.example',
    people: [
      'from tom@harbour-boats.example Tom Hale',
      'to mia@northlight-tools.example Mia Brandt',
      'cc yard@harbour-boats.example The Yard',
      'replyTo tom.hale@post.example Tom Hale',
    ],
  },
  {
    file: 'roundcube-list',
    url: 'https://mail.shop.example/?_task=mail',
    host: 'roundcube',
    view: 'list',
    subject: '',
    self: 'mia@northlight-tools.example',
    people: ['listed tom@harbour-boats.example Tom Hale', 'listed news@tool-trade.example Tool Trade'],
  },
  {
    file: 'generic-german',
    url: 'https://post.example/lesen/3',
    host: 'generic',
    view: 'conversation',
    subject: 'Rückfrage zur Rechnung',
    self: 'mia@northlight-tools.example',
    people: [
      'from j.weiss@xn--mller-shne-kcb9d.example Jörg Weiß',
      'to mia@northlight-tools.example Mia Brandt',
      'cc buchhaltung@xn--mller-shne-kcb9d.example Buchhaltung',
      'mentioned chef@konkurrenz.example ',
    ],
  },
  {
    file: 'generic-table',
    url: 'https://desk.example/118',
    host: 'generic',
    view: 'conversation',
    subject: 'Ticket 118: Wrong blade delivered',
    people: [
      'requester aiko.mori@seiki.example Aiko Mori',
      'cc desk@northlight-tools.example ',
      'cc kenta@seiki.example ',
      'forwarded somebody@elsewhere.example ',
    ],
  },
];

describe('sight', () => {
  it.each(pages)('reads $file', ({ file, url, host, view, subject, self, people }) => {
    const html = readFileSync(`test/fixtures/pages/${file}.html`, 'utf8');
    const document = new DOMParser().parseFromString(html, 'text/html');
    const sighting = seenOn({ document, url: new URL(url) });
    expect(sighting).toMatchObject({ host, view, subject, isFallback: false });
    expect(sighting.people.map(({ role, email, name }) => `${role} ${email} ${name}`)).toEqual(people);
    expect(sighting.self[0]).toBe(self);
  });

  it('says so when the host finds nobody and the generic finder does', () => {
    const document = new DOMParser().parseFromString(
      '<body class="task-mail"><div id="message-header"></div><p>From: <a href="mailto:tom@harbour-boats.example">Tom</a></p></body>',
      'text/html',
    );
    const { host, isFallback, people } = seenOn({ document, url: new URL('https://mail.shop.example/') });
    expect({ host, isFallback, first: people[0]?.email }).toEqual({
      host: 'generic',
      isFallback: true,
      first: 'tom@harbour-boats.example',
    });
  });

  it('takes no address out of a display name', () => {
    const document = new DOMParser().parseFromString(
      '<p>From: "Ann Lee &lt;ann@acme.example&gt;" &lt;eve@evil.example&gt;</p><p>To: bob@acme.example &lt;me@us.example&gt;, al@us.example</p>',
      'text/html',
    );
    const { people } = seenOn({ document, url: new URL('https://mail.shop.example/') });
    expect(people.map(({ role, email }) => `${role} ${email}`)).toEqual(['from eve@evil.example', 'to me@us.example', 'to al@us.example']);
  });
});
