import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Internals, leaksIn } from '@/utils/leaks/leaks';

const of = (amount: number, more: Partial<Internals> = {}): Internals => ({
  figures: [{ kind: 'margin', amount }],
  known: [],
  notes: [],
  ...more,
});
const locales = ['en', 'de', 'fr', 'es', 'ja', 'de-CH'] as const;
const money = fc
  .integer({ min: 1_000_01, max: 99_999_999 })
  .filter((minor) => minor % 100 !== 0 && Math.floor(minor / 100) % 10 !== 0 && Math.round(minor / 100) % 10 !== 0);

describe('an amount', () => {
  it('is found however it is written', () => {
    const styles = fc.constantFrom<(value: number) => string>(
      ...locales.flatMap((locale) => [
        (value: number) => new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(value),
        (value: number) => `${new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(value)} EUR`,
        (value: number) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(value),
        (value: number) => `${new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value)} €`,
      ]),
      (value) => value.toFixed(2),
      (value) => value.toFixed(2).replace('.', ','),
      (value) => `EUR ${Math.round(value)}`,
      (value) => `€${Math.floor(value)}`,
      (value) => `${value.toFixed(2)}€`.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
    );
    fc.assert(
      fc.property(money, styles, fc.constantFrom('', 'minus ', '−', '-'), (minor, style, sign) => {
        const written = style(minor / 100);
        expect(leaksIn(`Dear Ann, we have ${sign}${written} with you, kind regards`, of(minor / 100)), written).toEqual(['margin']);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['Our margin with you is 12 k', 12_345.67],
    ['Unsere Marge mit Ihnen: 12,3 Tsd. €', 12_345.67],
    ['unser Deckungsbeitrag: 12 T€', 12_345.67],
    ['notre marge est de 12,3 k€', 12_345.67],
    ['nuestro margen es de 12 mil euros', 12_345.67],
    ['御社の利益は123万円', 1_234_567],
    ['our profit of 1.2 million', 1_234_567],
    ['we lose: a margin of -812', -812.4],
  ])('is found rounded where its words say what it is: %s', (draft, amount) => expect(leaksIn(draft, of(amount))).toEqual(['margin']));

  it('is no secret where an invoice or a told price has it', () => {
    expect(leaksIn('Invoice 2041: €1,234.50', of(1234.5, { known: [1234.5] }))).toEqual([]);
    expect(leaksIn('Invoice 2041: €1,234.50', of(1234.5))).toEqual(['margin']);
  });

  it('never warns of a draft whose numbers are others', () => {
    fc.assert(
      fc.property(money, fc.array(fc.integer({ min: 1, max: 99_999_999 }), { maxLength: 20 }), (minor, others) => {
        const far = others.filter((other) => Math.abs(other - minor) > 200 && Math.abs(other / 100 - minor / 100_000) > 2);
        const draft = far.map((other) => `€${(other / 100).toFixed(2)}`).join(' and ');
        expect(leaksIn(draft, of(minor / 100))).toEqual([]);
      }),
    );
  });
});

it.each([
  ['Your margin is 37.4 %', ['marginPercent']],
  ['wir machen 37,4% mit Ihnen', ['marginPercent']],
  ['a margin of 37 percent', ['marginPercent']],
  ['37 % off until Friday', []],
  ['You are number 7 of our customers', ['rank']],
  ['Sie stehen auf Rang 7', ['rank']],
  ['御社は7位です', ['rank']],
  ['at 7 o’clock on the 7th, room 7', []],
])('says what %s gives away', (draft, leaks) => {
  const figures = [{ kind: 'marginPercent', percent: 37.4 } as const, { kind: 'rank', rank: 7 } as const];
  expect(leaksIn(draft, { figures, known: [], notes: [] })).toEqual(leaks);
});

describe('a private note', () => {
  const notes = [
    'Never pays before the third reminder, ask Tom before giving any credit',
    '支払いがいつも遅いので前払いをお願いすること',
    'Zahlungsunwillig, Insolvenzgerüchte Großhandelskunden bestätigt',
  ];
  const internals = { figures: [], known: [], notes };
  it.each([
    ['as we said: NEVER pays before the third reminder!', ['note']],
    ['ask Tom, before giving any\ncredit', ['note']],
    ['支払いがいつも遅いので前払いを', ['note']],
    ['Insolvenzgerüchte, Großhandelskunden bestätigt – zahlungsunwillig', []],
    ['zahlungsunwillig; Insolvenzgerüchte, Großhandelskunden bestätigt', ['note']],
    ['pays before the third', []],
    ['Please ask Tom about the credit note', []],
  ])('is found by its words in a row: %s', (draft, leaks) => expect(leaksIn(draft, internals)).toEqual(leaks));

  it('is found wherever it stands', () => {
    fc.assert(
      fc.property(fc.lorem(), fc.nat(6), (around, at) => {
        const words = (notes[0] ?? '').split(' ');
        expect(leaksIn(`${around} ${words.slice(at, at + 6).join('  ')} ${around}`, internals)).toContain('note');
      }),
    );
  });
});

/** Of our own writing: what people write to customers, with amounts, days, numbers and promises. */
const ordinary = [
  'Dear Niamh, thank you for your order 4217. The belts leave on 12 November; invoice 2041 over €1,240.00 follows. 10 % of it is your discount.',
  'Guten Tag Herr Gruber, der Techniker kommt am 14.11. um 9.30 Uhr. Die Anfahrt kostet 85,00 €, jede Stunde 72,50 € zzgl. 19 % USt.',
  'Bonjour, le devis n° 2026-118 s’élève à 3 480,00 € HT, livraison sous 10 jours ouvrés. Remise de 5 % au-delà de 20 pièces.',
  'Hola, el envío 88123 salió ayer y llegará el 16 de noviembre. El importe total es de 642,30 €, IVA del 21 % incluido.',
  'お世話になっております。ご注文番号1042の商品は11月20日に発送予定です。合計は12,800円（税込）です。',
  'Hi, the spare part costs 48.90 EUR and is back in stock in 3 weeks. Call me on +49 30 1234567 between 9 and 5.',
  'We could offer 25 chairs at €89 each, that is 2,225 in all, or 30 at €85. The offer holds until 2026-12-31.',
  'Your ticket 10482 is closed. It took us 2 days, sorry for that; version 3.14.2 has the fix.',
];

it('seldom warns of ordinary replies, whatever the figures are', { timeout: 60_000 }, () => {
  let warned = 0;
  let tries = 0;
  for (let seed = 1; seed <= 1000; seed++) {
    const draw = (most: number, salt: number) => ((Math.imul(seed * 7 + salt, 2_654_435_761) >>> 8) % most) / 100;
    const figures = [
      { kind: 'margin', amount: draw(3_000_000, 1) } as const,
      { kind: 'costToServe', amount: draw(300_000, 2) } as const,
      { kind: 'lifetimeValue', amount: draw(9_000_000, 3) } as const,
      { kind: 'marginPercent', percent: draw(9_000, 4) } as const,
      { kind: 'rank', rank: 1 + (seed % 60) } as const,
    ];
    for (const draft of ordinary) {
      tries++;
      if (leaksIn(draft, { figures, known: [], notes: [] }).length > 0) warned++;
    }
  }
  console.log(`false alarms: ${warned} of ${tries} (${((100 * warned) / tries).toFixed(2)} %)`);
  expect(warned / tries).toBeLessThan(0.01);
});
