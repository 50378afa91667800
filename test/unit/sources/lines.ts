import type { Facts } from '@/utils/sources/answer';

const line = (...parts: readonly (string | number | undefined | false)[]): string =>
  parts.filter((part) => part !== undefined && part !== false && part !== '').join(' ');

/** Facts as people would read them out, a line for each record. */
export const linesOf = ({ customers, ledger, opportunities, interactions }: Facts) => ({
  customers: customers.map(({ sourceKey, name, emails, phones, company, role, tags, url }) =>
    line(sourceKey, name, ...emails.map((email) => `<${email}>`), ...phones, company, role, tags.length > 0 && `[${tags.join()}]`, url),
  ),
  ledger: ledger.map(
    ({ on, kind, minor, currency, memo, dueOn, url }) =>
      `${line(on, kind, minor, currency, memo)}${dueOn ? `, due ${dueOn}` : ''}${url ? ` ${url}` : ''}`,
  ),
  opportunities: opportunities.map(({ stage, minor, currency, title, reason, probability, closesOn, closedOn, url }) =>
    line(
      [line(stage, minor, currency, title), reason, probability, closesOn && `closes ${closesOn}`, closedOn && `closed ${closedOn}`]
        .filter(Boolean)
        .join(', '),
      url,
    ),
  ),
  interactions: interactions.map(
    ({ at, channel, status, minutes, by, summary, url }) =>
      `${line(new Date(at).toISOString(), channel, status, minutes && `${minutes} min`, by && `by ${by}`)}: ${summary}${url ? ` ${url}` : ''}`,
  ),
});
