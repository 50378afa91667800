import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Currency } from '@/utils/domain/money';
import { parsePhone, regionOf } from '@/utils/identity/phone';

describe('parsePhone', () => {
  it.each<[string, string, string | undefined]>([
    ['+44 20 7946 0018', 'DE', '+442079460018'],
    ['030 2312 5631', 'DE', '+493023125631'],
    ['(030) 23125-631', 'DE', '+493023125631'],
    ['tel:+49-30-23125631;ext=4', 'US', '+493023125631'],
    ['tel:%2B49%2030%2023125631', 'US', '+493023125631'],
    ['https://wa.me/4915123456789?text=Hi', 'US', '+4915123456789'],
    ['whatsapp://send?phone=4915123456789', 'US', '+4915123456789'],
    ['(212) 555-0123', 'US', '+12125550123'],
    ['2026-11-05', 'DE', undefined],
    ['05.11.2026', 'DE', undefined],
    ['1 234 567', 'DE', undefined],
    ['12345', 'DE', undefined],
    ['not a number', 'DE', undefined],
  ])('reads %s dialled in %s', (text, region, phone) => {
    expect(parsePhone(text, region)).toBe(phone);
  });

  it('reads no number without its country where it does not know the region', () => {
    expect(parsePhone('030 2312 5631', undefined)).toBeUndefined();
  });

  it('takes any text, and gives E.164 or nothing', () => {
    fc.assert(fc.property(fc.string(), (text) => /^(?:undefined|\+\d{7,15})$/.test(String(parsePhone(text, 'DE')))));
  });
});

describe('regionOf', () => {
  it.each<[string, string, string | undefined]>([
    ['de-AT', 'EUR', 'AT'],
    ['en', 'GBP', 'GB'],
    ['zh-Hans-CN', 'USD', 'CN'],
    ['de', 'EUR', undefined],
  ])('is, by the locale %s and %s, %s', (locale, currency, region) => {
    expect(regionOf(locale, currency as Currency)).toBe(region);
  });
});
