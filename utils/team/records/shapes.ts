import * as v from 'valibot';
import type { CustomerId } from '@/utils/domain/customer';
import { type DomainName, parseDomain } from '@/utils/domain/domain-name';
import { type Email, parseEmail } from '@/utils/domain/email';
import { goalMetrics } from '@/utils/domain/goal';
import { channels, teams } from '@/utils/domain/interaction';
import { ledgerKinds } from '@/utils/domain/ledger-entry';
import { type Currency, parseCurrency } from '@/utils/domain/money';
import { stages } from '@/utils/domain/opportunity';
import { type CivilDate, type Millis, parseCivilDate } from '@/utils/domain/time';
import type { CompetitorId } from '@/utils/domain/voice';
import { voiceKinds } from '@/utils/domain/voice';

/*
 * What the records of a team are made of. Another member's browser wrote them, or somebody in its place: each value is what its type says, or the
 * record is none of ours. Fields that are not named here are of a later version, and stay where they are.
 */

const text = v.pipe(v.string(), v.maxLength(100_000));
const id = v.pipe(v.string(), v.uuid());
const customerId = v.pipe(
  id,
  v.transform((value) => value as CustomerId),
);
const competitorId = v.pipe(
  id,
  v.transform((value) => value as CompetitorId),
);
const moment = v.pipe(
  v.number(),
  v.minValue(0),
  v.maxValue(8.64e15),
  v.transform((value) => value as Millis),
);
const minor = v.pipe(v.number(), v.safeInteger());
const currency = v.custom<Currency>((value) => typeof value === 'string' && parseCurrency(value) === value);
const day = v.custom<CivilDate>((value) => typeof value === 'string' && parseCivilDate(value) === value);
const email = v.custom<Email>((value) => typeof value === 'string' && parseEmail(value) === value);
const domain = v.custom<DomainName>((value) => typeof value === 'string' && parseDomain(value) === value);
/** Shown as a link: nothing that would run. */
const url = v.pipe(text, v.regex(/^https?:\/\//i));
const place = v.object({ prefix: text, suffix: text });

export const customer = v.object({
  kind: v.picklist(['person', 'company']),
  name: text,
  companyId: v.exactOptional(customerId),
  parentId: v.exactOptional(customerId),
  emails: v.array(email),
  domains: v.array(domain),
  phones: v.array(text),
  role: v.exactOptional(text),
  address: v.exactOptional(text),
  tags: v.array(text),
  sourceKeys: v.array(text),
  summary: v.exactOptional(
    v.object({ currency, revenue: v.exactOptional(minor), open: v.exactOptional(minor), lastOn: v.exactOptional(day) }),
  ),
  wallet: v.exactOptional(v.object({ minor: v.pipe(minor, v.minValue(1)), currency, on: day })),
  mergedInto: v.exactOptional(customerId),
  createdAt: moment,
  updatedAt: moment,
});

export const ledger = v.object({
  customerId,
  on: day,
  kind: v.picklist(ledgerKinds),
  minor,
  currency,
  sourceKey: text,
  memo: v.exactOptional(text),
  isGoodsUnknown: v.exactOptional(v.literal(true)),
  dueOn: v.exactOptional(day),
});

export const opportunity = v.object({
  customerId,
  title: text,
  minor,
  currency,
  stage: v.picklist(stages),
  probability: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  reason: v.exactOptional(text),
  competitorId: v.exactOptional(competitorId),
  openedOn: day,
  closesOn: v.exactOptional(day),
  closedOn: v.exactOptional(day),
  sourceKey: v.exactOptional(text),
});

export const interaction = v.object({
  customerId,
  personId: v.exactOptional(customerId),
  at: moment,
  channel: v.picklist(channels),
  team: v.picklist(teams),
  by: v.exactOptional(text),
  direction: v.picklist(['in', 'out', 'internal']),
  conversation: v.exactOptional(text),
  summary: text,
  minutes: v.exactOptional(v.pipe(v.number(), v.minValue(0))),
  status: v.exactOptional(v.picklist(['planned', 'open', 'done'])),
  answeredAt: v.exactOptional(moment),
  handedTo: v.exactOptional(v.array(text)),
  quote: v.exactOptional(text),
  quotePlace: v.exactOptional(place),
  url: v.exactOptional(url),
  sourceKey: v.exactOptional(text),
});

export const voice = v.object({
  customerId,
  personId: v.exactOptional(customerId),
  kind: v.picklist(voiceKinds),
  about: v.union([v.literal('us'), competitorId]),
  text,
  quote: v.exactOptional(text),
  quotePlace: v.exactOptional(place),
  url: v.exactOptional(url),
  at: moment,
  author: text,
  state: v.picklist(['open', 'met', 'lapsed', 'kept', 'broken']),
  dueOn: v.exactOptional(day),
  settledAt: v.exactOptional(moment),
  settledBy: v.exactOptional(text),
  minor: v.exactOptional(minor),
  currency: v.exactOptional(currency),
  sourceKey: v.exactOptional(text),
});

export const competitor = v.object({ name: text, aliases: v.array(text) });

export const goal = v.object({
  metric: v.picklist(goalMetrics),
  target: v.number(),
  currency: v.exactOptional(currency),
  dueOn: day,
  scope: v.variant('kind', [
    v.object({ kind: v.literal('everybody') }),
    v.object({ kind: v.literal('customer'), customerId }),
    v.object({ kind: v.literal('tag'), tag: text }),
  ]),
  setOn: day,
  baseline: v.number(),
});

/** The cost among a customer file's own totals, under the customer's id. */
export const cost = v.object({ customerId, currency, cost: minor });

/** Whom a member erased, and what keeps an import from bringing them back. */
export const erasure = v.object({
  customerIds: v.array(customerId),
  tombstone: v.exactOptional(
    v.object({
      at: moment,
      salt: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
      keys: v.array(v.object({ hint: v.pipe(v.number(), v.safeInteger()), digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) })),
    }),
  ),
});
