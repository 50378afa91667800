// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { readFixture } from './read-fixture';

const TOM = 'tom@harbour-boats.example';
const YARD = 'yard@harbour-boats.example';
const DESK = 'desk@northlight-tools.example';
const MIA = 'mia@northlight-tools.example';
const BELT = 'Belt sander stops';

/** A page under test/fixtures/pages, and what is seen on it: `role address name`. Each holds traps: bodies, hidden tickets, names like addresses. */
const pages: readonly {
  file: string;
  url: string;
  host: string;
  view?: 'list';
  subject?: string;
  self?: string;
  people: readonly string[];
}[] = [
  {
    file: 'zendesk-ticket',
    url: 'https://northlight.zendesk.com/agent/tickets/7',
    host: 'zendesk',
    people: [`requester ${TOM} Tom Hale`, `cc ${YARD} The Yard`],
  },
  {
    file: 'freshdesk-ticket',
    url: 'https://northlight.freshdesk.com/a/tickets/7',
    host: 'freshdesk',
    people: [`requester ${TOM} Tom Hale`, `to ${DESK} `, `cc ${YARD} Ann <ann@bank.example>`, 'cc paul@harbour-boats.example '],
  },
  {
    file: 'hubspot-ticket',
    url: 'https://app-eu1.hubspot.com/help-desk/12/view/5/ticket/7',
    host: 'hubspot',
    people: [`cc ${YARD} The Yard`, `requester ${TOM} Tom Hale`],
  },
  {
    file: 'hubspot-list',
    url: 'https://app.hubspot.com/help-desk/12/view/5',
    host: 'hubspot',
    view: 'list',
    people: ['listed visitor@other.example '],
  },
  {
    file: 'intercom-conversation',
    url: 'https://app.eu.intercom.com/a/inbox/ab12/inbox/admin/3/conversation/7',
    host: 'intercom',
    people: [`requester ${TOM} Tom Hale`],
  },
  {
    file: 'rt-ticket',
    url: 'https://rt.northlight-tools.example/Ticket/Display.html?id=7',
    host: 'rt',
    self: MIA,
    people: [
      `requester ${TOM} Boss <boss@bank.example>`,
      `cc ${YARD} `,
      `to ${MIA} Brandt, Mia`,
      'cc paul@harbour-boats.example Paul, <chief@bank.example>',
    ],
  },
  {
    file: 'rt-forward',
    url: 'https://rt.northlight-tools.example/Ticket/Display.html?id=9',
    host: 'rt',
    subject: 'Fwd: Press stands',
    people: ['from sam@northlight-tools.example Sam Reed', `to ${MIA} Mia Brandt`, `forwarded ${YARD} Yard`, `forwarded ${TOM} Tom Hale`],
  },
  {
    file: 'rt-concise',
    url: 'https://rt.northlight-tools.example/Ticket/Display.html?id=8',
    host: 'rt',
    subject: 'New bank details',
    people: ['requester office@elsewhere.example boss@bank.example'],
  },
  {
    file: 'rt-reply',
    url: 'https://rt.northlight-tools.example/Ticket/Update.html?Action=Respond&id=7',
    host: 'rt',
    people: [`owner ${MIA} mia (Mia Brandt)`, `requester ${TOM} Tom Hale`],
  },
  {
    file: 'rt-list',
    url: 'https://rt.northlight-tools.example/Search/Results.html?Query=x',
    host: 'rt',
    view: 'list',
    people: [`listed ${TOM} Tom Hale`],
  },
  {
    file: 'help-scout-conversation',
    url: 'https://secure.helpscout.net/conversation/12/7/',
    host: 'help-scout',
    people: [`requester ${TOM} Tom Hale`],
  },
  {
    file: 'front-conversation',
    url: 'https://app.frontapp.com/open/cnv_7',
    host: 'front',
    people: [`from ${TOM} Tom Hale`, `to ${DESK} Desk`],
  },
  {
    file: 'salesforce-case',
    url: 'https://northlight.lightning.force.com/lightning/r/Case/500x7/view',
    host: 'salesforce',
    people: [`requester ${TOM} `],
  },
  {
    file: 'jira-service-management-request',
    url: 'https://northlight.atlassian.net/browse/DESK-7',
    host: 'jira-service-management',
    people: [`requester ${TOM} Tom Hale`],
  },
  {
    file: 'zammad-ticket',
    url: 'https://desk.northlight-tools.example/#ticket/zoom/7',
    host: 'zammad',
    self: MIA,
    people: [`requester ${TOM} Tom Hale`, `to ${DESK} Desk`, `cc ${YARD} The Yard`],
  },
  {
    file: 'osticket-ticket',
    url: 'https://desk.northlight-tools.example/scp/tickets.php?id=7',
    host: 'osticket',
    self: DESK,
    people: [`requester ${TOM} boss@bank.example`, `cc ${YARD} Ann <ann@bank.example>`],
  },
  {
    file: 'freescout-conversation',
    url: 'https://desk.northlight-tools.example/conversation/7',
    host: 'freescout',
    self: DESK,
    people: [`requester ${TOM} Tom Hale`, 'requester t.hale@post.example Tom Hale', `cc ${YARD} `],
  },
  {
    file: 'freescout-list',
    url: 'https://desk.northlight-tools.example/mailbox/1/2',
    host: 'freescout',
    view: 'list',
    self: DESK,
    people: [`listed ${TOM} Tom Hale`],
  },
  {
    file: 'chatwoot-conversation',
    url: 'https://app.chatwoot.com/app/accounts/1/inbox/3/conversations/7',
    host: 'chatwoot',
    people: [`requester ${TOM} Tom Hale`, `to ${DESK} `, `cc ${YARD} `],
  },
  {
    file: 'redmine-issue',
    url: 'https://redmine.northlight-tools.example/issues/7',
    host: 'redmine',
    people: [`forwarded ${TOM} Tom Hale`, `mentioned ${DESK} `, `mentioned ${YARD} `],
  },
  {
    file: 'glpi-ticket',
    url: 'https://desk.northlight-tools.example/front/ticket.form.php?id=7',
    host: 'glpi',
    people: [`requester ${TOM} Tom Hale`, `cc ${YARD} `, `owner ${MIA} Mia Brandt`],
  },
  {
    file: 'uvdesk-ticket',
    url: 'https://desk.northlight-tools.example/en/member/ticket/view/7',
    host: 'uvdesk',
    self: MIA,
    people: [`requester ${TOM} boss@bank.example`],
  },
  {
    file: 'zoho-desk-ticket',
    url: 'https://desk.zoho.eu/agent/northlight/sales/tickets/details/7',
    host: 'zoho-desk',
    people: [`requester ${TOM} Tom Hale`],
  },
];

describe('helpdesks', () => {
  it.each(pages)('reads $file', ({ file, url, host, view, subject, self, people }) => {
    const sighting = readFixture(file, url);
    const { people: seen } = sighting;
    expect(seen.map(({ role, email, name }) => `${role} ${email} ${name}`)).toEqual(people);
    expect(sighting).toMatchObject({
      host,
      view: view ?? 'conversation',
      subject: subject ?? (view === 'list' ? '' : BELT),
      isFallback: false,
    });
    expect(sighting.self[0]).toBe(self);
  });
});
