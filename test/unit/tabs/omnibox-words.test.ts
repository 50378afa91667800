import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Email } from '@/utils/domain/email';
import { contentOf, escapeXml, describe as line } from '@/utils/tabs/omnibox-words';
import { customerWith } from '../customer';

it.each([
  ['Müller & Söhne', 'Müller &amp; Söhne'],
  ['<url>x</url>', '&lt;url&gt;x&lt;/url&gt;'],
  [`"O'Brien"`, '&quot;O&apos;Brien&quot;'],
  ['a\u0000b\u001fc\ud800', 'abc'],
])('escapes %j', (text, expected) => expect(escapeXml(text)).toBe(expected));

it('is one element of names and one of details, whatever is in them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', minLength: 1 }), (name, role) => {
      const written = line(customerWith(name, { role }), true);
      expect(written.match(/<[^>]*>/g)).toEqual(['<match>', '</match>', '<dim>', '</dim>']);
      expect(written.replace(/&(?:amp|lt|gt|quot|apos);/g, '')).not.toContain('&');
    }),
  );
});

it('is plain where nobody reads XML', () => {
  const ann = customerWith('Ann & Co', { emails: ['ann@acme.example' as Email] });
  expect(line(ann, false)).toBe('Ann & Co – ann@acme.example');
  expect(contentOf(ann)).toBe('Ann & Co ann@acme.example');
});
