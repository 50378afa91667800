import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDomain, selfAndParents } from '@/utils/domain/domain-name';
import { parseEmail, withoutTag } from '@/utils/domain/email';
import { add, type Currency, exponentOf, parseCurrency, parseDecimal } from '@/utils/domain/money';
import { addDays, addMonths, type CivilDate, civilDateAt, daysBetween, type Millis, parseCivilDate } from '@/utils/domain/time';

describe('parseEmail', () => {
  it.each([
    [' Ann@Acme.Example ', 'ann@acme.example'],
    ['d@Müller-Söhne.example', 'd@xn--mller-shne-kcb9d.example'],
    ['d@xn--mller-shne-kcb9d.example', 'd@xn--mller-shne-kcb9d.example'],
    ["o'rourke@x.example", "o'rourke@x.example"],
    ['ann@acme.example.', 'ann@acme.example'],
    ['Ann <ann@acme.example>', undefined],
    ['ann', undefined],
    ['@acme.example', undefined],
    ['ann@', undefined],
    ['ann@acme example', undefined],
    ['ann@a/b', undefined],
  ])('%j is %s', (text, email) => {
    expect(parseEmail(text)).toBe(email);
  });

  it('is the same once normalised', () => {
    fc.assert(fc.property(fc.emailAddress(), (text) => parseEmail(parseEmail(text) ?? '') === parseEmail(text)));
  });

  it('takes a tag off', () => {
    expect(withoutTag(parseEmail('ann+a+b@x.example') ?? ('' as never))).toBe('ann@x.example');
  });
});

it('lists a domain and its parents, longest first', () => {
  expect(selfAndParents(parseDomain('a.b.acme.example') ?? ('' as never))).toEqual(['a.b.acme.example', 'b.acme.example', 'acme.example']);
});

describe('money', () => {
  const euro = 'EUR' as Currency;
  const yen = 'JPY' as Currency;
  it.each<[string, Currency, number | string]>([
    ['1234.50', euro, 123450],
    ['-0.05', euro, -5],
    ['7', euro, 700],
    ['1060294', yen, 1060294],
    ['10.00', yen, 10],
    ['0.1', yen, 'too-precise'],
    ['1.005', euro, 'too-precise'],
    ['1,5', euro, 'not-a-number'],
    ['', euro, 'not-a-number'],
    ['90071992547409.93', euro, 'too-large'],
  ])('%s %s', (text, currency, minor) => {
    const read = parseDecimal(text, currency);
    expect(read.ok ? read.value.minor : read.error).toBe(minor);
  });

  it('keeps every minor unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (minor) => {
        const digits = String(Math.abs(minor)).padStart(3, '0');
        const read = parseDecimal(`${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`, euro);
        return read.ok && read.value.minor === (minor === 0 ? 0 : minor);
      }),
    );
  });

  it('never mixes currencies', () => {
    expect(add({ minor: 1, currency: euro }, { minor: 2, currency: euro })).toEqual({ ok: true, value: { minor: 3, currency: euro } });
    expect(add({ minor: 1, currency: euro }, { minor: 2, currency: yen })).toMatchObject({ ok: false });
  });

  it('knows ISO codes and their minor units', () => {
    expect([parseCurrency('eur'), parseCurrency('XXQ'), exponentOf(euro), exponentOf(yen), exponentOf('KWD' as Currency)]).toEqual([
      'EUR',
      undefined,
      2,
      0,
      3,
    ]);
  });
});

describe('civil dates', () => {
  it.each([
    ['2026-02-28', '2026-02-28'],
    ['2026-02-29', undefined],
    ['2026-13-01', undefined],
    ['2026-11-22T10:00:00Z', '2026-11-22'],
    ['22.11.2026', undefined],
  ])('%s is %s', (text, date) => {
    expect(parseCivilDate(text)).toBe(date);
  });

  it('stays in the month', () => {
    expect([
      addMonths('2026-03-31' as CivilDate, -1),
      addMonths('2024-02-29' as CivilDate, 12),
      addMonths('2026-01-15' as CivilDate, 13),
    ]).toEqual(['2026-02-28', '2025-02-28', '2027-02-15']);
  });

  it('adds the days between', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1970-01-01' as CivilDate, days));
    fc.assert(fc.property(day, day, (from, to) => addDays(from, daysBetween(from, to)) === to));
  });

  it('depends on the zone that is asked for', () => {
    const moment = Date.parse('2026-11-22T23:30:00Z') as Millis;
    expect([civilDateAt(moment, 'UTC'), civilDateAt(moment, 'Europe/Berlin'), civilDateAt(moment, 'America/New_York')]).toEqual([
      '2026-11-22',
      '2026-11-23',
      '2026-11-22',
    ]);
  });
});
