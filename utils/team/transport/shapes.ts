import * as v from 'valibot';
import { type LedgerKind, ledgerKinds } from '@/utils/domain/ledger-entry';
import { currency, day } from '@/utils/sources/shapes';
import type { Content } from '../replica/content';
import { keyOf } from '../replica/key';
import type { Answer, Card, Page, Told } from './transport';

/* What the functions of `api` answer. Records are kept as they come: each kind is decoded where it becomes a record of ours. */

/** Any object: what came out of JSON holds nothing else than JSON can hold. */
const content = v.custom<Content>((value) => typeof value === 'object' && value !== null && !Array.isArray(value));
const version = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const told: v.GenericSchema<unknown, Told> = v.pipe(
  v.object({
    kind: v.string(),
    id: v.pipe(v.string(), v.uuid()),
    version,
    op: v.string(),
    author: v.nullable(v.string()),
    gone: v.nullable(v.picklist(['deleted', 'erased'])),
    data: content,
  }),
  v.transform(({ kind, id, data, ...rest }) => ({ key: keyOf(kind, id), content: data, ...rest })),
);

export const page: v.GenericSchema<unknown, Page> = v.object({
  cluster: v.string(),
  rights: v.number(),
  member: v.string(),
  records: v.array(told),
  cursor: v.string(),
  more: v.boolean(),
  behind: v.boolean(),
});

const op = v.string();
const answer: v.GenericSchema<unknown, Answer> = v.variant('outcome', [
  v.object({ op, outcome: v.literal('applied'), version }),
  v.object({ op, outcome: v.literal('erased'), version }),
  v.object({ op, outcome: v.literal('refused'), why: v.picklist(['role', 'data']) }),
  v.object({ op, outcome: v.literal('known'), record: told }),
  v.pipe(
    v.object({ op, outcome: v.literal('conflict'), record: told }),
    v.transform(({ record: { key: _, ...row }, ...rest }) => ({ ...rest, row })),
  ),
]);
export const answers = v.array(answer);

const COSTS: readonly LedgerKind[] = ['goods', 'service', 'acquisition'];
const sum = v.object({
  kind: v.picklist(ledgerKinds),
  currency,
  count: v.number(),
  minor: v.pipe(v.number(), v.safeInteger()),
  first: day,
  last: day,
});
export const card: v.GenericSchema<unknown, Card | null> = v.nullable(
  v.pipe(
    v.object({ customers: v.array(told), seesCosts: v.boolean(), sums: v.array(sum), records: v.array(told) }),
    v.transform(({ customers, seesCosts, sums, records }) => ({
      customers,
      records,
      income: sums.filter(({ kind }) => !COSTS.includes(kind)),
      costs: seesCosts ? sums.filter(({ kind }) => COSTS.includes(kind)) : ('notVisible' as const),
    })),
  ),
);

export const roles = ['sales', 'support', 'marketing', 'finance', 'admin'] as const;
export type Role = (typeof roles)[number];

/** Who is signed in, as the team knows them. */
export const membership = v.object({
  team: v.string(),
  teamName: v.string(),
  member: v.string(),
  name: v.string(),
  email: v.string(),
  role: v.picklist(roles),
  seesCosts: v.boolean(),
  /** Kinds of record that they may write. */
  writes: v.array(v.string()),
  /** Counts the changes of all this. */
  rights: v.number(),
});
export type Membership = v.InferOutput<typeof membership>;

export const members = v.array(
  v.object({ id: v.string(), name: v.string(), email: v.string(), role: v.picklist(roles), isGone: v.boolean() }),
);
export type Member = v.InferOutput<typeof members>[number];

export const invitations = v.array(v.object({ email: v.string(), role: v.picklist(roles), expiresAt: v.string() }));
export type Invited = v.InferOutput<typeof invitations>[number];

/** What is to be told to whom was invited, where the database signs people in itself. */
export const invited = v.object({ team: v.string(), code: v.nullable(v.string()) });

/** What the sign-in function of an office server gives. */
export const admission = v.nullable(
  v.union([
    v.object({ token: v.pipe(v.string(), v.regex(/^[!-~]+$/)), renewal: v.string(), seconds: v.number() }),
    v.object({ wrong: v.literal(true), waitSeconds: v.number() }),
  ]),
);
export type Admission = NonNullable<v.InferOutput<typeof admission>>;
