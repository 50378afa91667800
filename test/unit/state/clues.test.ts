import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { addCustomers } from '@/utils/db/customers';
import { openDatabase } from '@/utils/db/open';
import type { Customer, CustomerId } from '@/utils/domain/customer';
import type { DomainName } from '@/utils/domain/domain-name';
import type { Phone } from '@/utils/domain/phone';
import type { Sighting } from '@/utils/domain/sighting';
import type { Millis } from '@/utils/domain/time';
import type { LookUps } from '@/utils/identity/match';
import { type Clues, matchClues } from '@/utils/identity/match-clues';
import { ownIdentities } from '@/utils/settings/items';
import { setSetting } from '@/utils/settings/setting';
import { personOf } from '@/utils/spotting/person';
import { focusOn } from '@/utils/state/focus';
import { sightingWith } from '../sighting';

const company = (id: string, ...domains: string[]): Customer => ({
  id: id as CustomerId,
  kind: 'company',
  name: id,
  emails: [],
  domains: domains as DomainName[],
  phones: [],
  tags: [],
  sourceKeys: [],
  createdAt: 1 as Millis,
  updatedAt: 1 as Millis,
  revision: 1,
});

const from = (address: string) => [personOf(address, '', 'from')].filter((person) => person !== undefined);

async function companiesOn(name: string, seen: Sighting) {
  const db = await openDatabase({}, name);
  await setSetting(db, ownIdentities, ['us.example']);
  await addCustomers(db, [company('Acme', 'acme.example'), company('Bolt', 'bolt.example'), company('Us', 'us.example')]);
  const { focus, known } = await focusOn(db, seen);
  return { known, domains: focus.sighting.domains, companies: focus.companies.map(({ customerId, reason }) => [customerId, reason]) };
}

describe('a page that shows nobody we know', () => {
  it("shows the company whose site it is, also on a site's subdomain", async () => {
    const seen = sightingWith({ host: 'generic', view: 'other', url: 'https://shop.acme.example/about' });
    expect(await companiesOn('clues-site', seen)).toEqual({
      known: 1,
      domains: ['shop.acme.example'],
      companies: [['Acme', { kind: 'site', domain: 'shop.acme.example' }]],
    });
  });

  it('shows the companies whose sites the conversation names', async () => {
    const seen = sightingWith({
      people: from('ann@post.example'),
      domains: ['www.bolt.example', 'bolt.example', 'linkedin.com'] as DomainName[],
    });
    expect(await companiesOn('clues-named', seen)).toEqual({
      known: 1,
      domains: ['bolt.example'],
      companies: [['Bolt', { kind: 'names', domain: 'bolt.example' }]],
    });
  });

  it('shows none where somebody is known', async () => {
    const seen = sightingWith({ people: from('ann@acme.example'), domains: ['bolt.example'] as DomainName[] });
    expect(await companiesOn('clues-known', seen)).toMatchObject({ known: 1, companies: [] });
  });

  it('is never about our own site', async () => {
    expect(await companiesOn('clues-own', sightingWith({ host: 'generic', view: 'other', url: 'https://www.us.example/' }))).toEqual({
      known: 0,
      domains: [],
      companies: [],
    });
  });
});

describe('matchClues', () => {
  const acme = company('Acme', 'acme.example');
  const lookUps: Pick<LookUps, 'byDomains' | 'byPhones' | 'isFreeMail'> = {
    byDomains: async (domains) => new Map(domains.filter((domain) => domain === 'acme.example').map((domain) => [domain, [acme]])),
    byPhones: async () => new Map(),
    isFreeMail: () => false,
  };
  const phone = '+493023125631' as Phone;
  const clues: Clues = { site: undefined, named: ['acme.example' as DomainName], phones: [phone] };

  it('goes by telephone number where customers can be found by one, and names each customer once', async () => {
    const byPhones = async () => new Map([[phone, [acme]]]);
    expect(await matchClues(clues, { ...lookUps, byPhones })).toEqual([{ customer: acme, clue: { kind: 'phone', phone } }]);
  });

  it('does without', async () => {
    expect((await matchClues(clues, lookUps)).map(({ clue }) => clue.kind)).toEqual(['names']);
  });
});
