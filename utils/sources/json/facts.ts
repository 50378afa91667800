import * as v from 'valibot';
import { ok, type Result } from '@/utils/domain/result';
import { civilDateAt } from '@/utils/domain/time';
import { minorOf } from '../amounts';
import { type Facts, facts } from '../answer';
import { booked, customer, ticket } from '../drafts';
import type { Failure } from '../failure';
import { decoded } from '../net/decode';
import { isAbout, type Question } from '../question';
import { currency, decimal, email, id, instant, unixSeconds, words } from '../shapes';
import type { Part, Row } from './rows';

/** What the records of a JSON API can be. */
export const recordKinds = ['customers', 'revenue', 'receivables', 'tickets'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** The parts that each kind is made of. */
export const partsOf: Readonly<Record<RecordKind, readonly Part[]>> = {
  customers: ['name', 'email', 'phone', 'organisation', 'recordId', 'link'],
  revenue: ['amount', 'amountCurrency', 'date', 'title', 'email', 'recordId', 'link'],
  receivables: ['amount', 'amountCurrency', 'date', 'title', 'email', 'recordId', 'link'],
  tickets: ['title', 'date', 'state', 'email', 'recordId', 'link'],
};

const written = v.pipe(v.optional(v.union([v.string(), v.number()]), ''), v.transform(String));
const record = {
  recordId: v.optional(id),
  email,
  title: written,
  link: v.pipe(
    words,
    v.transform((address) => (/^https?:\/\//.test(address) ? address : undefined)),
  ),
};
const date = v.union([instant, unixSeconds]);
const People = v.array(v.object({ ...record, name: words, phone: written, organisation: words }));
const Bookings = v.array(v.object({ ...record, amount: decimal, amountCurrency: currency, date }));
const Tickets = v.array(v.object({ ...record, date, state: written }));

const DONE = /^(?:closed|done|resolved|solved)$/i;

/**
 * What the rows are. One that is not what it should be fails them all, and is named by its place: a sum without it would be wrong. Rows that
 * bear somebody else's address are left out.
 */
export function factsIn(rows: readonly Row[], kind: RecordKind, question: Question, host: string): Result<Facts, Failure> {
  const keyOf = (recordId: string | undefined, index: number) => `json@${host}:${kind}:${recordId ?? `#${index + 1}`}`;
  const asked = customer({
    sourceKey: `json@${host}:${question.value}`,
    name: question.by === 'name' ? question.value : '',
    emails: question.by === 'email' ? [question.value] : [],
    phones: question.by === 'phone' ? [question.value] : [],
  });
  const isTheirs = (row: { readonly email?: unknown }) =>
    question.by !== 'email' || row.email === undefined || row.email === question.value;

  switch (kind) {
    case 'customers': {
      const people = decoded(People, rows);
      if (!people.ok) return people;
      const all = people.value.map(({ recordId, name, email, phone, organisation, link }, index) =>
        customer({ sourceKey: keyOf(recordId, index), name, emails: [email], phones: [phone], company: organisation, url: link }),
      );
      return ok(facts({ customers: all.filter((each) => isAbout(question, each)) }));
    }
    case 'revenue':
    case 'receivables': {
      const bookings = decoded(Bookings, rows);
      if (!bookings.ok) return bookings;
      const ledger = bookings.value.filter(isTheirs).flatMap(({ recordId, amount, amountCurrency: currency, date, title, link }, index) => {
        const minor = minorOf(amount, currency);
        return booked(
          { sourceKey: keyOf(recordId, index), of: asked.sourceKey, on: civilDateAt(date), currency, memo: title, url: link },
          kind === 'revenue' ? { revenue: minor } : { receivable: minor },
        );
      });
      return ok(facts({ customers: ledger.length > 0 ? [asked] : [], ledger }));
    }
    case 'tickets': {
      const tickets = decoded(Tickets, rows);
      if (!tickets.ok) return tickets;
      const interactions = tickets.value.filter(isTheirs).map(({ recordId, date, title, state, link }, index) =>
        ticket({
          sourceKey: keyOf(recordId, index),
          of: asked.sourceKey,
          at: date,
          summary: title,
          isOpen: !DONE.test(state),
          url: link,
        }),
      );
      return ok(facts({ customers: interactions.length > 0 ? [asked] : [], interactions }));
    }
  }
}
