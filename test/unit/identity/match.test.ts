import { describe, expect, it } from 'vitest';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import { type DomainName, parseDomain } from '@/utils/domain/domain-name';
import { type Email, parseEmail } from '@/utils/domain/email';
import { mailboxOf } from '@/utils/domain/mailbox';
import { normaliseName } from '@/utils/domain/name';
import type { Millis } from '@/utils/domain/time';
import { differing, type IsDifferent, withPair } from '@/utils/identity/different';
import { isFreeMail } from '@/utils/identity/free-mail';
import { matchAll } from '@/utils/identity/match';
import { isOwn, ownOf } from '@/utils/identity/own';
import { readableEmail } from '@/utils/identity/readable';

const email = (text: string) => parseEmail(text) as Email;
const domain = (text: string) => parseDomain(text) as DomainName;

function customer(name: string, emails: string[], domains: string[] = []): Customer {
  const kind = domains.length > 0 ? 'company' : 'person';
  const at = 0 as Millis;
  return {
    id: name as CustomerId,
    kind,
    name,
    emails: emails.map(email),
    domains: domains.map(domain),
    phones: [],
    tags: [],
    sourceKeys: [],
    createdAt: at,
    updatedAt: at,
    revision: 1,
  };
}

const customers = [
  customer('Ann', ['ann@acme.example', 'ann@home.example']),
  customer('Twin A', ['info@twins.example']),
  customer('Twin B', ['info@twins.example']),
  customer('Acme', [], ['acme.example']),
  customer('Acme Labs', [], ['labs.acme.example']),
  customer('Wrongly listed', [], ['gmail.com']),
  customer('Dot Field', ['dot.field@gmail.com']),
  customer('Max Plus', ['max+work@plus.example']),
  customer('Front desk', ['info@desk.example']),
  customer('Beta', ['contact@beta.example'], ['beta.example']),
  customer('Mia Beta', ['mia@beta.example'], []),
  customer('Gamma North', [], ['gamma.example']),
  customer('Gamma South', [], ['gamma.example']),
];
const people: Record<string, string[]> = { Acme: ['Ann'], Beta: ['Mia Beta'] };

const found = <Key extends string>(wanted: readonly Key[], of: (key: Key) => Customer[]) =>
  new Map(wanted.map((key) => [key, of(key)] as const).filter(([, all]) => all.length > 0));

const lookUps = {
  byEmails: async (wanted: readonly Email[]) => found(wanted, (key) => customers.filter(({ emails }) => emails.includes(key))),
  byDomains: async (wanted: readonly DomainName[]) => found(wanted, (key) => customers.filter(({ domains }) => domains.includes(key))),
  byPhones: async () => new Map(),
  byMailboxes: async (wanted: readonly Email[]) =>
    found(wanted, (key) => customers.filter(({ emails }) => emails.some((each) => mailboxOf(each) === key))),
  byNames: async (wanted: readonly string[]) => found(wanted, (key) => customers.filter(({ name }) => normaliseName(name) === key)),
  peopleOf: async ({ name }: Customer) => customers.filter((one) => people[name]?.includes(one.name)),
  isDifferent: (() => false) as IsDifferent,
  isFreeMail: (name: DomainName) => isFreeMail(name, [domain('post.example')]),
};

describe('matchAll', () => {
  it.each<[string, string | undefined, string | undefined, string | undefined]>([
    ['ann@acme.example', 'Ann', 'address', 'sure'],
    ['ANN@Acme.Example', 'Ann', 'address', 'sure'],
    ['ann@home.example', 'Ann', 'address', 'sure'],
    ['ann+orders@acme.example', 'Ann', 'untaggedAddress', 'likely'],
    ['bob@acme.example', 'Acme', 'domain', 'likely'],
    ['bob@mail.acme.example', 'Acme', 'domain', 'likely'],
    ['bob@labs.acme.example', 'Acme Labs', 'domain', 'likely'],
    ['bob@x.labs.acme.example', 'Acme Labs', 'domain', 'likely'],
    ['info@twins.example', 'Twin A', 'address', 'guess'],
    ['bob@gmail.com', undefined, undefined, undefined],
    ['bob@notacme.example', undefined, undefined, undefined],
  ])('%s is %s', async (written, name, by, confidence) => {
    const match = (await matchAll([{ email: email(written) }], lookUps)).get(email(written));
    expect([match?.customer.name, match?.by, match?.confidence]).toEqual([name, by, confidence]);
  });
});

const candidates = async (written: string, name?: string, isDifferent: IsDifferent = lookUps.isDifferent) => {
  const match = (await matchAll([{ email: email(written), ...(name === undefined ? {} : { name }) }], { ...lookUps, isDifferent })).get(
    email(written),
  );
  return match === undefined
    ? []
    : [match, ...match.others].map(({ customer: { name: of }, by, confidence }) => `${of}: ${by}, ${confidence}`);
};

describe('several candidates', () => {
  it.each<[why: string, written: string, name: string | undefined, expected: string[]]>([
    // Complaint: "two addresses make two customers".
    ['dots', 'd.otfield@googlemail.com', undefined, ['Dot Field: mailbox, likely']],
    ['a tag on what is known', 'max@plus.example', undefined, ['Max Plus: mailbox, likely']],
    // Complaint: "`info@` shows the wrong person".
    ['a shared mailbox', 'info@acme.example', 'Ann Lee', ['Acme: sharedMailbox, likely', 'Ann: sharedMailbox, guess']],
    ['the address itself on one customer', 'info@desk.example', undefined, ['Front desk: address, sure']],
    ['a shared address with a tag', 'info+x@desk.example', undefined, []],
    ['a shared address on several', 'info@twins.example', undefined, ['Twin A: address, guess', 'Twin B: address, guess']],
    ['a domain of several companies', 'zed@gamma.example', undefined, ['Gamma North: domain, guess', 'Gamma South: domain, guess']],
    ['a name elsewhere', 'mia.beta@home.example', 'Mia Beta', ['Mia Beta: name, guess']],
    ['a name at the company', 'm@beta.example', 'Mia Beta', ['Beta: domain, likely', 'Mia Beta: name, guess']],
    ['a first name', 'ann@elsewhere.example', 'Ann', []],
  ])('%s: %s', async (_, written, name, expected) => {
    expect(await candidates(written, name)).toEqual(expected);
  });

  // Complaint: "a wrong suggestion can't be dismissed".
  it.each<[string, string | undefined, string, string[]]>([
    ['d.otfield@gmail.com', undefined, 'Dot Field', []],
    ['bob@acme.example', undefined, 'Acme', []],
    ['m@beta.example', 'Mia Beta', 'Mia Beta', ['Beta: domain, likely']],
    ['info@twins.example', undefined, 'Twin A', ['Twin B: address, sure']],
    ['ann@acme.example', undefined, 'Ann', ['Ann: address, sure']],
  ])('%s (%s) is not %s', async (written, name, not, expected) => {
    const isDifferent = differing(withPair([], email(written), not as CustomerId));
    expect(await candidates(written, name, isDifferent)).toEqual(expected);
  });
});

describe('own addresses', () => {
  const own = ownOf(['me@shop.example', 'me@gmail.com', 'second.example', 'not an address'], isFreeMail);
  it.each([
    ['me@shop.example', true],
    ['me+orders@shop.example', true],
    ['colleague@shop.example', true],
    ['desk@help.second.example', true],
    ['me@gmail.com', true],
    ['someone@gmail.com', false],
    ['me@othershop.example', false],
  ])('%s: %s', (written, expected) => {
    expect(isOwn(email(written), own)).toBe(expected);
  });
});

describe('providers that anybody uses', () => {
  it.each([
    ['gmail.com', true],
    ['web.de', true],
    ['orange.fr', true],
    ['post.example', true],
    ['mx.post.example', true],
    ['acme.example', false],
  ])('%s: %s', (name, expected) => {
    expect(isFreeMail(domain(name), [domain('post.example')])).toBe(expected);
  });
});

describe('readableEmail', () => {
  it.each([
    ['d@müller-söhne.example', 'd@müller-söhne.example'],
    ['d@xn--mller-shne-kcb9d.example', 'd@müller-söhne.example'],
    ['d@acme.example', 'd@acme.example'],
    ['d@аpple.example', 'd@xn--pple-43d.example'],
    ['d@аррӏе.example', 'd@xn--80ak6aa92e.example'],
  ])('%s is shown as %s', (written, shown) => {
    expect(readableEmail(email(written))).toBe(shown);
  });
});
