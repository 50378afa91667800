import type { Interaction } from '@/utils/domain/interaction';
import { err, ok, type Result } from '@/utils/domain/result';
import type { IsSharedDomain, Whose } from './customer-rows';
import { channelOf, directionOf, progressOf, teamOf, usualTeam } from './fact-words';
import type { FieldOf } from './fields';
import { parseMinutes } from './numbers';
import { readWhose } from './read-whose';
import { cellsOf, type Dialect, type RawRow } from './reading';
import type { Reason, Refusal } from './refusal';

/** What one row says of a contact. */
export interface InteractionRow
  extends Pick<Interaction, 'at' | 'channel' | 'team' | 'by' | 'direction' | 'conversation' | 'summary' | 'minutes' | 'status' | 'url'> {
  readonly row: number;
  readonly customer: Whose;
  readonly id?: string;
}

/** Reads one row of a list of contacts: a note where it names no channel, inbound where it does not say who began. */
export function interactionRow(raw: RawRow, dialect: Dialect<'interactions'>, isShared: IsSharedDomain): Result<InteractionRow, Refusal> {
  const cells = cellsOf<FieldOf<'interactions'>>(raw, dialect.columns.at, dialect);
  const refuse = (reason: Reason) => err({ row: raw.number, reason });
  const customer = readWhose(cells, isShared);
  if (!customer.ok) return refuse(customer.error);
  const at = cells.moment('at');
  if (!at.ok) return refuse(at.error);
  if (at.value === undefined) return refuse({ kind: 'empty', column: cells.header('at') });
  const minutes = parseMinutes(cells.text('minutes') ?? '');
  if (!minutes.ok) return refuse(cells.fault('not-a-number', 'minutes'));
  const text = (field: FieldOf<'interactions'>) => cells.text(field) ?? '';
  const channel = text('channel') === '' ? 'note' : channelOf(text('channel'));
  if (channel === undefined) return refuse(cells.fault('unknown-kind', 'channel'));
  const status = progressOf(text('status'));
  const optional = { by: text('by'), conversation: text('conversation'), url: webAddress(text('url')) };
  const id = text('id');
  return ok({
    row: raw.number,
    customer: customer.value,
    ...(id === '' ? {} : { id }),
    at: at.value,
    channel,
    team: teamOf(text('team')) ?? usualTeam[channel],
    direction: directionOf(text('direction')) ?? (channel === 'note' ? 'internal' : 'in'),
    summary: text('summary'),
    ...(minutes.value === undefined ? {} : { minutes: minutes.value }),
    ...(status === undefined ? {} : { status }),
    ...filled(optional),
  });
}

/** An address that a click may open; anything else is left out. */
export const webAddress = (cell: string): string => (/^https?:\/\/\S+$/i.test(cell) ? cell : '');

/** The texts that are not empty. */
export const filled = <Key extends string>(texts: Readonly<Record<Key, string>>): Partial<Record<Key, string>> =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')) as Partial<Record<Key, string>>;
