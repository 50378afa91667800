import { describe, expect, it } from 'vitest';
import { isOfSite } from '@/utils/settings/match-pattern';

describe('isOfSite', () => {
  it.each([
    ['https://mail.acme.example/u/0/#inbox', 'https://mail.acme.example/*', true],
    ['https://mail.acme.example:8443/', 'https://mail.acme.example/*', true],
    ['http://mail.acme.example/', 'https://mail.acme.example/*', false],
    ['https://evil-mail.acme.example/', 'https://mail.acme.example/*', false],
    ['https://mail.acme.example.evil.example/', 'https://mail.acme.example/*', false],
    ['https://a.b.acme.example/', '*://*.acme.example/*', true],
    ['https://acme.example/', '*://*.acme.example/*', true],
    ['https://notacme.example/', '*://*.acme.example/*', false],
    ['http://acme.example/', '*://*/*', true],
    ['file:///home/ann', '*://*/*', false],
    ['https://acme.example/', '<all_urls>', true],
    ['no address', '*://*/*', false],
    ['https://acme.example/', 'no pattern', false],
  ])('%s and %s: %s', (address, pattern, expected) => {
    expect(isOfSite(address, pattern)).toBe(expected);
  });
});
