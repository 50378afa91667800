import type { Currency } from '@/utils/domain/money';
import type { Stage } from '@/utils/domain/opportunity';
import { err, ok, type Result } from '@/utils/domain/result';
import type { CivilDate } from '@/utils/domain/time';
import type { IsSharedDomain, Whose } from './customer-rows';
import { stageOf } from './fact-words';
import type { FieldOf } from './fields';
import { parseShare } from './numbers';
import { readWhose } from './read-whose';
import { cellsOf, type Dialect, type RawRow } from './reading';
import type { Reason, Refusal } from './refusal';

/** What one row says of business that may be won, was won or lost. The competitor goes by name. */
export interface OpportunityRow {
  readonly row: number;
  readonly customer: Whose;
  readonly id?: string;
  readonly title: string;
  readonly minor: number;
  readonly currency: Currency;
  readonly stage: Stage;
  /** From 0 to 1. */
  readonly probability?: number;
  readonly reason?: string;
  readonly competitor?: string;
  readonly openedOn: CivilDate;
  readonly closesOn?: CivilDate;
  readonly closedOn?: CivilDate;
}

/** Reads one row of a list of opportunities. Where it does not say since when, the earliest of its days counts. */
export function opportunityRow(raw: RawRow, dialect: Dialect<'opportunities'>, isShared: IsSharedDomain): Result<OpportunityRow, Refusal> {
  const cells = cellsOf<FieldOf<'opportunities'>>(raw, dialect.columns.at, dialect);
  const refuse = (reason: Reason) => err({ row: raw.number, reason });
  const customer = readWhose(cells, isShared);
  if (!customer.ok) return refuse(customer.error);
  const currency = cells.currency('currency', ['amount']);
  if (!currency.ok) return refuse(currency.error);
  const amount = cells.amount('amount', currency.value);
  if (!amount.ok) return refuse(amount.error);
  if (amount.value === undefined) return refuse({ kind: 'empty', column: cells.header('amount') });
  const [opened, closes, closed] = [cells.day('openedOn'), cells.day('closesOn'), cells.day('closedOn')];
  if (!opened.ok) return refuse(opened.error);
  if (!closes.ok) return refuse(closes.error);
  if (!closed.ok) return refuse(closed.error);
  const openedOn = opened.value ?? [closes.value, closed.value].filter((day) => day !== undefined).sort()[0];
  if (openedOn === undefined) return refuse({ kind: 'empty', column: cells.header('openedOn') });
  const probability = parseShare(cells.text('probability') ?? '');
  if (!probability.ok) return refuse(cells.fault('not-a-number', 'probability'));
  const stage = stageOf(cells.text('stage') ?? '');
  // Where a file has one day for both, that of a decided one is when it was decided.
  const closedOn = stage === 'open' ? undefined : (closed.value ?? closes.value);
  const [id = '', reason = '', competitor = ''] = [cells.text('id'), cells.text('reason'), cells.text('competitor')];
  return ok({
    row: raw.number,
    customer: customer.value,
    ...(id === '' ? {} : { id: dialect.idSpace === undefined ? id : `${dialect.idSpace}:${id}` }),
    title: cells.text('title') || customer.value.name,
    minor: amount.value,
    currency: currency.value,
    stage,
    ...(probability.value === undefined ? {} : { probability: probability.value }),
    ...(reason === '' ? {} : { reason }),
    ...(competitor === '' ? {} : { competitor }),
    openedOn,
    ...(closes.value === undefined ? {} : { closesOn: closes.value }),
    ...(closedOn === undefined ? {} : { closedOn }),
  });
}
