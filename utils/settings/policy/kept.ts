import type { Database } from '@/utils/db/schema';
import { POLICY, readSetting, writeSetting } from '@/utils/db/settings';
import { type DecodedPolicy, decodePolicy } from './decode';
import type { Policy } from './policy';

/*
 * The policy as the browser last told it stands among the settings: so background, pages and web workers, of which the last cannot ask
 * the browser, go by the same, also in the seconds that a browser takes to tell it after its start.
 */

/** Keeps what the browser told; `{}` and undefined are no policy. Resolves with whether it is another: only then is it written, and told to who listens. */
export async function keepPolicy(db: Database, told: Readonly<Record<string, unknown>> | undefined): Promise<boolean> {
  const next = told === undefined || Object.keys(told).length === 0 ? undefined : told;
  const isOther = JSON.stringify(await readSetting(db, POLICY)) !== JSON.stringify(next);
  if (isOther) await writeSetting(db, POLICY, next);
  return isOther;
}

/** The policy that holds, and what in it means nothing. */
export const readWholePolicy = async (db: Database): Promise<DecodedPolicy> => decodePolicy(await readSetting(db, POLICY));

/** The policy that holds. */
export const readPolicy = async (db: Database): Promise<Policy> => (await readWholePolicy(db)).policy;
