import { describe, expect, it } from 'vitest';
import { covers, parseSite } from '@/utils/domain/site';
import { readRulesFile, rulesFile } from '@/utils/settings/rules-file';
import { choiceAt, siteChoices } from '@/utils/settings/sites';
import { decodeRule } from '@/utils/teaching/rule';

it.each([
  ['https://mail.acme.example/*', 'https://mail.acme.example/inbox?x#y', true],
  ['https://mail.acme.example/*', 'https://mail.acme.example:8443/', true],
  ['https://mail.acme.example/*', 'http://mail.acme.example/', false],
  ['https://mail.acme.example/*', 'https://mail.acme.example.evil.example/', false],
  ['https://*.desk.example/*', 'https://acme.desk.example/', true],
  ['https://*.desk.example/*', 'https://desk.example/', true],
  ['https://*.desk.example/*', 'https://evildesk.example/', false],
  ['*://*/*', 'http://a.example/', true],
  ['*://*/*', 'file:///etc/passwd', false],
  ['<all_urls>', 'https://a.example/', true],
  ['nonsense', 'https://a.example/', false],
  ['https://*.desk.example/*', 'https://*.desk.example/*', true],
])('%s covers %s: %s', (site, address, isCovered) => expect(covers(site, address)).toBe(isCovered));

it.each(['https://*/*', '*://*/*', 'http://localhost/*', 'https://*.a.example/*'])('%s is a site', (text) =>
  expect(parseSite(text)).toBe(text),
);
it.each(['https://a.example', 'file:///*', '*', 'https://a*.example/*', ''])('%j is none', (text) =>
  expect(parseSite(text)).toBeUndefined(),
);

describe('the choices for sites', () => {
  const choices = siteChoices.parse({
    'https://*.desk.example/*': { recordsOpened: true },
    'https://acme.desk.example/*': { recordsOpened: false, hasMarks: false },
    'https://mail.example/*': { recordsOpened: 'yes' },
    nonsense: { recordsOpened: true },
  });
  it.each([
    ['https://beta.desk.example/1', true],
    ['https://acme.desk.example/1', false],
    ['https://mail.example/', false],
    ['https://unknown.example/', false],
  ])('say whether %s is recorded: %s', (address, isRecorded) => {
    expect(choiceAt(choices ?? {}, address).recordsOpened).toBe(isRecorded);
  });
  it.each([
    ['https://beta.desk.example/1', true],
    ['https://acme.desk.example/1', false],
    ['https://unknown.example/', true],
  ])('say whether %s has marks: %s', (address, hasMarks) => {
    expect(choiceAt(choices ?? {}, address).hasMarks).toBe(hasMarks);
  });
});

describe('a file of taught pages', () => {
  const rule = decodeRule({ site: 'https://desk.example/*', path: '/t/*', selector: '#to', label: '', attribute: null, taughtAt: 5 });
  it('is read as it was written', () => {
    expect(rule && readRulesFile(rulesFile([rule]))).toEqual({ ok: true, value: [rule] });
  });
  it.each([
    ['nothing', ''],
    ['something else', '{"a":1}'],
    ['a list', '[]'],
    ['no rules', '{"regard":"taught-pages","rules":[{"selector":"*"}]}'],
    ['more than anybody teaches', `{"regard":"taught-pages","rules":"${'x'.repeat(1_000_001)}"}`],
  ])('is none where it holds %s', (_, text) => expect(readRulesFile(text)).toEqual({ ok: false, error: 'notRules' }));
});
