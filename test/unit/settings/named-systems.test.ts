import { expect, it } from 'vitest';
import type { Site } from '@/utils/domain/site';
import { noPolicy } from '@/utils/settings/policy/policy';
import type { KeptAccount } from '@/utils/sources/account';
import { namedSystems, sitesWanted } from '../../../entrypoints/options/policy';

const rt = { vendor: 'requestTracker', settings: { address: 'rt.northwind.example/' } };
const account = (address: string) => ({ id: 'one', sourceId: 'requestTracker', settings: { address } }) as unknown as KeptAccount;

it('takes what a source would keep, and no secret: it would be everybody’s', () => {
  const sources = [
    { ...rt, settings: { ...rt.settings, token: 'of-everybody', colour: 'red' } },
    { vendor: 'abacus', settings: {} },
  ];
  const { systems, faults } = namedSystems({ ...noPolicy, sources }, []);
  expect(systems.map(({ source, settings }) => [source.id, settings])).toEqual([
    ['requestTracker', { address: 'https://rt.northwind.example' }],
  ]);
  expect(faults).toEqual(['sources: requestTracker.token', 'sources: requestTracker.colour', 'sources: abacus']);
});

it.each([
  ['https://rt.northwind.example', 'one'],
  ['https://rt.other.example', undefined],
])('knows whether it is connected: %s', (address, id) => {
  expect(namedSystems({ ...noPolicy, sources: [rt] }, [account(address)]).systems[0]?.account).toBe(id);
});

it.each<[readonly string[], readonly string[]]>([
  [[], ['https://mail.northwind.example/*', 'https://*.desk.example/*']],
  [['https://mail.northwind.example/*'], ['https://*.desk.example/*']],
  [['https://*.desk.example/*', 'https://*.northwind.example/*'], []],
  [['*://*/*'], []],
])('wants what the browser does not allow yet, beside %j', (granted, wanted) => {
  const sites = ['https://mail.northwind.example/*', 'https://*.desk.example/*'].map((site) => ({ site: site as Site }));
  expect(sitesWanted({ ...noPolicy, sites }, granted)).toEqual(wanted);
});
