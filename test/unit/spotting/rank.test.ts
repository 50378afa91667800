import { describe, expect, it } from 'vitest';
import { type Email, parseEmail } from '@/utils/domain/email';
import type { SeenRole, Sighting } from '@/utils/domain/sighting';
import { personOf } from '@/utils/spotting/person';
import { chooseCustomer } from '@/utils/spotting/rank';
import { sightingWith } from '../sighting';

const isOwn = (email: Email) => email.endsWith('@us.example');

/** A sighting of an open conversation: `role address name`. */
function conversation(people: readonly string[], more: Partial<Sighting> = {}): Sighting {
  const seen = people.map((line) => {
    const [role = '', address = '', ...name] = line.split(' ');
    const person = personOf(address, name.join(' '), role as SeenRole);
    if (!person) throw new Error(`no address: ${line}`);
    return person;
  });
  return sightingWith({ people: seen, ...more });
}

describe('chooseCustomer', () => {
  it.each<[string, string[], string | null, string]>([
    ['the sender', ['from ann@acme.example Ann', 'to me@us.example'], 'ann@acme.example', 'sender'],
    ['the requester before the last writer', ['requester ann@acme.example', 'from bob@acme.example'], 'ann@acme.example', 'requester'],
    ['the recipient of our own mail', ['from me@us.example', 'to you@us.example', 'to ann@acme.example'], 'ann@acme.example', 'recipient'],
    [
      'the copied one of our own mail to a colleague',
      ['from me@us.example', 'to you@us.example', 'cc ann@acme.example'],
      'ann@acme.example',
      'recipient',
    ],
    ['nobody among ourselves', ['from me@us.example', 'to you@us.example'], null, 'ownOnly'],
    ['no machine', ['from no-reply@parcels.example', 'to me@us.example'], null, 'automated'],
    ['no bounce', ['from mailer-daemon@us.example', 'to me@us.example'], null, 'automated'],
    ['no newsletter', ['from newsletter@trade.example', 'to me@us.example'], null, 'automated'],
    ['nobody whose replies go nowhere', ['from editor@trade.example', 'replyTo no-reply@trade.example'], null, 'automated'],
    [
      'who a form says to answer',
      ['from no-reply@us.example', 'replyTo ann@acme.example', 'to me@us.example'],
      'ann@acme.example',
      'replyTo',
    ],
    [
      'the person behind a list',
      ['from guild@lists.guild.example Ann via Guild', 'replyTo ann@acme.example'],
      'ann@acme.example',
      'replyTo',
    ],
    [
      'who our own site says to answer',
      ['from shop@us.example', 'to me@us.example', 'replyTo ann@acme.example', 'body ann@acme.example'],
      'ann@acme.example',
      'replyTo',
    ],
    [
      'as a guess who filled in a form of our own site',
      ['from shop@us.example', 'to me@us.example', 'body ann@acme.example'],
      'ann@acme.example',
      'form',
    ],
    ['who filled in a form', ['from no-reply@us.example', 'to me@us.example', 'body ann@acme.example'], 'ann@acme.example', 'form'],
    ['no service for its own form', ['from no-reply@parcels.example', 'to me@us.example', 'body help@parcels.example'], null, 'automated'],
    ['nobody for what a notice of undelivered mail names', ['from mailer-daemon@us.example', 'body ann@acme.example'], null, 'automated'],
    [
      'whose mail a colleague forwarded',
      ['from you@us.example', 'to me@us.example', 'forwarded ann@acme.example'],
      'ann@acme.example',
      'forwarded',
    ],
    ['the sender, whatever they forward', ['from bob@acme.example', 'forwarded ann@other.example'], 'bob@acme.example', 'sender'],
    [
      'the recipient of our mail, whatever it quotes',
      ['from me@us.example', 'to ann@acme.example', 'forwarded bob@other.example'],
      'ann@acme.example',
      'recipient',
    ],
    [
      'whose mail a colleague made a ticket of',
      ['requester you@us.example', 'forwarded ann@acme.example'],
      'ann@acme.example',
      'forwarded',
    ],
    ['nobody a body claims', ['from me@us.example', 'to you@us.example', 'mentioned ann@acme.example'], null, 'ownOnly'],
    ['as a guess whom a text names, where the page names nobody', ['forwarded ann@acme.example'], 'ann@acme.example', 'forwarded'],
    ['nobody where the page says nothing', ['mentioned ann@acme.example'], null, 'nobody'],
  ])('takes %s', (_, people, customer, reason) => {
    const choice = chooseCustomer(conversation(people), isOwn);
    expect(choice.customer?.email ?? null).toBe(customer);
    expect(choice.reason.kind).toBe(reason);
  });

  it('takes the newest sender of a conversation', () => {
    const people = ['from ann@acme.example', 'from me@us.example', 'from bob@acme.example'];
    expect(chooseCustomer(conversation(people, { sender: parseEmail('ann@acme.example') as Email }), isOwn).customer?.email).toBe(
      'ann@acme.example',
    );
    expect(chooseCustomer(conversation(people, { sender: parseEmail('bob@acme.example') as Email }), isOwn).customer?.email).toBe(
      'bob@acme.example',
    );
  });

  it.each<[string, string[], string, string]>([
    ['the sender', ['from ann@acme.example', 'to me@us.example'], 'ann@acme.example', 'doubted'],
    ['whom to answer', ['from no-reply@x.example', 'replyTo ann@acme.example'], 'ann@acme.example', 'doubted'],
    ['who filled in a form', ['from no-reply@x.example', 'body ann@acme.example'], 'ann@acme.example', 'doubted'],
    ['nobody else on the ticket', ['from eve@evil.example', 'requester ann@acme.example'], 'ann@acme.example', 'requester'],
    ['no recipient of our own mail', ['from me@us.example', 'to ann@acme.example'], 'ann@acme.example', 'recipient'],
  ])('makes a guess of it where the host doubts the sender: %s', (_, people, customer, reason) => {
    const sighting = conversation(people);
    const [first, ...others] = sighting.people;
    const choice = chooseCustomer({ ...sighting, people: first ? [{ ...first, isDoubted: true }, ...others] : [] }, isOwn);
    expect(choice.customer?.email).toBe(customer);
    expect(choice.reason.kind).toBe(reason);
    expect(choice.confidence === 'guess').toBe(reason === 'doubted');
  });

  describe('where the host shows a name alone', () => {
    const named = (people: readonly string[], more: Partial<Sighting> = {}) =>
      chooseCustomer(conversation(people, { nameOnly: 'Ann Lee', ...more }), isOwn);
    const signed = { signature: parseEmail('ann@acme.example') as Email };

    it.each<[string, string[], Partial<Sighting>, string | null, string]>([
      ['nobody', [], {}, null, 'nameOnly'],
      ['nobody, whoever else is on the ticket', ['cc bob@acme.example', 'to me@us.example'], {}, null, 'nameOnly'],
      ['nobody, whomever the text forwards', ['forwarded bob@rival.example', 'body eve@rival.example'], {}, null, 'nameOnly'],
      ['nobody beside our own answer', ['from me@us.example', 'to bob@acme.example'], {}, null, 'nameOnly'],
      ['the address in their signature, as a guess', ['mentioned ann@acme.example Ann Lee'], signed, 'ann@acme.example', 'signature'],
      ['no signature that is ours', ['mentioned you@us.example'], { signature: parseEmail('you@us.example') as Email }, null, 'nameOnly'],
      [
        'no signature of a machine',
        ['mentioned no-reply@x.example'],
        { signature: parseEmail('no-reply@x.example') as Email },
        null,
        'nameOnly',
      ],
      ['no signature of somebody whom a mail forwards', ['forwarded ann@acme.example'], signed, null, 'nameOnly'],
      ['no signature of somebody who is not on the page', [], signed, null, 'nameOnly'],
      ['another person whom the host does name', ['from bob@acme.example'], signed, 'bob@acme.example', 'sender'],
    ])('takes %s', (_, people, more, customer, reason) => {
      const choice = named(people, more);
      expect(choice.customer?.email ?? null).toBe(customer);
      expect(choice.reason.kind).toBe(reason);
      if (reason === 'signature') expect(choice.confidence).toBe('guess');
    });
  });

  it.each<[string, string[]]>([
    ['a name that is another address', ['from eve@rival.example ann@acme.example', 'to me@us.example']],
    ['a head that the text draws', ['from eve@rival.example', 'to me@us.example', 'forwarded ann@acme.example']],
    ['a form that the text draws', ['from eve@rival.example', 'to me@us.example', 'body ann@acme.example']],
    ['an address to answer to', ['from eve@rival.example', 'replyTo ann@acme.example']],
    ['a name like that of a list', ['from eve@rival.example Ann via Guild']],
  ])('is not led away from the sender by %s', (_, people) => {
    expect(chooseCustomer(conversation(people), isOwn).customer?.email).toBe('eve@rival.example');
  });

  it('takes nobody in a list', () => {
    expect(chooseCustomer(conversation(['listed ann@acme.example'], { view: 'list' }), isOwn)).toMatchObject({
      customer: null,
      reason: { kind: 'listView' },
    });
  });

  it('is less sure where no host vouches for the page', () => {
    const people = ['from ann@acme.example'];
    expect(chooseCustomer(conversation(people), isOwn).confidence).toBe('sure');
    expect(chooseCustomer(conversation(people, { host: 'generic' }), isOwn).confidence).toBe('likely');
  });
});
