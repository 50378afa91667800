import type { Database } from '@/utils/db/schema';
import type { CustomerId } from '@/utils/domain/customer';
import { normaliseName } from '@/utils/domain/name';
import { siteOf } from '@/utils/domain/site';
import { editSetting, getSetting, type Setting } from './setting';

/** A name that stands for a customer on one site, where pages show no address of theirs. */
interface CalledName {
  readonly site: string;
  /** As names are compared. */
  readonly name: string;
  readonly id: CustomerId;
}

/** More than anybody chooses by hand. */
const MOST = 2000;

/** Who goes by which name where, as the user said; newest last. */
export const calledNames: Setting<readonly CalledName[]> = {
  key: 'calledNames',
  fallback: [],
  parse: (stored) => (Array.isArray(stored) ? stored.filter(isCalledName).slice(-MOST) : undefined),
};

/** Whom that name stands for on the page at that address. */
export async function calledOn(db: Database, address: string, name: string): Promise<CustomerId | undefined> {
  const wanted = keyOf(address, name);
  return (await getSetting(db, calledNames)).find((one) => isSame(one, wanted))?.id;
}

/** Remembers it, or forgets it where nobody is given. */
export const callOn = (db: Database, address: string, name: string, id: CustomerId | undefined): Promise<void> => {
  const key = keyOf(address, name);
  return editSetting(db, calledNames, (all) => {
    const others = all.filter((one) => !isSame(one, key));
    return id === undefined ? others : [...others, { ...key, id }].slice(-MOST);
  });
};

/** Forgets by which names these customers go. */
export const forgetNames = (db: Database, ids: readonly CustomerId[]): Promise<void> =>
  editSetting(db, calledNames, (all) => all.filter(({ id }) => !ids.includes(id)));

const keyOf = (address: string, name: string): Omit<CalledName, 'id'> => ({ site: siteOf(address) ?? '', name: normaliseName(name) });

const isSame = (a: Omit<CalledName, 'id'>, b: Omit<CalledName, 'id'>): boolean => a.site === b.site && a.name === b.name;

function isCalledName(stored: unknown): stored is CalledName {
  if (typeof stored !== 'object' || stored === null) return false;
  const { site, name, id } = stored as Partial<Record<keyof CalledName, unknown>>;
  return typeof site === 'string' && typeof name === 'string' && typeof id === 'string';
}
