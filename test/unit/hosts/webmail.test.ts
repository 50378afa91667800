// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readFixture } from './read-fixture';

const MIA = 'mia@northlight-tools.example';
const KIM = 'kim@northlight-tools.example';
const TOM = 'tom@harbour-boats.example';
const YARD = 'yard@harbour-boats.example';
const INES = 'ines.moreau@atelier-moreau.example';
const PAUL = 'paul@atelier-moreau.example';
const AIKO = 'aiko.mori@seiki.example';

/** A page under test/fixtures/pages, and what is seen on it: `role address name`. Each holds traps: bodies, hidden mails, names like addresses. */
const pages: readonly {
  file: string;
  url: string;
  host: string;
  view?: 'list';
  subject: string;
  self?: string;
  sender?: string;
  people: readonly string[];
}[] = [
  {
    file: 'outlook-conversation',
    url: 'https://outlook.office.com/mail/inbox/id/AAQkADb1k2%2Bx7%3D%3D',
    host: 'outlook',
    subject: 'Angebot für zwei Schleifer',
    self: MIA,
    sender: INES,
    people: [
      `from ${PAUL} boss@corp.example`,
      `from ${INES} Inès Moreau`,
      'to gloria@harbour-boats.example Reyes, Gloria',
      `cc ${YARD} The Yard`,
    ],
  },
  {
    file: 'outlook-list',
    url: 'https://outlook.cloud.microsoft/mail/',
    host: 'outlook',
    view: 'list',
    subject: '',
    self: MIA,
    people: [`listed ${TOM} Tom Hale`],
  },
  {
    file: 'yahoo-message',
    url: 'https://mail.yahoo.com/d/folders/1/messages/AB12',
    host: 'yahoo',
    subject: 'Belt sander stops',
    self: 'mia.brandt@yahoo.example',
    sender: TOM,
    people: [`from ${TOM} Tom Hale`, 'to mia.brandt@yahoo.example ', `cc ${YARD} The Yard`],
  },
  {
    file: 'proton-conversation',
    url: 'https://mail.proton.me/u/0/inbox/Zm9vYmFyYmF6MTIzNDU2Nzg5MA==',
    host: 'proton',
    subject: 'Facture',
    self: MIA,
    sender: PAUL,
    people: [`from ${INES} Inès Moreau`, `from ${PAUL} Paul Moreau`, `to ${MIA} Mia`, 'cc büro@xn--bcher-kva.example Büro'],
  },
  {
    file: 'fastmail-conversation',
    url: 'https://app.fastmail.com/mail/Inbox/T1a2b.M5?u=abc',
    host: 'fastmail',
    subject: 'Spare belts',
    self: MIA,
    sender: TOM,
    people: [
      `from ${TOM} Hale, Tom`,
      'replyTo office@harbour-boats.example ',
      `to ${MIA} Mia`,
      `to ${YARD} boss@corp.example`,
      `cc ${KIM} `,
    ],
  },
  {
    file: 'zoho-mail-message',
    url: 'https://mail.zoho.eu/zm/#mail/folder/inbox/p/1',
    host: 'zoho-mail',
    subject: 'Wrong blade',
    sender: AIKO,
    people: [`from ${AIKO} Aiko Mori`, `to ${MIA} Mia`],
  },
  {
    file: 'snappymail-message',
    url: 'https://mail.shop.example/#/mailbox/INBOX/m142',
    host: 'snappymail',
    subject: 'Belt sander stops',
    self: MIA,
    people: [
      `from ${TOM} boss@corp.example`,
      `to ${MIA} Mia`,
      `cc ${YARD} Hale, Yard`,
      `cc ${KIM} `,
      'replyTo office@harbour-boats.example ',
    ],
  },
  {
    file: 'snappymail-list',
    url: 'https://mail.shop.example/#/mailbox/INBOX',
    host: 'snappymail',
    view: 'list',
    subject: '',
    people: [`listed ${TOM} Tom Hale`, `listed ${INES} Inès`, `listed ${PAUL} Paul`],
  },
  {
    file: 'sogo-message',
    url: 'https://mail.shop.example/SOGo/so/mia%40northlight-tools.example/Mail/view#!/Mail/0/INBOX/7',
    host: 'sogo',
    subject: 'Rückfrage zur Rechnung',
    self: MIA,
    people: ['from j.weiss@werkstatt.example Jörg Weiß', `to ${MIA} Mia Brandt`, 'cc buero@werkstatt.example '],
  },
  {
    file: 'horde-message',
    url: 'https://mail.shop.example/imp/dynamic.php?page=mailbox#mailbox:SU5CT1g',
    host: 'horde',
    subject: 'Login problem',
    self: MIA,
    people: [`from ${AIKO} Aiko Mori`, `to ${MIA} `, 'cc kenta@seiki.example Kenta'],
  },
  {
    file: 'nextcloud-mail-thread',
    url: 'https://cloud.shop.example/index.php/apps/mail/box/4/thread/7',
    host: 'nextcloud-mail',
    subject: 'Lieferzeit',
    self: MIA,
    sender: INES,
    people: [`from ${INES} Inès Moreau`, `to ${MIA} `, `cc ${PAUL} Paul`],
  },
  {
    file: 'google-calendar-event',
    url: 'https://calendar.google.com/calendar/u/0/r/week',
    host: 'google-calendar',
    subject: 'Besuch in der Werft',
    self: MIA,
    people: [`from ${MIA} Mia Brandt`, `to ${KIM} Kim Adler`, `to ${TOM} Tom Hale`],
  },
  {
    file: 'google-calendar-meeting',
    url: 'https://calendar.google.com/calendar/u/0/r/week',
    host: 'google-calendar',
    subject: 'Trade fair',
    self: MIA,
    people: [`to ${MIA} Mia Brandt`, `to ${TOM} Tom Hale`, `to ${INES} Inès Moreau`],
  },
  { file: 'whatsapp-web-chat', url: 'https://web.whatsapp.com/', host: 'whatsapp-web', subject: 'Tom Hale', people: [] },
];

describe('webmails', () => {
  it.each(pages)('reads $file', ({ file, url, host, view, subject, self, sender, people }) => {
    const sighting = readFixture(file, url);
    expect(sighting.people.map(({ role, email, name }) => `${role} ${email} ${name}`)).toEqual(people);
    expect(sighting).toMatchObject({ host, view: view ?? 'conversation', subject, isFallback: false });
    expect(sighting.self[0]).toBe(self);
    expect(sighting.sender).toBe(sender);
  });
});
