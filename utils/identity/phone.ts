import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Currency } from '@/utils/domain/money';
import type { Phone } from '@/utils/domain/phone';

/**
 * The number in a text as people write it, or undefined where the text is none.
 * @param region where numbers without a country code are dialled, as `DE`; without it those are none
 */
export function parsePhone(text: string, region: string | undefined): Phone | undefined {
  const number = parsePhoneNumberFromString(text, region !== undefined && isSupportedCountry(region) ? { defaultCountry: region } : {});
  return number?.isPossible() ? (number.number as string as Phone) : undefined;
}

/**
 * Where the user's numbers are most likely dialled: by the region of their locale, else by the country that their currency is named after
 * (ISO 4217). No country is named after the euro.
 */
export function regionOf(locale: string, currency: Currency): string | undefined {
  const region = /[-_]([A-Z]{2})\b/.exec(locale)?.[1] ?? currency.slice(0, 2);
  return isSupportedCountry(region) ? region : undefined;
}
