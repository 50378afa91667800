import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Currency } from '@/utils/domain/money';
import type { Phone } from '@/utils/domain/phone';

/** What stands before and behind the number in a link: `tel:+49…;ext=1`, `https://wa.me/49…?text=…`, `whatsapp://send?phone=49…`. */
const LINK = /^(?:tel:(?:\/\/)?([^;?]+)|https?:\/\/wa\.me\/\+?(\d+)|(?:https?|whatsapp):.*[?&]phone=(?:\+|%2B)?(\d+))/i;
/** Runs of digits that are dates, versions or sums, not numbers. */
const OTHER = /^\d{1,4}([-./])\d{1,2}\1\d{1,4}(?:\D|$)|^\d+[.-]\d+$|^\d{1,3}(?:[. ]\d{3})+$/;

/** Shorter ones are ids far more often than numbers that a customer is called at. Digits. */
const LEAST = 7;

/**
 * The number in a text as people write it or in a link that dials it, or undefined where the text is none.
 * @param region where numbers without a country code are dialled, as `DE`; without it those are none
 */
export function parsePhone(text: string, region: string | undefined): Phone | undefined {
  const [, dialled, ...chats] = LINK.exec(text) ?? [];
  const chat = chats.find((digits) => digits !== undefined);
  const written = chat === undefined ? (dialled ?? text).replace(/%20/g, ' ').replace(/%2B/gi, '+') : `+${chat}`;
  if (OTHER.test(written.trim()) || written.replace(/\D/g, '').length < LEAST) return undefined;
  const number = parsePhoneNumberFromString(written, region !== undefined && isSupportedCountry(region) ? { defaultCountry: region } : {});
  return number?.isValid() ? (number.number as string as Phone) : undefined;
}

/**
 * Where the user's numbers are most likely dialled: by the region of their locale, else by the country that their currency is named after
 * (ISO 4217). No country is named after the euro.
 */
export function regionOf(locale: string, currency: Currency): string | undefined {
  const region = /[-_]([A-Z]{2})\b/.exec(locale)?.[1] ?? currency.slice(0, 2);
  return isSupportedCountry(region) ? region : undefined;
}
