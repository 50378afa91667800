import type { CardFacts, CardMoney } from '@/utils/domain/card';
import type { Interaction } from '@/utils/domain/interaction';
import { civilDateAt } from '@/utils/domain/time';
import type { Profile } from './profile';

/** What a customer was worth in the last twelve months. */
export function moneyOf({ profitability: { year, changePercent } }: Profile): CardMoney {
  const { value, state, asOf } = year.contributionMargin;
  return { margin: value, state, asOf, isBeforeCostToServe: year.isBeforeCostToServe, changePercent: changePercent.value };
}

/** What waits between us and a customer. */
export function factsOn({ timeLine }: Profile): CardFacts {
  const promises = timeLine.coming.filter((item) => item.kind === 'promise');
  return {
    openPromises: promises.length,
    overduePromises: promises.filter(({ isOverdue }) => isOverdue).length,
    openComplaints: timeLine.open.filter(({ kind }) => kind === 'complaint').length,
    lastContact: lastContact([...timeLine.open, ...timeLine.past].flatMap((item) => (item.kind === 'interaction' ? item.interaction : []))),
  };
}

function lastContact(interactions: readonly Interaction[]): CardFacts['lastContact'] {
  const contacts = interactions.filter(({ channel }) => channel !== 'note').sort((a, b) => b.at - a.at);
  const [last] = contacts;
  return last ? { on: civilDateAt(last.at), channel: last.channel } : null;
}
