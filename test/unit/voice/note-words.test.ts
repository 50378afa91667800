import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CustomerId } from '@/utils/domain/customer';
import type { Currency } from '@/utils/domain/money';
import type { CivilDate, Millis } from '@/utils/domain/time';
import type { CompetitorId } from '@/utils/domain/voice';
import { findNamed, nearestNamed, slipsBetween } from '@/utils/voice/names';
import { amountIn } from '@/utils/voice/note/amount';
import { keywordIn, keywordsFor, type Language, languages } from '@/utils/voice/note/keywords';
import { minutesAtEnd } from '@/utils/voice/note/minutes';
import { writtenDays } from '@/utils/voice/note/written-days';
import { kindsIn, parseNote, parseNotes, recordsOfAll } from '@/utils/voice/note-grammar';

const eur = 'EUR' as Currency;
// A Wednesday.
const today = '2026-11-25' as CivilDate;
const tomas = { id: 'tomas' as CustomerId, name: 'Tomas Ek', aliases: ['Tomas'] };
const world = { today, currency: eur, people: [tomas], findDays: writtenDays };

describe('first words', () => {
  it.each<[string, Language, string]>([
    ['need', 'en', 'need'],
    ['needs', 'en', 'need'],
    ['Bedarf', 'de', 'need'],
    ['braucht', 'de', 'need'],
    ['besoin', 'fr', 'need'],
    ['necesidad', 'es', 'need'],
    ['necesita', 'es', 'need'],
    ['LIKE', 'en', 'like'],
    ['likes', 'en', 'like'],
    ['mag', 'de', 'like'],
    ['Lob', 'de', 'like'],
    ['gefallt', 'de', 'like'],
    ['aime', 'fr', 'like'],
    ['j’aime', 'fr', 'like'],
    ['le gusta', 'es', 'like'],
    ['gusta', 'es', 'like'],
    ['dislike', 'en', 'dislike'],
    ['dislikes', 'en', 'dislike'],
    ['mag nicht', 'de', 'dislike'],
    ['missfällt', 'de', 'dislike'],
    ['stört', 'de', 'dislike'],
    ["n'aime pas", 'fr', 'dislike'],
    ['deplait', 'fr', 'dislike'],
    ['no le gusta', 'es', 'dislike'],
    ['no gusta', 'es', 'dislike'],
    ['disgusta', 'es', 'dislike'],
    ['complaint', 'en', 'complaint'],
    ['complains', 'en', 'complaint'],
    ['Beschwerde', 'de', 'complaint'],
    ['Reklamation', 'de', 'complaint'],
    ['réclamation', 'fr', 'complaint'],
    ['plainte', 'fr', 'complaint'],
    ['queja', 'es', 'complaint'],
    ['reclamación', 'es', 'complaint'],
    ['price', 'en', 'price'],
    ['Preis', 'de', 'price'],
    ['prix', 'fr', 'price'],
    ['precio', 'es', 'price'],
    ['promise', 'en', 'promise'],
    ['promised', 'en', 'promise'],
    ['Versprechen', 'de', 'promise'],
    ['versprochen', 'de', 'promise'],
    ['Zusage', 'de', 'promise'],
    ['promesse', 'fr', 'promise'],
    ['promis', 'fr', 'promise'],
    ['promesa', 'es', 'promise'],
    ['prometido', 'es', 'promise'],
    ['lost', 'en', 'lost'],
    ['verloren', 'de', 'lost'],
    ['perdu', 'fr', 'lost'],
    ['perdido', 'es', 'lost'],
    ['call', 'en', 'call'],
    ['phone', 'en', 'call'],
    ['Anruf', 'de', 'call'],
    ['Telefonat', 'de', 'call'],
    ['appel', 'fr', 'call'],
    ['llamada', 'es', 'call'],
    ['mail', 'en', 'mail'],
    ['email', 'en', 'mail'],
    ['E-Mail', 'de', 'mail'],
    ['courriel', 'fr', 'mail'],
    ['correo', 'es', 'mail'],
    ['meeting', 'en', 'meeting'],
    ['Treffen', 'de', 'meeting'],
    ['Besprechung', 'de', 'meeting'],
    ['réunion', 'fr', 'meeting'],
    ['rendez-vous', 'fr', 'meeting'],
    ['reunión', 'es', 'meeting'],
    ['cita', 'es', 'meeting'],
    ['visit', 'en', 'visit'],
    ['Besuch', 'de', 'visit'],
    ['visite', 'fr', 'visit'],
    ['visita', 'es', 'visit'],
    ['chat', 'en', 'chat'],
    ['ticket', 'en', 'ticket'],
    ['note', 'en', 'note'],
    ['Notiz', 'de', 'note'],
    ['remarque', 'fr', 'note'],
    ['nota', 'es', 'note'],
  ])('%s (%s) means %s', (word, language, kind) => {
    const found = keywordIn(word);
    expect(found?.kind).toBe(kind);
    expect(found?.rest).toBe('');
    // Words that languages share belong to the first of them.
    expect(languages.indexOf(found?.language ?? 'es')).toBeLessThanOrEqual(languages.indexOf(language));
  });

  it.each([
    [
      '',
      ['en'],
      ['need', 'like', 'dislike', 'complaint', 'price', 'promise', 'lost', 'call', 'mail', 'meeting', 'visit', 'chat', 'ticket', 'note'],
    ],
    ['pr', ['en'], ['price', 'promise']],
    ['pr', ['fr', 'en'], ['prix', 'promesse']],
    ['be', ['de'], ['Bedarf', 'Beschwerde', 'Besprechung', 'Besuch']],
    ['n', ['en'], ['need', 'note']],
    ['anr', ['en'], ['Anruf']],
    ['x', ['en'], []],
  ] as const)('offers for "%s", %j first: %j', (typed, preferred, expected) => {
    expect(keywordsFor(typed, preferred).map(({ word }) => word)).toEqual(expected);
  });

  it.each([
    ['need: a\nprom', ['need']],
    ['promise: x\nCall: y', ['promise', 'call']],
    ['plain', []],
  ])('are seen in %j: %j', (text, expected) => expect(kindsIn(text)).toEqual(expected));
});

describe('amounts', () => {
  it.each<[string, number, string]>([
    ['80 EUR a set', 80_00, 'EUR'],
    ['€80.50', 80_50, 'EUR'],
    ['80,5 €', 80_50, 'EUR'],
    ['1.234,50 € per year', 1234_50, 'EUR'],
    ['$1,234.50', 1234_50, 'USD'],
    ["CHF 1'234.50", 1234_50, 'CHF'],
    ['1 234,50 EUR', 1234_50, 'EUR'],
    ['1.234 EUR', 1234_00, 'EUR'],
    ['1,234,567 USD', 1_234_567_00, 'USD'],
    ['0.500 EUR', 50, 'EUR'],
    ['1.234 KWD', 1234, 'KWD'],
    ['¥1200', 1200, 'JPY'],
    ['5000 eur', 5000_00, 'EUR'],
    ['5000 euros', 5000_00, 'EUR'],
    ['20 dollars', 20_00, 'USD'],
    ['250 zł', 250_00, 'PLN'],
    ['-15 GBP', -15_00, 'GBP'],
    ['3 sets at 80 EUR', 80_00, 'EUR'],
    ['80 a set', 80_00, 'EUR'],
    ['5 all in', 5_00, 'EUR'],
  ])('%s', (text, minor, code) => expect(amountIn(text, eur)?.amount).toEqual({ minor, currency: code }));

  it.each([['nothing here'], ['80.555 EUR and more than its cents: 0.005 EUR'.slice(31)], ['model NB420'], ['v1.2.3']])(
    'finds none in "%s"',
    (text) => expect(amountIn(text, undefined)).toBeUndefined(),
  );

  it('takes a shared sign for the user’s own currency', () => {
    expect(amountIn('$5', 'CAD' as Currency)?.amount.currency).toBe('CAD');
    expect(amountIn('100 kr', 'NOK' as Currency)?.amount.currency).toBe('NOK');
    expect(amountIn('100 kr', eur)?.amount.currency).toBe('SEK');
  });

  it('reads back what people of any of our languages write', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_99 }), fc.constantFrom('en', 'de', 'fr', 'es', 'de-CH'), (minor, locale) => {
        const written = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(minor / 100);
        expect(amountIn(`for ${written}, delivered`)?.amount).toEqual({ minor, currency: 'EUR' });
      }),
    );
  });
});

describe('minutes', () => {
  it.each([
    ['wants a quote, 20 min', 20, 'wants a quote'],
    ['wants a quote 20min.', 20, 'wants a quote'],
    ['about the fair, 1 h 30', 90, 'about the fair'],
    ['about the fair 1h30m', 90, 'about the fair'],
    ['over lunch, 1,5 Std.', 90, 'over lunch'],
    ['mit Tomas, 45 Minuten', 45, 'mit Tomas'],
    ['deux heures, 2 heures', 120, 'deux heures'],
    ['sobre precios, 90 minutos', 90, 'sobre precios'],
    ['two hours of it, 2 hours', 120, 'two hours of it'],
  ])('%s', (text, minutes, rest) => {
    const found = minutesAtEnd(text);
    expect(found?.minutes).toBe(minutes);
    expect(text.slice(0, found?.from)).toBe(rest);
  });

  it.each(['20 min', 'wants 20 minks', 'in 20 min he rings', 'version 1.20 m later', 'no time'])('none in "%s"', (text) =>
    expect(minutesAtEnd(text)).toBeUndefined(),
  );
});

describe('when a promise is due, noted on a Wednesday', () => {
  it.each<[string, string, string]>([
    ['promise: call back by Friday', 'call back', '2026-11-27'],
    ['promise: call back by Wednesday', 'call back', '2026-12-02'],
    ['promise: call back today', 'call back', '2026-11-25'],
    ['promise: a quote by tomorrow.', 'a quote', '2026-11-26'],
    ['promise: a quote in two weeks', 'a quote', '2026-12-09'],
    ['promise: a quote by 1 Nov', 'a quote', '2027-11-01'],
    ['promise: a quote by 3/12', 'a quote', '2026-12-03'],
    ['promise: a quote by 2026-12-24', 'a quote', '2026-12-24'],
    ['promise: ring on Friday about Monday', 'ring on Friday about Monday', '2026-11-27'],
    ['promise: send the plans (until Friday)', 'send the plans', '2026-11-27'],
    ['Versprechen: Angebot bis Freitag', 'Angebot', '2026-11-27'],
    ['Zusage: Rückruf übermorgen', 'Rückruf', '2026-11-27'],
    ['versprochen: Pläne bis 3.12.', 'Pläne', '2026-12-03'],
    ['versprochen: Pläne bis zum 1.2.', 'Pläne', '2027-02-01'],
    ['promesse: devis avant vendredi', 'devis', '2026-11-27'],
    ['promis: devis d’ici lundi prochain', 'devis', '2026-11-30'],
    ['promesse: rappeler demain', 'rappeler', '2026-11-26'],
    ['promesa: oferta para el viernes', 'oferta', '2026-11-27'],
    ['promesa: oferta antes del 3 de diciembre', 'oferta', '2026-12-03'],
    ['promesa: llamar mañana', 'llamar', '2026-11-26'],
  ])('%s', (text, what, dueOn) => expect(parseNote(text, world)).toMatchObject({ kind: 'voice', voice: 'promise', text: what, dueOn }));

  it('reads figures month first where the reader does', () => {
    expect(parseNote('promise: a quote by 3/12', { ...world, isMonthFirst: true })).toMatchObject({ dueOn: '2027-03-12' });
  });

  it('takes no month, and nothing at all, for a day', () => {
    for (const text of ['promise: the march order', 'promise: call back', 'promise: by Friday'])
      expect(parseNote(text, world)).toMatchObject(
        text.endsWith('Friday') ? { text: 'by Friday', dueOn: '2026-11-27' } : { text: text.slice(9) },
      );
    expect(parseNote('promise: the march order', world)).not.toHaveProperty('dueOn');
  });

  it('knows days in figures alone before the rest is loaded', () => {
    expect(parseNote('promise: call by Friday', { today })).not.toHaveProperty('dueOn');
    expect(parseNote('promise: call by 2026-12-01', { today })).toMatchObject({ text: 'call', dueOn: '2026-12-01' });
  });

  it('never looks back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3000 }),
        fc.constantFrom('by Friday', 'by 5 March', 'tomorrow', 'bis Montag', 'demain', 'el martes', 'in 4 days'),
        (days, when) => {
          const day = new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10) as CivilDate;
          const note = parseNote(`promise: a quote ${when}`, { ...world, today: day });
          expect(note.kind === 'voice' && note.dueOn !== undefined && note.dueOn >= day).toBe(true);
        },
      ),
    );
  });
});

describe('the other kinds', () => {
  const money = (minor: number) => ({ minor, currency: 'EUR' });
  it.each([
    ['price: 80 EUR a set', { voice: 'price', about: null, text: 'a set', amount: money(80_00) }],
    ['price: 80 EUR', { voice: 'price', text: '80 EUR', amount: money(80_00) }],
    ['price: the saw for 12.500 €, delivered', { voice: 'price', text: 'the saw for , delivered', amount: money(12_500_00) }],
    ['price Acme: 70 a set', { voice: 'price', about: 'Acme', text: 'a set', amount: money(70_00) }],
    ['price: ask again', { voice: 'price', text: 'ask again' }],
    ['lost: 5000 EUR to Acme, too slow', { kind: 'lost', amount: money(5000_00), to: 'Acme', reason: 'too slow' }],
    ['lost: second saw, 5.000 € an Acme Tools – zu langsam', { text: 'second saw', to: 'Acme Tools', reason: 'zu langsam' }],
    ['perdu: 5000 EUR à Acme, trop lent', { to: 'Acme', reason: 'trop lent' }],
    ['perdido: 5000 EUR', { kind: 'lost', amount: money(5000_00), to: null }],
    ['lost to Acme: 5000 EUR', { kind: 'lost', to: 'Acme' }],
    ['lost: too slow', { kind: 'note', text: 'lost: too slow', lacks: 'amount' }],
    ['mag an Acme: die Lieferzeit', { voice: 'like', about: 'Acme', text: 'die Lieferzeit' }],
    ['no le gusta de nosotros: espera', { voice: 'dislike', about: null, text: 'espera' }],
    ['call Tomas: wants a quote, 20 min', { kind: 'contact', person: tomas, minutes: 20 }],
    ['promise tomas ek: a quote by Friday', { voice: 'promise', person: tomas }],
    ['visit: at the yard', { kind: 'contact', channel: 'visit' }],
    ['ticket: closed by phone', { kind: 'contact', channel: 'ticket' }],
    ['note: nothing much', { kind: 'note', text: 'nothing much' }],
    ['call center: the queue is long', { kind: 'note', text: 'call center: the queue is long' }],
    ['like https://acme.example/x', { kind: 'note' }],
  ])('%s', (text, parsed) => expect(parseNote(text, world)).toMatchObject(parsed));

  it('makes several notes of lines that each begin with a kind', () => {
    expect(parseNotes('need: a lift\n\nlike: the dates\ncall: 5 of them, 20 min', world)).toMatchObject([
      { voice: 'need', text: 'a lift' },
      { voice: 'like' },
      { channel: 'call', minutes: 20 },
    ]);
    expect(parseNotes('need: a lift\nwhich holds two tons', world)).toMatchObject([
      { voice: 'need', text: 'a lift\nwhich holds two tons' },
    ]);
    expect(parseNotes(' \n', world)).toEqual([]);
  });

  it('never loses a word of a plain note', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const note = parseNote(text, world);
        if (note.kind === 'note' && !('lacks' in note) && keywordIn(text.split(':')[0] ?? '') === undefined)
          expect(note.text).toBe(text.trim());
      }),
    );
  });
});

describe('records', () => {
  const acme = { id: 'acme' as CompetitorId, name: 'Acme', aliases: ['Acme Tools'] };
  const at = Date.UTC(2026, 10, 25, 12) as Millis;
  const context = { customerId: 'c' as CustomerId, at, author: 'Mia', competitors: [acme] };

  it('keep a deal that was lost, to whom and why, and say so on the time line', () => {
    const { opportunities, interactions } = recordsOfAll(parseNotes('lost: second saw, 5000 EUR to acme tools, too slow', world), context);
    expect(opportunities).toMatchObject([
      {
        title: 'second saw',
        minor: 5000_00,
        currency: 'EUR',
        stage: 'lost',
        reason: 'too slow',
        competitorId: 'acme',
        openedOn: today,
        closedOn: today,
      },
    ]);
    expect(interactions).toMatchObject([{ channel: 'note', team: 'sales', summary: 'lost: second saw, 5000 EUR to acme tools, too slow' }]);
  });

  it('make one competitor of a new name in two lines', () => {
    const { voices, competitors } = recordsOfAll(parseNotes('like Zenith: cheap\ndislike zenith: late', world), context);
    expect(competitors).toMatchObject([{ name: 'Zenith' }]);
    expect(voices.map(({ about }) => about)).toEqual([competitors[0]?.id, competitors[0]?.id]);
  });

  it('name the person, the amount and the day', () => {
    const text = 'call Tomas: hello\nprice: 80 EUR a set\npromise Tomas: a quote by Friday';
    const { interactions, voices } = recordsOfAll(parseNotes(text, world), context);
    expect(interactions).toMatchObject([{ personId: 'tomas', channel: 'call' }]);
    expect(voices).toMatchObject([
      { kind: 'price', minor: 80_00, currency: 'EUR' },
      { kind: 'promise', personId: 'tomas', dueOn: '2026-11-27' },
    ]);
  });
});

describe('names', () => {
  const all = [
    { name: 'Acme', aliases: ['Acme Tools'] },
    { name: 'Brackwell Machines', aliases: [] },
    { name: 'Brackwall Machines', aliases: [] },
  ];
  it.each([
    ['acmé tools', 'Acme', undefined],
    ['Amce', undefined, 'Acme'],
    ['Acmee', undefined, 'Acme'],
    ['Acne', undefined, 'Acme'],
    ['ABC', undefined, undefined],
    ['Brackwill Machines', undefined, undefined],
    ['Brackwel Machine', undefined, 'Brackwell Machines'],
  ])('%s is %s, or perhaps %s', (name, exact, near) => {
    expect(findNamed(name, all)?.name).toBe(exact);
    if (exact === undefined) expect(nearestNamed(name, all)?.name).toBe(near);
  });

  it('counts slips the same from both sides', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(slipsBetween(a, b)).toBe(slipsBetween(b, a));
        expect(slipsBetween(a, a)).toBe(0);
      }),
    );
  });
});
