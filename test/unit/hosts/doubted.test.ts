// @vitest-environment happy-dom
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seenOn } from './read-fixture';

/** Who is doubted on a page under test/fixtures/pages once its host warns: a mark put in before the text. */
function doubtedOn(file: string, url: string, before: string, mark: string): string[] {
  const html = readFileSync(`test/fixtures/pages/${file}.html`, 'utf8');
  expect(html).toContain(before);
  const document = new DOMParser().parseFromString(html.replace(before, `${mark}${before}`), 'text/html');
  const { people } = seenOn({ document, url: new URL(url) });
  return people.filter(({ isDoubted }) => isDoubted).map(({ role, email }) => `${role} ${email}`);
}

const TOM = 'from tom@harbour-boats.example';
const INES = 'from ines.moreau@atelier-moreau.example';
const GMAIL = ['gmail-thread', 'https://mail.google.com/mail/u/0/#inbox/1'] as const;
const VIA = '<a href="https://support.google.com/mail?hl=fr&answer=1311182">via</a>';
const ROUNDCUBE = ['roundcube-message', 'https://mail.us.example/?_task=mail&_uid=7&_action=show'] as const;
const PROTON = ['proton-conversation', 'https://mail.proton.me/u/0/inbox/Zm9vYmFyYmF6MTIzNDU2Nzg5MA=='] as const;
const OUTLOOK = ['outlook-conversation', 'https://outlook.office.com/mail/inbox/id/AAQkADb1k2%2Bx7%3D%3D'] as const;
/** In Roundcube's table of headers: the cells of the sender and of the recipient. */
const FROM = '<a href="mailto:tom@harbour-boats.example" class="rcmContactAddress" title="tom@harbour-boats.example">Tom Hale</a></td>';
const TO =
  '<a href="mailto:mia@northlight-tools.example" class="rcmContactAddress" title="mia@northlight-tools.example">Mia Brandt</a></td>';
const FAILED = '<a href="https://proton.me/support/email-has-failed-its-domains-authentication-requirements-warning">Learn more</a>';
const UNVERIFIED = "<div>We can't verify that this email came from the sender.</div>";

describe('a sender whom the host doubts', () => {
  it.each<[string, readonly [string, string], string, string, string[]]>([
    ['Gmail, sent by another domain', GMAIL, '<span class="hb">', VIA, [INES]],
    ['Gmail, as the body draws it', GMAIL, '<p>Could you quote', VIA, []],
    ['Roundcube, a wrong signature', ROUNDCUBE, FROM, '<img class="authres-status-img" src="x/status_fail.png">', [TOM]],
    ['Roundcube, a right signature', ROUNDCUBE, FROM, '<img class="authres-status-img" src="x/status_pass.png">', []],
    ['Roundcube, an address that may be forged', ROUNDCUBE, FROM, '<span class="suspicious-address-warning"></span>', [TOM]],
    ['Roundcube, a recipient that may be forged', ROUNDCUBE, TO, '<span class="suspicious-address-warning"></span>', []],
    ['Proton, failed authentication', PROTON, '<div data-testid="message-content:body">', FAILED, ['from paul@atelier-moreau.example']],
    ['Proton, as the body draws it', PROTON, 'Merci, trap@', FAILED, []],
    ['Outlook, an unverified sender', OUTLOOK, '<div role="document"><div id="UniqueMessageBody_8">', UNVERIFIED, [INES]],
    ['Outlook, as the body draws it', OUTLOOK, '<p>Hallo, ', UNVERIFIED, []],
  ])('%s', (_, [file, url], before, mark, doubted) => {
    expect(doubtedOn(file, url, before, mark)).toEqual(doubted);
  });
});
