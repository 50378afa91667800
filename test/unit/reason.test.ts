import { expect, it } from 'vitest';
import type { DomainName } from '@/utils/domain/domain-name';
import { type Email, parseEmail } from '@/utils/domain/email';
import type { Phone } from '@/utils/domain/phone';
import messages from '@/utils/i18n/locales/en.json';
import { clueSentence, type ReasonWords, reasonSentence } from '@/utils/i18n/reason';

const sentence = (key: string) => messages.reason[key.slice('reason.'.length) as keyof typeof messages.reason];
const words: ReasonWords = { plain: sentence, addressed: (key, [given]) => sentence(key).replace('$1', given) };

it('says why nobody or a guess is the answer where there is only a name', () => {
  expect(reasonSentence({ kind: 'nameOnly', name: 'Ann Lee' }, words)).toBe(
    'This page calls them “Ann Lee” and shows no address of theirs.',
  );
  const email = parseEmail('ann@acme.example') as Email;
  expect(reasonSentence({ kind: 'signature', email }, words)).toMatch(/^This page shows only a name, and ann@acme.example stands under it/);
});

it('says what led to a company, its name in its own letters unless they deceive', () => {
  expect(clueSentence({ kind: 'site', domain: 'xn--mller-kva.example' as DomainName }, words)).toBe(
    'müller.example is the site of this company.',
  );
  expect(clueSentence({ kind: 'names', domain: 'xn--80ak6aa92e.example' as DomainName }, words)).toContain('xn--80ak6aa92e.example');
  expect(clueSentence({ kind: 'phone', phone: '+493023125631' as Phone }, words)).toBe('+493023125631 is a telephone number of theirs.');
});
