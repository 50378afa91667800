import { describe, expect, it } from 'vitest';
import { bareCompanyName } from '@/utils/domain/company-name';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { DomainName } from '@/utils/domain/domain-name';
import type { Email } from '@/utils/domain/email';
import { mailboxOf } from '@/utils/domain/mailbox';
import type { Millis } from '@/utils/domain/time';
import { twinsAmong } from '@/utils/identity/duplicates';
import { isFreeMail } from '@/utils/identity/free-mail';

const customer = (
  kind: 'person' | 'company',
  rest: Omit<Partial<Customer>, 'emails' | 'domains'> & { emails?: string[]; domains?: string[] },
) =>
  ({
    ...{ id: crypto.randomUUID() as CustomerId, kind, name: 'Ann Lee', phones: [], tags: [], sourceKeys: [] },
    ...{ createdAt: 0 as Millis, updatedAt: 0 as Millis, revision: 1 },
    ...rest,
    emails: (rest.emails ?? []) as Email[],
    domains: (rest.domains ?? []) as DomainName[],
  }) satisfies Customer;
const reasonsOf = (a: Customer, b: Customer) =>
  twinsAmong(a, [b], isFreeMail).map(({ reasons, confidence }) => [...reasons.map(({ kind }) => kind), confidence].join(' '));
const acme = 'acme' as CustomerId;

// Complaint: "two addresses make two customers".
describe('people who may be the same', () => {
  type Part = Parameters<typeof customer>[1];
  it.each<[why: string, a: Part, b: Part, expected: string[]]>([
    ['dots', { emails: ['ann.lee@gmail.com'] }, { name: 'A', emails: ['annlee@googlemail.com'] }, ['mailbox likely']],
    ['dots where they count', { emails: ['a.b@acme.example'] }, { name: 'A', emails: ['ab@acme.example'] }, []],
    ['a tag', { emails: ['ann+shop@acme.example'] }, { name: 'A', emails: ['ann@acme.example'] }, ['mailbox likely']],
    ['the same address', { emails: ['ann@acme.example'] }, { name: 'A', emails: ['ann@acme.example'] }, ['address likely']],
    ['a shared address', { emails: ['info@acme.example'] }, { name: 'A', emails: ['info@acme.example'] }, []],
    ['a telephone', { phones: ['+49 170 1234567'] }, { name: 'A', phones: ['0170/1234567'] }, ['phone guess']],
    ['name and company', { companyId: acme }, { name: 'ANN  LEÉ', companyId: acme }, ['nameAtCompany likely']],
    ['name and domain', { emails: ['ann@acme.example'] }, { emails: ['a.lee@mail.acme.example'] }, ['nameAtDomain likely']],
    ['name and provider', { emails: ['ann@gmail.com'] }, { emails: ['a.lee@gmail.com'] }, []],
    ['the name alone', {}, {}, []],
  ])('%s', (_, a, b, expected) => {
    const [first, second] = [customer('person', a), customer('person', b)];
    expect(reasonsOf(first, second)).toEqual(expected);
    expect(reasonsOf(second, first)).toEqual(expected);
  });

  it('are never a company', () => {
    expect(reasonsOf(customer('person', { phones: ['+49 170 1234567'] }), customer('company', { phones: ['+49 170 1234567'] }))).toEqual(
      [],
    );
  });
});

it('suggests companies by name without the legal form, and by domain; by both it is likely', () => {
  const one = customer('company', { name: 'Acme GmbH', domains: ['acme.example'] });
  expect(reasonsOf(one, customer('company', { name: 'ACME Ltd.' }))).toEqual(['companyName guess']);
  expect(reasonsOf(one, customer('company', { name: 'Other', domains: ['acme.example'] }))).toEqual(['domain guess']);
  expect(reasonsOf(one, customer('company', { name: 'Acme', domains: ['acme.example'] }))).toEqual(['companyName domain likely']);
  expect(reasonsOf(one, customer('company', { name: 'Acme Tools' }))).toEqual([]);
});

it.each([
  ['Acme GmbH', 'acme'],
  ['Äcker & Söhne GmbH & Co. KG', 'acker & sohne'],
  ['Acme, Inc.', 'acme'],
  ['Acme S.A.R.L.', 'acme'],
  ['Acme S. A.', 'acme'],
  ['Acme K.K.', 'acme'],
  ['株式会社アクメ', 'アクメ'],
  ['アクメ㈱', 'アクメ'],
  ['Acme sp. z o.o.', 'acme'],
  ['Acme B.V.', 'acme'],
  ['Limited', 'limited'],
  ['Costa', 'costa'],
  ['株式会社', '株式会社'],
])('%s is %s without its legal form', (name, bare) => {
  expect(bareCompanyName(name)).toBe(bare);
});

it.each([
  ['a.n.n+x@googlemail.com', 'ann@gmail.com'],
  ['a.nn+x@acme.example', 'a.nn@acme.example'],
])('%s ends at %s', (written, mailbox) => {
  expect(mailboxOf(written as Email)).toBe(mailbox);
});
