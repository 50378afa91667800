import type { LedgerKind } from '@/utils/domain/ledger-entry';
import type { Currency } from '@/utils/domain/money';
import { normaliseName } from '@/utils/domain/name';
import { phoneKey } from '@/utils/domain/phone';
import type { Millis } from '@/utils/domain/time';
import type { AccountId } from './account';
import type { Answer, CustomerDraft } from './answer';

/** Where something that we show was told. */
export interface Provenance {
  readonly account: AccountId;
  readonly source: string;
  readonly asOf: Millis;
  /** Where the vendor shows the record; of a sum, absent. */
  readonly url?: string;
}

/** Something about a customer, and everybody who says so. */
export interface Said {
  readonly value: string;
  readonly from: readonly Provenance[];
}

/** What one account says that was booked. */
export interface BookedFigure {
  readonly kind: LedgerKind;
  readonly currency: Currency;
  readonly minor: number;
  readonly count: number;
  /** Pages were left out: it is at least that much. */
  readonly isPart: boolean;
  readonly from: Provenance;
}

/** What all sources together know of one customer, each thing with who told it. */
export interface Gathered {
  readonly names: readonly Said[];
  readonly emails: readonly Said[];
  readonly phones: readonly Said[];
  readonly companies: readonly Said[];
  readonly roles: readonly Said[];
  /** Beside each other, never added up: an invoice and its payment are the same money in two systems. */
  readonly figures: readonly BookedFigure[];
}

/** Puts the answers about one customer side by side. What several say in different spellings is said once, as the newest answer writes it. */
export function gathered(answers: readonly Answer[]): Gathered {
  const newestFirst = answers.toSorted((a, b) => b.asOf - a.asOf);
  const saying = (values: (customer: CustomerDraft) => readonly (string | undefined)[], same: (value: string) => string) =>
    said(newestFirst, values, same);
  return {
    names: saying(({ name }) => [name], normaliseName),
    emails: saying(
      ({ emails }) => emails,
      (email) => email,
    ),
    phones: saying(
      ({ phones }) => phones,
      (phone) => phoneKey(phone) || phone,
    ),
    companies: saying(({ company }) => [company], normaliseName),
    roles: saying(({ role }) => [role], normaliseName),
    figures: answers.flatMap(figuresOf),
  };
}

function said(
  answers: readonly Answer[],
  values: (customer: CustomerDraft) => readonly (string | undefined)[],
  same: (value: string) => string,
): readonly Said[] {
  const all = new Map<string, Said>();
  for (const answer of answers)
    for (const customer of answer.customers)
      for (const value of values(customer)) {
        if (!value) continue;
        const before = all.get(same(value));
        all.set(same(value), { value: before?.value ?? value, from: [...(before?.from ?? []), provenanceOf(answer, customer.url)] });
      }
  return [...all.values()];
}

const provenanceOf = ({ account, source, asOf }: Answer, url?: string): Provenance => ({ account, source, asOf, ...(url ? { url } : {}) });

function figuresOf(answer: Answer): readonly BookedFigure[] {
  const figures = new Map<string, BookedFigure>();
  for (const { kind, currency, minor } of answer.ledger) {
    const key = `${kind} ${currency}`;
    const before = figures.get(key) ?? { kind, currency, minor: 0, count: 0, isPart: answer.isPart ?? false, from: provenanceOf(answer) };
    figures.set(key, { ...before, minor: before.minor + minor, count: before.count + 1 });
  }
  return [...figures.values()];
}
