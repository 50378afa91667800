import type { Database } from '@/utils/db/schema';
import { writeSetting } from '@/utils/db/settings';
import { walletKey } from '@/utils/db/wallet-key';
import type { CustomerId } from '@/utils/domain/customer';
import { type Currency, type Money, parseCurrency } from '@/utils/domain/money';
import { type CivilDate, parseCivilDate } from '@/utils/domain/time';
import { getSetting, type Setting } from './setting';

/** What a customer spends in a year on what we sell, with everybody, as the user said it on that day. */
export interface Wallet extends Money {
  readonly on: CivilDate;
}

/** One setting for each: a page reads the one that it shows. */
const walletSetting = (id: CustomerId): Setting<Wallet | undefined> => ({ key: walletKey(id), fallback: undefined, parse });

export const walletOf = (db: Database, id: CustomerId): Promise<Wallet | undefined> => getSetting(db, walletSetting(id));

/** Keeps it, or forgets it where there is none. */
export const keepWallet = (db: Database, id: CustomerId, wallet: Wallet | undefined): Promise<void> =>
  writeSetting(db, walletKey(id), wallet);

function parse(stored: unknown): Wallet | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { minor, currency, on } = stored as { readonly [Field in keyof Wallet]?: unknown };
  const known: Currency | undefined = typeof currency === 'string' ? parseCurrency(currency) : undefined;
  const day = typeof on === 'string' ? parseCivilDate(on) : undefined;
  const isSound = typeof minor === 'number' && Number.isSafeInteger(minor) && minor > 0;
  return isSound && known !== undefined && day !== undefined ? { minor, currency: known, on: day } : undefined;
}
