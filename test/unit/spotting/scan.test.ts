import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAddresses, scan } from '@/utils/spotting/scan';

describe('addresses in text', () => {
  it.each<[string, string[]]>([
    ['Write to ann@acme.example, or bob@acme.example.', ['ann@acme.example', 'bob@acme.example']],
    ['"Ann Lee" <ann.lee@acme.example>; Bob <bob@acme.example>', ['ann.lee@acme.example', 'bob@acme.example']],
    ["sinead.o'rourke@joinery.example", ["sinead.o'rourke@joinery.example"]],
    ["'ann@acme.example'", ['ann@acme.example']],
    ['mailto:ann@acme.example?cc=bob@acme.example', ['ann@acme.example', 'bob@acme.example']],
    ['d.knüppel@müller-söhne.example schrieb', ['d.knüppel@müller-söhne.example']],
    ['an\u00adn@ac\u200bme.example', ['ann@acme.example']],
    ['Email%3Dann@acme.example', ['ann@acme.example']],
    ['ann@acme.example ann@acme.example', ['ann@acme.example', 'ann@acme.example']],
    ['root@localhost', ['root@localhost']],
    ['mailto:ann%40acme.example', ['ann@acme.example']],
    ['https://acme.example/?to=ann%40acme.example', []],
    [`ann@${'a'.repeat(64)}.example, ann@${'a.'.repeat(130)}example`, []],
    [`${'a'.repeat(65)}@acme.example`, []],
    ['https://user:pass@acme.example/x', []],
    ['ftp://ann@acme.example', []],
    ['<img src="logo@2x.png">', []],
    ['cid:image001.png@01DA1234.5678ABCD', []],
    ['npm i @scope/name, @media print, a@b', []],
    ['ann@acme..example, ann..lee@acme.example', []],
  ])('%s', (text, emails) => {
    expect(scan(text).emails).toEqual(emails);
  });

  it('finds nothing in a text without an @', () => {
    fc.assert(fc.property(fc.string(), (text) => scan(text.replaceAll('@', '')).emails.length === 0));
  });

  it('finds only what stands in the text', () => {
    const text = fc
      .array(fc.oneof(fc.constantFrom('@', '.', ' ', '<', 'ann@acme.example', '%40'), fc.string({ maxLength: 5 })))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (input) =>
        scan(input).emails.every((email) => input.replace(/[\u00ad\u200b\u2060\ufeff]|\u200c|\u200d/g, '').includes(email)),
      ),
    );
  });

  it('finds nothing new in a part of a text, except at the cut', () => {
    const piece = fc.constantFrom('ann@acme.example', 'bob@x.co.uk', ' ', '/', ', ', '<', '>', '.', '@', 'https://', ':', 'word', '2x.png');
    const text = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.nat({ max: 120 }), (whole, cut) => {
        // What no space ends before the cut may go on behind it.
        const found = findAddresses(whole.slice(0, cut)).filter(({ end }) => whole.slice(end, cut).includes(' '));
        const all = new Set(findAddresses(whole).map(({ start, end }) => `${start}-${end}`));
        return found.every(({ start, end }) => all.has(`${start}-${end}`));
      }),
    );
  });

  it.each(['@', 'a@', 'a@a.a.', '.', 'a.', '<', '"', '@a.example '])('takes time in step with the length of %j repeated', (part) => {
    const time = (length: number) => {
      const text = part.repeat(length / part.length);
      const start = performance.now();
      scan(text);
      return performance.now() - start;
    };
    time(20_000);
    // Quadratic work would take a hundred times as long at every try; a busy machine does not.
    const best = Math.min(...[1, 2, 3].map(() => time(400_000)));
    expect(best).toBeLessThan(60 * Math.max(time(40_000), 2));
  });
});

describe('bare domains in text', () => {
  it.each<[string, string[]]>([
    ['see www.acme.example and acme.example', ['www.acme.example', 'acme.example']],
    ['ann@acme.example', []],
    ['https://shop.acme.example/x?y=1', ['shop.acme.example']],
    ['version 1.2.3, file.zipped, e.g. this', []],
    ['a..acme.example and -acme.example- and .acme.example.', ['acme.example']],
    ['acme.example@nowhere acme.example/ann@acme.example', ['acme.example']],
  ])('%s', (text, domains) => {
    expect(scan(text).domains).toEqual(domains);
  });
});
