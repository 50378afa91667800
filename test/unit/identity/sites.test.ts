import { describe, expect, it } from 'vitest';
import type { DomainName } from '@/utils/domain/domain-name';
import type { Sighting } from '@/utils/domain/sighting';
import { companySites, siteOf } from '@/utils/identity/sites';
import { personOf } from '@/utils/spotting/person';
import { sightingWith } from '../sighting';

describe('companySites', () => {
  it.each<[string, string[], string[]]>([
    ['sites without www, each once', ['www.acme.example', 'acme.example', 'shop.bolt.test'], ['acme.example', 'shop.bolt.test']],
    ['not those of the addresses', ['acme.example', 'www.seiki.example'], ['acme.example']],
    ['not the page itself', ['us.example', 'cdn.us.example'], []],
    ['no networks, shorteners and meetings', ['www.linkedin.com', 'bit.ly', 'us02web.zoom.us', 'x.com'], []],
    ['nothing that counts clicks or serves pictures', ['click.acme.example', 'img2.acme.example', 'url123.acme.example'], []],
    ['no files and no numbers', ['notes.md', 'photos.zip', '10.0.0.1', 'localhost'], []],
  ])('keeps %s', (_, domains, kept) => {
    const people = [personOf('aiko@seiki.example', '', 'from')].filter((person) => person !== undefined);
    expect(companySites(sightingWith({ domains: domains as DomainName[], people }))).toEqual(kept);
  });

  it('is bounded', () => {
    const domains = Array.from({ length: 100 }, (_, index) => `site${index}.example` as DomainName);
    expect(companySites(sightingWith({ domains }))).toHaveLength(20);
  });
});

describe('siteOf', () => {
  it.each<[string, Partial<Sighting>, string | undefined]>([
    ["a company's own site", { host: 'generic', view: 'other', url: 'https://www.acme.example/contact' }, 'acme.example'],
    ['a conversation', { host: 'generic', url: 'https://mail.acme.example/' }, undefined],
    [
      'an application between conversations',
      { host: 'gmail', view: 'other', url: 'https://mail.google.com/mail/u/0/#settings' },
      undefined,
    ],
    ['a file', { host: 'generic', view: 'other', url: 'file:///home/me/page.html' }, undefined],
    ['an address without a name', { host: 'generic', view: 'other', url: 'http://127.0.0.1:8080/' }, undefined],
    ['nonsense', { host: 'generic', view: 'other', url: 'https://' }, undefined],
  ])('of %s', (_, seen, site) => {
    expect(siteOf(sightingWith(seen))).toBe(site);
  });
});
