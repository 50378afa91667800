import { addMinutes } from '@/utils/db/interactions';
import type { Database } from '@/utils/db/schema';
import { millisOf } from '@/utils/domain/time';
import type { Focus } from '@/utils/messaging/focus';
import type { ClockOf } from '@/utils/messaging/time';
import { getSetting } from '@/utils/settings/setting';
import { choiceAt, siteChoices } from '@/utils/settings/sites';
import { identitiesOn, readIdentities } from './identify';
import { bearerOf, openedMessage } from './record-opened';

/** The conversation whose time counts: that of a known customer, never of whom we only guess; undefined where a page shows none. */
export async function timedContact(db: Database, focus: Focus): Promise<ClockOf | undefined> {
  const opened = await contactIn(db, focus);
  if (opened === undefined) return undefined;
  const { customerId, channel, conversation } = opened;
  return { customerId, channel, key: `spent:${customerId} ${conversation}` };
}

/** Whether the time counts as minutes of the contact: where an opened message becomes one. */
export const isTimeKept = async (db: Database, { sighting }: Focus): Promise<boolean> =>
  choiceAt(await getSetting(db, siteChoices), sighting.url).recordsOpened;

/** Adds minutes to the contact that the opened message is; resolves with whether there is one. */
export async function keepTime(db: Database, focus: Focus, minutes: number): Promise<boolean> {
  const opened = await contactIn(db, focus);
  if (opened?.sourceKey === undefined) return false;
  return addMinutes(db, await bearerOf(db, focus, opened.customerId), opened.sourceKey, minutes);
}

const contactIn = async (db: Database, focus: Focus) =>
  openedMessage(focus, identitiesOn(focus.sighting, await readIdentities(db)).isOwn, millisOf(new Date()));
