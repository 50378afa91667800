import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eraseAll } from '@/utils/db/erase';
import { openDatabase } from '@/utils/db/open';
import { lockable } from '@/utils/domain/lock';
import type { Currency } from '@/utils/domain/money';
import type { CivilDate } from '@/utils/domain/time';
import { backupLines } from '@/utils/intake/backup/lines';
import { arrangement } from '@/utils/settings/arrangement';
import { businessPreset, ownIdentities, serviceCost } from '@/utils/settings/items';
import { decodePolicy } from '@/utils/settings/policy/decode';
import { keepPolicy, readPolicy } from '@/utils/settings/policy/kept';
import { allowsSource, isManaged, isNamed, locksIn, noPolicy } from '@/utils/settings/policy/policy';
import { addRates, ratesOf } from '@/utils/settings/rates';
import { getOwnSetting, getSetting, setSetting } from '@/utils/settings/setting';
import { chooseFor, siteChoices } from '@/utils/settings/sites';
import { areMarksOn } from '@/utils/state/marks';

const eur = 'EUR' as Currency;
const usd = 'USD' as Currency;

/** Everything that can be decided. */
const whole = {
  organisation: 'Northwind Ltd',
  sites: [{ address: 'https://mail.northwind.example', record: true, marks: false, guard: true }, { address: 'https://*.desk.example/*' }],
  sources: [{ vendor: 'requestTracker', settings: { address: 'https://rt.northwind.example' } }],
  team: 'https://team.northwind.example#regard-team=0192f0c1-0000-7000-8000-000000000001&engine=postgraphile&way=office',
  ownDomains: ['northwind.example', 'office@nw.example'],
  business: 'agency',
  currency: 'EUR',
  rates: [{ on: '2026-11-20', currency: 'USD', perEuro: 1.0842 }],
  costs: { perHour: 52.5, minutesPerContact: 10, channels: { call: { perHour: 60, minutesPerContact: 8 } } },
  panel: { order: ['needs', 'profitability'], hidden: ['shoes'] },
  off: ['export', 'marks'],
};

describe('what an administrator wrote', () => {
  it('is read whole', () => {
    const { policy, faults } = decodePolicy(whole);
    expect(faults).toEqual([]);
    expect(policy).toMatchObject({
      organisation: 'Northwind Ltd',
      sites: [
        { site: 'https://mail.northwind.example/*', recordsOpened: true, hasMarks: false, guardsReplies: true },
        { site: 'https://*.desk.example/*' },
      ],
      sources: whole.sources,
      team: 'https://team.northwind.example#regard-team=0192f0c1-0000-7000-8000-000000000001&engine=postgraphile&way=office',
      ownDomains: ['northwind.example', 'office@nw.example'],
      business: 'agency',
      currency: 'EUR',
      rates: [{ on: '2026-11-20', currency: 'USD', perEuro: '1.0842' }],
      costs: { minorPerHour: 52_50, minutesPerContact: 10, channels: { call: { minorPerHour: 60_00, minutesPerContact: 8 } } },
      off: ['export', 'marks'],
    });
    expect(policy.panel?.order.slice(0, 2)).toEqual(['needs', 'oneVoice']);
  });

  it.each<[string, unknown, readonly string[]]>([
    ['no policy', undefined, []],
    ['an empty one', {}, []],
    ['a text', 'policy', []],
    ['a slip in a name', { organization: 'Northwind' }, ['organization']],
    ['something else than a text', { organisation: 7, currency: ['EUR'] }, ['currency', 'organisation']],
    ['no list', { sites: { address: 'https://a.example' }, off: 'export' }, ['sites', 'off']],
    ['one site of two', { sites: [{ address: 'https://a.example' }, { address: 'a b' }] }, ['sites[1].address', 'sites[1]']],
    [
      'a choice that is none',
      { sites: [{ address: 'https://a.example', marks: 'no', colour: 'red' }] },
      ['sites[0].marks', 'sites[0].colour'],
    ],
    ['a bare word for a domain', { ownDomains: ['northwind', 'nw.example', null] }, ['ownDomains[0]', 'ownDomains[2]']],
    ['an unknown currency', { currency: 'EURO' }, ['currency']],
    ['an hour in no currency', { costs: { perHour: 50, minutesPerContact: 9 } }, ['costs.perHour']],
    ['more cents than there are', { currency: 'EUR', costs: { perHour: 50.123 } }, ['costs.perHour']],
    ['minutes that are none', { costs: { minutesPerContact: -1 } }, ['costs.minutesPerContact']],
    ['a channel that is none', { costs: { channels: { fax: { minutesPerContact: 3 } } } }, ['costs.channels.fax']],
    ['a rate of nothing', { rates: [{ on: '2026-11-20', currency: 'USD', perEuro: 0 }] }, ['rates[0].perEuro', 'rates[0]']],
    ['a team nowhere', { team: 'https://team.example' }, ['team']],
    ['a script for an address', { team: 'javascript:alert(1)#regard-team=1' }, ['team']],
    ['a source with a number', { sources: [{ vendor: 'stripe', settings: { key: 7 } }] }, ['sources[0].settings']],
    ['what cannot be switched off', { off: ['export', 'everything'] }, ['off[1]']],
  ])('is taken without its faults, which are named: %s', (_, written, named) => {
    expect([...decodePolicy(written).faults].sort()).toEqual([...named].sort());
  });

  it('keeps what is right beside what is wrong', () => {
    const { policy } = decodePolicy({ ...whole, currency: 'EUR', sites: [{ address: ':' }, { address: 'https://b.example' }], rates: 'x' });
    expect(policy.sites.map(({ site }) => site)).toEqual(['https://b.example/*']);
    expect(policy.currency).toBe('EUR');
    expect(policy.rates).toEqual([]);
  });

  it('never throws, and makes no policy of what is none', () => {
    const keys = fc.constantFrom(...Object.keys(whole), 'other', '__proto__');
    fc.assert(
      fc.property(fc.dictionary(keys, fc.anything({ maxDepth: 4 })), (written) => {
        const { policy } = decodePolicy(written);
        expect(locksIn(policy).every((lock) => lockable.includes(lock))).toBe(true);
      }),
    );
    for (const none of [undefined, null, 7, [], {}]) expect(isManaged(decodePolicy(none).policy)).toBe(false);
    for (const [key, value] of Object.entries(whole)) {
      // An hour costs nothing in no currency, but its minutes are decided.
      expect(isManaged(decodePolicy({ [key]: value }).policy), key).toBe(true);
    }
  });

  it('can be written by the schema that browsers are given, and by nothing else', () => {
    const { properties } = JSON.parse(readFileSync('public/managed-schema.json', 'utf8'));
    expect(Object.keys(properties).sort()).toEqual(Object.keys(whole).sort());
    expect(decodePolicy(Object.fromEntries(Object.keys(properties).map((key) => [key, undefined]))).faults).toEqual([]);
    const { costs, sites, sources, team, rates, panel, off } = properties;
    expect(Object.keys(costs.properties)).toEqual(['perHour', 'minutesPerContact', 'channels']);
    expect(Object.keys(sites.items.properties)).toEqual(['address', 'record', 'marks', 'guard']);
    expect(Object.keys(sources.items.properties)).toEqual(['vendor', 'settings']);
    expect(team.type).toBe('string');
    expect(Object.keys(rates.items.properties)).toEqual(['on', 'currency', 'perEuro']);
    expect(Object.keys(panel.properties)).toEqual(['order', 'collapsed', 'hidden']);
    expect(off.items.enum).toEqual(['export', 'marks', 'sources', 'team']);
  });
});

describe('what is locked', () => {
  it.each<[object, readonly string[]]>([
    [{}, []],
    [{ organisation: 'Northwind' }, []],
    [{ off: ['team'] }, ['team']],
    [{ team: 'https://t.example#regard-team=1' }, ['team']],
    [{ team: 'https://t.example#regard-team=1', off: ['team'] }, ['team']],
    [{ currency: 'EUR', costs: { perHour: 1, minutesPerContact: 2, channels: {} } }, ['currency', 'perHour', 'minutes', 'channels']],
    [{ sites: [{ address: 'https://a.example' }], ownDomains: ['a.example'], business: 'retail' }, ['sites', 'ownDomains', 'business']],
    [{ panel: { order: [] } }, []],
  ])('%j locks %j', (written, locks) => expect(locksIn(decodePolicy(written).policy)).toEqual(locks));
});

describe('other systems', () => {
  const named = { vendor: 'requestTracker', settings: { address: 'rt.northwind.example/' } };
  it.each<[string, string, Record<string, string>, boolean]>([
    ['the one that is named', 'requestTracker', { address: 'https://rt.northwind.example', user: 'ada' }, true],
    ['another address', 'requestTracker', { address: 'https://rt.northwind.example.evil.example' }, false],
    ['another vendor', 'redmine', { address: 'https://rt.northwind.example' }, false],
    ['a form without the field', 'requestTracker', {}, false],
  ])('%s', (_, vendor, settings, isIt) => {
    expect(isNamed(named, vendor, settings)).toBe(isIt);
    expect(allowsSource({ ...noPolicy, off: ['sources'], sources: [named] }, vendor, settings)).toBe(isIt);
    expect(allowsSource({ ...noPolicy, sources: [named] }, vendor, settings)).toBe(true);
    expect(allowsSource({ ...noPolicy, off: ['sources'] }, vendor, settings)).toBe(false);
  });
});

describe('settings under a policy', () => {
  it('are what it says, and beneath it still what the user said', async () => {
    const db = await openDatabase();
    await setSetting(db, ownIdentities, ['me@home.example', 'northwind.example']);
    await setSetting(db, serviceCost, { currency: usd, minorPerHour: 30_00, minutesPerContact: 5, isConfirmed: true });
    await chooseFor(db, ['https://mail.northwind.example/*'], { recordsOpened: false, guardsReplies: false });
    await addRates(db, [{ on: '2026-11-19' as CivilDate, currency: usd, perEuro: '1.05' }]);
    await keepPolicy(db, whole);
    expect(await getSetting(db, ownIdentities)).toEqual(['northwind.example', 'office@nw.example', 'me@home.example']);
    expect(await getSetting(db, businessPreset)).toBe('agency');
    expect(await getSetting(db, serviceCost)).toEqual({
      currency: 'EUR',
      minorPerHour: 52_50,
      minutesPerContact: 10,
      channels: { call: { minorPerHour: 60_00, minutesPerContact: 8 } },
      isConfirmed: true,
    });
    expect((await getSetting(db, siteChoices))['https://mail.northwind.example/*']).toEqual({
      recordsOpened: true,
      hasMarks: false,
      guardsReplies: true,
    });
    expect((await ratesOf(db, [usd])).map(({ on, perEuro }) => `${on} ${perEuro}`)).toEqual(['2026-11-19 1.05', '2026-11-20 1.0842']);
    expect((await getSetting(db, arrangement)).hidden).toEqual(['shoes']);
    await setSetting(db, arrangement, { ...arrangement.fallback, hidden: ['needs'] });
    expect((await getSetting(db, arrangement)).hidden).toEqual(['needs']);

    await keepPolicy(db, {});
    expect(await getSetting(db, ownIdentities)).toEqual(['me@home.example', 'northwind.example']);
    expect(await getOwnSetting(db, serviceCost)).toMatchObject({ currency: 'USD', minorPerHour: 30_00 });
    expect((await getSetting(db, siteChoices))['https://mail.northwind.example/*']?.recordsOpened).toBe(false);
    expect((await ratesOf(db, [usd])).length).toBe(1);
    db.close();
  });

  it.each<[string, object, object]>([
    ['its own price of an hour in its currency', { currency: 'USD' }, { currency: 'USD', minorPerHour: 30_00, isConfirmed: true }],
    ['the default price where its currency is another', { currency: 'EUR' }, { currency: 'EUR', minorPerHour: 45_00, isConfirmed: false }],
    [
      'its price, and minutes that are decided',
      { costs: { minutesPerContact: 3 } },
      { currency: 'USD', minorPerHour: 30_00, minutesPerContact: 3 },
    ],
  ])('leave the user %s', (_, written, cost) => {
    const own = { currency: usd, minorPerHour: 30_00, minutesPerContact: 5, isConfirmed: true };
    expect(serviceCost.under?.(decodePolicy(written).policy, own)).toMatchObject(cost);
  });

  it('have no marks anywhere where those are switched off', async () => {
    const db = await openDatabase();
    await keepPolicy(db, { off: ['marks'] });
    expect(await areMarksOn(db, 'https://unheard-of.example/')).toBe(false);
    await keepPolicy(db, undefined);
    expect(await areMarksOn(db, 'https://unheard-of.example/')).toBe(true);
    db.close();
  });

  it('are written only where the policy is another, are in no backup, and outlast erasing everything', async () => {
    const db = await openDatabase();
    expect(await keepPolicy(db, { currency: 'EUR' })).toBe(true);
    expect(await keepPolicy(db, { currency: 'EUR' })).toBe(false);
    await eraseAll(db, { keepsSettings: false });
    expect((await readPolicy(db)).currency).toBe(eur);
    for await (const line of backupLines(db)) expect(line).not.toContain('EUR');
    expect(await keepPolicy(db, {})).toBe(true);
    expect(await readPolicy(db)).toEqual(noPolicy);
    db.close();
  });
});
