// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { decodeSighting } from '@/utils/spotting/decode-sighting';
import { chooseCustomer } from '@/utils/spotting/rank';
import { seenOn } from './read-fixture';

const TRAP = '<a href="mailto:trap@elsewhere.example">trap@elsewhere.example</a>';

function chosenOn(url: string, html: string) {
  const page = { document: new DOMParser().parseFromString(html, 'text/html'), url: new URL(url) };
  const sighting = decodeSighting(structuredClone(seenOn(page)));
  if (sighting === undefined) throw new Error('no sighting');
  const { customer, reason } = chooseCustomer(sighting, () => false);
  return { host: sighting.host, customer: customer?.email, reason: reason.kind, nameOnly: sighting.nameOnly, phones: sighting.phones };
}

/** What each host shows of somebody by name alone, with a trap that the message's text sets. */
const pages: readonly [string, string, string][] = [
  [
    'zendesk',
    'https://us.zendesk.com/agent/tickets/7',
    `<div data-is-active="true"><div data-test-id="ticket-system-field-requester-select">Tom Hale</div>
     <article><a data-test-id="omni-log-comment-user-link">Tom Hale</a><div data-test-id="omni-log-message-content">Ask ${TRAP} today.</div></article></div>`,
  ],
  [
    'intercom',
    'https://app.intercom.com/a/inbox/x/conversation/7',
    `<div data-conversation-id="7">${TRAP}</div><aside class="inbox2__sidebar"><h2>Tom Hale</h2></aside>`,
  ],
  [
    'help-scout',
    'https://secure.helpscout.net/conversation/7/1/',
    `<article>${TRAP}</article><div data-cy="Sidebar"><h2>Tom Hale</h2></div>`,
  ],
  [
    'jira-service-management',
    'https://us.atlassian.net/browse/SD-7',
    `<div data-testid="issue.views.field.user.reporter"><span data-testid="reporter.name.wrapper">Tom Hale</span></div><p>${TRAP}</p>`,
  ],
  [
    'outlook',
    'https://outlook.office.com/mail/inbox/id/AAQkADb1k2',
    `<div class="wide-content-host"><span aria-label="Von: Tom Hale"><span>Tom Hale</span></span><div data-testid="RecipientWell">An: Mia</div>
     <div role="document">Ask ${TRAP} today.</div></div>`,
  ],
  [
    'nextcloud-mail',
    'https://cloud.example/apps/mail/box/4/thread/9',
    `<div id="content-vue"></div><div id="mail-message"><div class="envelope envelope--expanded"><div class="sender">Tom Hale</div>
     <div id="mail-content">Ask ${TRAP} today.</div></div></div>`,
  ],
  [
    'sogo',
    'https://mail.example/SOGo/so/mia/Mail/view',
    `<div ng-app="SOGo.MailerUI"><md-card><md-card-content><div><a ng-bind="viewer.message.from[0].email">Tom Hale</a></div>
     <div class="msg-body">Ask ${TRAP} today.</div></md-card-content></md-card></div>`,
  ],
  [
    'whatsapp-web',
    'https://web.whatsapp.com/',
    `<div id="main"><header><span title="Tom Hale">Tom Hale</span></header><p>${TRAP}</p></div>`,
  ],
];

describe('a sender shown by name alone', () => {
  it.each(pages)('is nobody on %s', (host, url, html) => {
    expect(chosenOn(url, html)).toMatchObject({ host, customer: undefined, reason: 'nameOnly', nameOnly: 'Tom Hale' });
  });

  it('is a guess where their own message is signed', () => {
    const [, url, html] = pages[0] ?? ['', '', ''];
    const signed = html.replace('today.', 'today.<p>--</p><p>Tom Hale</p><p>tom@harbour-boats.example</p>');
    expect(chosenOn(url, signed)).toMatchObject({ customer: 'tom@harbour-boats.example', reason: 'signature' });
    expect(chosenOn(url, signed.replace('</p></div>', `</p>${TRAP}</div>`))).toMatchObject({ customer: undefined, reason: 'nameOnly' });
  });

  it("is no signature of somebody else's comment", () => {
    const [, url, html] = pages[0] ?? ['', '', ''];
    const other = html.replace('user-link">Tom Hale', 'user-link">Eve').replace(TRAP, '<p>Tom Hale</p><p>eve@rival.example</p>');
    expect(chosenOn(url, other)).toMatchObject({ customer: undefined, reason: 'nameOnly' });
  });

  it('may be a telephone number', () => {
    const html =
      '<div id="main"><header><span title="+44 20 7946 0018"></span></header><div data-id="false_442079460018@c.us_3A"></div></div>';
    expect(chosenOn('https://web.whatsapp.com/', html).phones).toEqual(['+442079460018', '+44 20 7946 0018']);
  });
});
