import { err, ok, type Result } from '@/utils/domain/result';
import type { Voice } from '@/utils/domain/voice';
import type { IsSharedDomain, Whose } from './customer-rows';
import { isUs, voiceKindOf, voiceStateOf } from './fact-words';
import type { FieldOf } from './fields';
import { filled, webAddress } from './interaction-rows';
import { readWhose } from './read-whose';
import { cellsOf, type Dialect, type RawRow } from './reading';
import type { Reason, Refusal } from './refusal';

/** What one row says that a customer told us, or that we promised. */
export interface VoiceRow extends Pick<Voice, 'kind' | 'text' | 'quote' | 'url' | 'at' | 'author' | 'dueOn' | 'minor' | 'currency'> {
  readonly row: number;
  readonly customer: Whose;
  readonly id?: string;
  /** Us, or a competitor's name. */
  readonly about: 'us' | { readonly competitor: string };
  /** Where the row says so. */
  readonly state?: Voice['state'];
}

/** Reads one row of a list of needs, likes, dislikes, promises, complaints and prices: a need where it names no kind. */
export function voiceRow(raw: RawRow, dialect: Dialect<'voices'>, isShared: IsSharedDomain): Result<VoiceRow, Refusal> {
  const cells = cellsOf<FieldOf<'voices'>>(raw, dialect.columns.at, dialect);
  const refuse = (reason: Reason) => err({ row: raw.number, reason });
  const text = (field: FieldOf<'voices'>) => cells.text(field) ?? '';
  const customer = readWhose(cells, isShared);
  if (!customer.ok) return refuse(customer.error);
  const at = cells.moment('at');
  if (!at.ok) return refuse(at.error);
  if (at.value === undefined) return refuse({ kind: 'empty', column: cells.header('at') });
  const kind = text('kind') === '' ? 'need' : voiceKindOf(text('kind'));
  if (kind === undefined) return refuse(cells.fault('unknown-kind', 'kind'));
  const due = cells.day('dueOn');
  if (!due.ok) return refuse(due.error);
  const price = priceOf();
  if (!price.ok) return refuse(price.error);
  if (text('text') === '' && text('quote') === '' && price.value.minor === undefined)
    return refuse({ kind: 'empty', column: cells.header('text') });
  const state = voiceStateOf(text('state'));
  return ok({
    row: raw.number,
    customer: customer.value,
    kind,
    about: isUs(text('about')) ? 'us' : { competitor: text('about') },
    text: text('text') || text('quote'),
    at: at.value,
    author: text('author'),
    ...(state === undefined ? {} : { state }),
    ...(due.value === undefined ? {} : { dueOn: due.value }),
    ...price.value,
    ...filled({ id: text('id'), quote: text('quote'), url: webAddress(text('url')) }),
  });

  function priceOf(): Result<Pick<VoiceRow, 'minor' | 'currency'>, Reason> {
    if (text('amount') === '') return ok({});
    const currency = cells.currency('currency', ['amount']);
    if (!currency.ok) return currency;
    const amount = cells.amount('amount', currency.value);
    if (!amount.ok) return amount;
    return ok(amount.value === undefined ? {} : { minor: amount.value, currency: currency.value });
  }
}
