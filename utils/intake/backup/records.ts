import type { Draft } from '@/utils/db/drafts';
import type { Replaced } from '@/utils/db/history';
import type { ImportJob } from '@/utils/db/imports';
import { type PackStore, packStores } from '@/utils/db/packs';
import type { HiddenKey, Tombstone } from '@/utils/db/tombstone';
import type { FactStep, UndoChunk, UndoStep } from '@/utils/db/undo';
import type { Customer, Summary, Wallet } from '@/utils/domain/customer';
import { parseDomain } from '@/utils/domain/domain-name';
import { parseEmail } from '@/utils/domain/email';
import { type Goal, type GoalScope, goalMetrics } from '@/utils/domain/goal';
import type { Id } from '@/utils/domain/id';
import { channels, type Interaction, teams } from '@/utils/domain/interaction';
import { type LedgerEntry, ledgerKinds } from '@/utils/domain/ledger-entry';
import { parseCurrency } from '@/utils/domain/money';
import { type Opportunity, stages } from '@/utils/domain/opportunity';
import type { QuotePlace } from '@/utils/domain/quote-place';
import { type Millis, parseCivilDate } from '@/utils/domain/time';
import { type Competitor, type Voice, voiceKinds } from '@/utils/domain/voice';
import { type Decode, integer, list, oneOf, parsed, text } from '../sample-decode';
import type { Bundle } from './bundle';
import { whole } from './whole';

// What a backup holds was written by Regard, but anybody can write a file: every field is read as its type, or the line is none.

const id = <Kind extends string>(): Decode<Id<Kind>> => text as Decode<Id<Kind>>;
const string: Decode<string> = (value) => (typeof value === 'string' ? value : undefined);
const number: Decode<number> = (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
const moment = integer as Decode<Millis>;
const isTrue: Decode<true> = (value) => (value === true ? true : undefined);
const day = parsed(parseCivilDate);
const currency = parsed(parseCurrency);

const summary = whole<Summary>({ currency }, { revenue: integer, cost: integer, open: integer, lastOn: day });

export const wallet = whole<Wallet>({ minor: integer, currency, on: day }, {});

export const customer = whole<Customer>(
  {
    ...{ id: id(), kind: oneOf('person', 'company'), name: string, emails: list(parsed(parseEmail)), domains: list(parsed(parseDomain)) },
    ...{ phones: list(text), tags: list(text), sourceKeys: list(text), createdAt: moment, updatedAt: moment, revision: integer },
  },
  { companyId: id(), parentId: id(), role: string, address: string, summary, wallet, importId: id(), mergedInto: id() },
);

const ledgerEntry = whole<LedgerEntry>(
  { id: id(), customerId: id(), on: day, kind: oneOf(...ledgerKinds), minor: integer, currency, sourceKey: text },
  { importId: id(), memo: string, isGoodsUnknown: isTrue, dueOn: day },
);

const quotePlace = whole<QuotePlace>({ prefix: string, suffix: string }, {});

const interaction = whole<Interaction>(
  {
    ...{ id: id(), customerId: id(), at: moment, channel: oneOf(...channels), team: oneOf(...teams) },
    ...{ direction: oneOf('in', 'out', 'internal'), summary: string, revision: integer },
  },
  {
    ...{ personId: id(), by: string, conversation: string, minutes: number, status: oneOf('planned', 'open', 'done'), answeredAt: moment },
    ...{ handedTo: list(text), quote: string, quotePlace, url: string, sourceKey: text, importId: id() },
  },
);

const voice = whole<Voice>(
  {
    ...{ id: id(), customerId: id(), kind: oneOf(...voiceKinds), about: text as Decode<Voice['about']>, text: string, at: moment },
    ...{ author: string, state: oneOf('open', 'met', 'lapsed', 'kept', 'broken'), revision: integer },
  },
  {
    ...{ personId: id(), quote: string, quotePlace, url: string, dueOn: day, settledAt: moment, settledBy: string },
    ...{ minor: integer, currency, sourceKey: text, importId: id() },
  },
);

const opportunity = whole<Opportunity>(
  {
    ...{ id: id(), customerId: id(), title: string, minor: integer, currency, stage: oneOf(...stages), openedOn: day },
    revision: integer,
  },
  { probability: number, reason: string, competitorId: id(), closesOn: day, closedOn: day, sourceKey: text, importId: id() },
);

/** Facts by the store that keeps them. */
const facts = { interactions: interaction, voices: voice, opportunities: opportunity } as const;
const isPack = (store: unknown): store is PackStore => packStores.some((each) => each === store);

const replaced: Decode<Replaced> = (value) => {
  if (typeof value !== 'object' || value === null || !('store' in value) || !('record' in value)) return undefined;
  const store = oneOf('customers', ...packStores)(value.store);
  const earlier = store === undefined ? undefined : store === 'customers' ? customer(value.record) : facts[store](value.record);
  if (earlier === undefined || store === undefined) return undefined;
  return { key: `${earlier.id}@${earlier.revision}`, recordId: earlier.id, store, record: earlier };
};

export const bundle = whole<Bundle>(
  {
    customer,
    ledger: list(ledgerEntry),
    interactions: list(interaction),
    voices: list(voice),
    opportunities: list(opportunity),
    replaced: list(replaced),
  },
  {},
);

export const competitor = whole<Competitor>({ id: id(), name: text, aliases: list(text) }, { importId: id() });

const goalScope: Decode<GoalScope> = (value) =>
  whole<Extract<GoalScope, { kind: 'everybody' }>>({ kind: oneOf('everybody') }, {})(value) ??
  whole<Extract<GoalScope, { kind: 'customer' }>>({ kind: oneOf('customer'), customerId: id() }, {})(value) ??
  whole<Extract<GoalScope, { kind: 'tag' }>>({ kind: oneOf('tag'), tag: text }, {})(value);

export const goal = whole<Goal>(
  {
    ...{ id: id(), metric: oneOf(...goalMetrics), target: number, dueOn: day, scope: goalScope, setOn: day },
    ...{ baseline: number, revision: integer },
  },
  { currency },
);

export const importJob = whole<ImportJob>(
  {
    ...{ id: id(), kind: oneOf('customers', 'ledger', ...packStores, 'sample'), fileName: string, startedAt: moment },
    ...{ rows: integer, added: integer, changed: integer, unchanged: integer, refused: integer },
  },
  { finishedAt: moment },
);

export const draft = whole<Draft>({ customerId: text, text: string, savedAt: moment }, { about: id() });

const hiddenKey = whole<HiddenKey>({ hint: integer, digest: text }, {});

export const tombstone = whole<Tombstone>({ id: id(), at: moment, salt: text, keys: list(hiddenKey) }, {});

const undoStep: Decode<UndoStep> = (value) => {
  if (typeof value !== 'object' || value === null || !('store' in value) || !('before' in value) || !('after' in value)) return undefined;
  if (value.store === 'customers') {
    const [before, after] = [customer(value.before), customer(value.after)];
    return before && after && { store: 'customers', before, after };
  }
  if (isPack(value.store)) {
    const [before, after] = [facts[value.store](value.before), facts[value.store](value.after)];
    return before && after && ({ store: value.store, before, after } as FactStep);
  }
  const [before, after] = [ledgerEntry(value.before), value.after === null ? null : ledgerEntry(value.after)];
  return value.store === 'ledger' && before && after !== undefined ? { store: 'ledger', before, after } : undefined;
};

export const undoChunk = whole<UndoChunk>({ importId: id(), chunk: integer, steps: list(undoStep) }, {});
