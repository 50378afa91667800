import * as v from 'valibot';
import { type Currency, parseCurrency } from '@/utils/domain/money';
import { ok, type Result } from '@/utils/domain/result';
import { civilDateAt, type Millis } from '@/utils/domain/time';
import { minorOf } from '../amounts';
import { facts, type OpportunityDraft } from '../answer';
import { type Page, type Place, pulled, utcSecond } from '../changes';
import { customer, ticket } from '../drafts';
import { factsOfEach } from '../each';
import type { Failure } from '../failure';
import { nameBefore, optional, signedIn, text } from '../fields';
import { followed } from '../pages';
import { isAbout } from '../question';
import { singleQuoted } from '../quoted';
import { currency, day, decimal, email, id, instant, words } from '../shapes';
import { type Ask, defineSource } from '../source';

// Source: developer.salesforce.com, REST API, version below, 2026-11. Not tried on a real organisation.
const API = '/services/data/v64.0';

const page = <Item>(item: v.GenericSchema<unknown, Item>) =>
  v.pipe(
    v.object({ records: v.array(item), nextRecordsUrl: v.nullish(v.string()) }),
    v.transform(({ records, nextRecordsUrl }) => ({ items: records, following: nextRecordsUrl })),
  );
const Contact = v.object({
  Id: id,
  Name: words,
  Email: email,
  Phone: words,
  MobilePhone: words,
  Title: words,
  AccountId: v.nullish(id),
  Account: v.nullish(v.object({ Name: words })),
});
const Opportunity = v.object({
  Id: id,
  Name: words,
  Amount: v.nullish(decimal),
  CurrencyIsoCode: v.optional(currency),
  IsWon: v.boolean(),
  IsClosed: v.boolean(),
  Probability: v.nullish(v.number()),
  CreatedDate: instant,
  CloseDate: day,
});
const Case = v.object({ Id: id, CaseNumber: words, Subject: words, IsClosed: v.boolean(), CreatedDate: instant, Origin: words });
const stamp = { SystemModstamp: instant };
const ChangedContact = v.object({ ...Contact.entries, ...stamp, IsDeleted: v.boolean() });
const ChangedOpportunity = v.object({
  ...Opportunity.entries,
  ...stamp,
  OpportunityContactRoles: v.nullish(v.object({ records: v.array(v.object({ ContactId: id })) })),
});
const ChangedCase = v.object({ ...Case.entries, ...stamp, ContactId: v.nullish(id) });
const channels: Readonly<Record<string, 'mail' | 'call' | 'chat'>> = { Email: 'mail', Phone: 'call', Chat: 'chat' };

export const salesforce = defineSource({
  id: 'salesforce',
  label: 'Salesforce',
  /** The currency of an organisation that has but one: only those with several write it on each record. */
  fields: {
    instance: nameBefore('my.salesforce.com'),
    clientId: text(/^[\w.]{10,200}$/),
    currency: optional(text(/^[A-Za-z]{3}$/)),
    token: signedIn(),
  },
  by: ['email', 'phone', 'name'],
  limits: { requests: 60, per: 60_000, atOnce: 4 },
  tokenPage: ({ instance }) => `https://${instance}.my.salesforce.com/lightning/setup/SetupOneHome/home`,
  address: ({ instance }) => `https://${instance}.my.salesforce.com`,
  headers: ({ token }) => ({ authorization: `Bearer ${token}` }),
  signIn: {
    authorizeAddress: ({ instance }) => `https://${instance}.my.salesforce.com/services/oauth2/authorize`,
    tokenAddress: ({ instance }) => `https://${instance}.my.salesforce.com/services/oauth2/token`,
    scopes: ['api', 'refresh_token'],
  },
  // A day's requests are spent: as forbidden, but for its code.
  refusal: ({ status, text }) => (status === 403 && text.includes('REQUEST_LIMIT_EXCEEDED') ? { kind: 'tooMany' } : undefined),

  async lookup(question, { ask, settings }) {
    const fields = { email: ['Email'], phone: ['Phone', 'MobilePhone'], name: ['Name'] }[question.by];
    const where = fields.map((field) => `${field} = ${singleQuoted(question.value)}`).join(' OR ');
    const found = await query(ask, `SELECT ${CONTACT} FROM Contact WHERE ${where} LIMIT 50`, Contact);
    if (!found.ok) return found;
    const web = `https://${settings.instance}.my.salesforce.com`;
    const people = found.value.items.map((contact) => ({ contact, who: personOf(contact, web) }));
    return factsOfEach(
      people.filter(({ who }) => isAbout(question, who)),
      async ({ contact, who }) => {
        const own = parseCurrency(settings.currency);
        const deals = await query(ask, dealsOf(contact.Id, own === undefined), Opportunity);
        if (!deals.ok) return deals;
        const theirs = `SELECT ${CASE} FROM Case WHERE ContactId = ${singleQuoted(contact.Id)}`;
        const cases = await query(ask, theirs, Case);
        if (!cases.ok) return cases;
        const opportunities = deals.value.items.flatMap((deal) => dealOf(deal, who.sourceKey, own, web) ?? []);
        const isPart = deals.value.isPart || cases.value.isPart || opportunities.length < deals.value.items.length;
        const interactions = cases.value.items.map((each) => caseOf(each, who.sourceKey, web));
        return ok(facts({ customers: [who], opportunities, interactions, ...(isPart ? { isPart } : {}) }));
      },
    );
  },

  /** Contacts, those in the bin among them, opportunities and cases, each in the order of their changes. An opportunity is told of its primary contact. */
  pull(since, { ask, now, settings }) {
    const own = parseCurrency(settings.currency);
    const web = `https://${settings.instance}.my.salesforce.com`;
    return pulled(since, now, [
      {
        async read(place) {
          const page = await changed(ask, `SELECT ${CONTACT}, IsDeleted`, 'Contact', place, ChangedContact);
          if (!page.ok) return page;
          const { items, next } = page.value;
          const customers = items.filter(({ IsDeleted }) => !IsDeleted).map((contact) => personOf(contact, web));
          const gone = items.filter(({ IsDeleted }) => IsDeleted).map(({ Id }) => keyOf(Id));
          return ok({ customers, gone, ...next });
        },
      },
      {
        async read(place) {
          const roles = '(SELECT ContactId FROM OpportunityContactRoles ORDER BY IsPrimary DESC)';
          const select = `SELECT ${opportunity(own === undefined)}, ${roles}`;
          const page = await changed(ask, select, 'Opportunity', place, ChangedOpportunity);
          if (!page.ok) return page;
          const { items, next } = page.value;
          const opportunities = items.flatMap((deal) => {
            const [role] = deal.OpportunityContactRoles?.records ?? [];
            return role === undefined ? [] : (dealOf(deal, keyOf(role.ContactId), own, web) ?? []);
          });
          return ok({ opportunities, ...next });
        },
      },
      {
        async read(place) {
          const page = await changed(ask, `SELECT ${CASE}, ContactId`, 'Case', place, ChangedCase);
          if (!page.ok) return page;
          const { items, next } = page.value;
          return ok({ interactions: items.flatMap((each) => (each.ContactId ? caseOf(each, keyOf(each.ContactId), web) : [])), ...next });
        },
      },
    ]);
  },
});

const CONTACT = 'Id, Name, Email, Phone, MobilePhone, Title, AccountId, Account.Name';
const CASE = 'Id, CaseNumber, Subject, IsClosed, CreatedDate, Origin';
const opportunity = (withCurrency: boolean): string =>
  `Id, Name, Amount, ${withCurrency ? 'CurrencyIsoCode, ' : ''}IsWon, IsClosed, Probability, CreatedDate, CloseDate`;

const PAGE = 500;

/** Records that were changed since, in that order, behind the last one that was told of their second. `queryAll` shows those in the bin too. */
async function changed<Item extends { readonly Id: string; readonly SystemModstamp: Millis }>(
  ask: Ask,
  select: string,
  from: string,
  place: Place,
  item: v.GenericSchema<unknown, Item>,
): Promise<Result<{ readonly items: readonly Item[]; readonly next: Pick<Page, 'next' | 'hasMore'> }, Failure>> {
  const moment = `${utcSecond(place.from)}Z`;
  const later = `SystemModstamp > ${moment} OR (SystemModstamp = ${moment} AND Id > ${singleQuoted(place.page)})`;
  const where = place.page === '' ? `SystemModstamp >= ${moment}` : later;
  const q = `${select}, SystemModstamp FROM ${from} WHERE ${where} ORDER BY SystemModstamp, Id LIMIT ${PAGE}`;
  const found = await ask({ path: `${API}/${from === 'Contact' ? 'queryAll' : 'query'}`, query: { q } }, page(item));
  if (!found.ok) return found;
  const { items, following } = found.value;
  const last = items.at(-1);
  const hasMore = last !== undefined && (items.length >= PAGE || Boolean(following));
  const next = last === undefined ? { ...place, page: '' } : { from: last.SystemModstamp, page: hasMore ? last.Id : '' };
  return ok({ items, next: { next, hasMore } });
}

const query = <Item>(ask: Ask, q: string, item: v.GenericSchema<unknown, Item>) =>
  followed(ask, { path: `${API}/query`, query: { q } }, page(item), ({ following }) =>
    following?.startsWith('/') ? { path: following } : undefined,
  );

/** By the roles that contacts have in opportunities: the same account may have people who have nothing to do with them. */
const dealsOf = (contactId: string, withCurrency: boolean): string =>
  `SELECT ${opportunity(withCurrency)} FROM Opportunity WHERE Id IN (SELECT OpportunityId FROM OpportunityContactRole WHERE ContactId = ${singleQuoted(contactId)})`;

const keyOf = (contactId: string): string => `salesforce:${contactId}`;

const personOf = ({ Id, Name, Email, Phone, MobilePhone, Title, Account }: v.InferOutput<typeof Contact>, web: string) =>
  customer({
    sourceKey: keyOf(Id),
    name: Name,
    emails: [Email],
    phones: [Phone, MobilePhone],
    role: Title,
    company: Account?.Name,
    url: `${web}/${Id}`,
  });

function dealOf(deal: v.InferOutput<typeof Opportunity>, of: string, own: Currency | undefined, web: string): OpportunityDraft | undefined {
  const currency = deal.CurrencyIsoCode ?? own;
  if (currency === undefined || !deal.Amount) return undefined;
  return {
    sourceKey: `opportunity:salesforce:${deal.Id}`,
    of,
    url: `${web}/${deal.Id}`,
    title: deal.Name,
    minor: minorOf(deal.Amount, currency),
    currency,
    stage: !deal.IsClosed ? 'open' : deal.IsWon ? 'won' : 'lost',
    openedOn: civilDateAt(deal.CreatedDate),
    ...(deal.IsClosed ? { closedOn: deal.CloseDate } : { closesOn: deal.CloseDate }),
    ...(!deal.IsClosed && typeof deal.Probability === 'number' ? { probability: deal.Probability / 100 } : {}),
  };
}

const caseOf = ({ Id, CaseNumber, Subject, IsClosed, CreatedDate, Origin }: v.InferOutput<typeof Case>, of: string, web: string) =>
  ticket({
    sourceKey: `salesforce-case:${Id}`,
    of,
    at: CreatedDate,
    summary: `#${CaseNumber} ${Subject}`,
    isOpen: !IsClosed,
    channel: channels[Origin] ?? 'ticket',
    url: `${web}/${Id}`,
  });
