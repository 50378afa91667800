import { describe, expect, it } from 'vitest';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import { type DomainName, parseDomain } from '@/utils/domain/domain-name';
import { type Email, parseEmail } from '@/utils/domain/email';
import type { Millis } from '@/utils/domain/time';
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
];

const lookUps = {
  byEmails: async (wanted: readonly Email[]) =>
    new Map(
      wanted.map((key) => [key, customers.filter(({ emails }) => emails.includes(key))] as const).filter(([, found]) => found.length > 0),
    ),
  byDomains: async (wanted: readonly DomainName[]) =>
    new Map(
      wanted.map((key) => [key, customers.filter(({ domains }) => domains.includes(key))] as const).filter(([, found]) => found.length > 0),
    ),
  byPhones: async () => new Map(),
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
    const match = (await matchAll([email(written)], lookUps)).get(email(written));
    expect([match?.customer.name, match?.by, match?.confidence]).toEqual([name, by, confidence]);
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
