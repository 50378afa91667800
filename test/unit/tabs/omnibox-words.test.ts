import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Customer } from '@/utils/domain/customer';
import type { Email } from '@/utils/domain/email';
import { newId } from '@/utils/domain/id';
import type { Millis } from '@/utils/domain/time';
import { contentOf, escapeXml, describe as line } from '@/utils/tabs/omnibox-words';

const customer = (name: string, more: Partial<Customer> = {}): Customer => ({
  ...{ id: newId(), kind: 'person', name, emails: [], domains: [], phones: [], tags: [], sourceKeys: [] },
  ...{ createdAt: 1 as Millis, updatedAt: 1 as Millis, revision: 1, ...more },
});

it.each([
  ['Müller & Söhne', 'Müller &amp; Söhne'],
  ['<url>x</url>', '&lt;url&gt;x&lt;/url&gt;'],
  [`"O'Brien"`, '&quot;O&apos;Brien&quot;'],
  ['a\u0000b\u001fc\ud800', 'abc'],
])('escapes %j', (text, expected) => expect(escapeXml(text)).toBe(expected));

it('is one element of names and one of details, whatever is in them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', minLength: 1 }), (name, role) => {
      const written = line(customer(name, { role }), true);
      expect(written.match(/<[^>]*>/g)).toEqual(['<match>', '</match>', '<dim>', '</dim>']);
      expect(written.replace(/&(?:amp|lt|gt|quot|apos);/g, '')).not.toContain('&');
    }),
  );
});

it('is plain where nobody reads XML', () => {
  const ann = customer('Ann & Co', { emails: ['ann@acme.example' as Email] });
  expect(line(ann, false)).toBe('Ann & Co – ann@acme.example');
  expect(contentOf(ann)).toBe('Ann & Co ann@acme.example');
});
