import type { CustomerId } from '@/utils/domain/customer';
import type { Interaction } from '@/utils/domain/interaction';
import type { Currency } from '@/utils/domain/money';
import type { Opportunity } from '@/utils/domain/opportunity';
import type { CivilDate, Millis } from '@/utils/domain/time';
import type { Voice } from '@/utils/domain/voice';

/** The day that these examples are looked at: a Wednesday. */
export const today = '2026-11-25' as CivilDate;

export const moment = (text: string): Millis => Date.parse(text.length === 10 ? `${text}T12:00:00Z` : `${text}:00Z`) as Millis;

const customerId = 'mara' as CustomerId;

export const contact = (id: string, on: string, more: Partial<Interaction> = {}): Interaction => ({
  id: id as Interaction['id'],
  customerId,
  at: moment(on),
  channel: 'mail',
  team: 'service',
  direction: 'in',
  summary: id,
  revision: 1,
  ...more,
});

export const said = (kind: Voice['kind'], id: string, on: string, more: Partial<Voice> = {}): Voice => ({
  id: id as Voice['id'],
  customerId,
  kind,
  about: 'us',
  text: id,
  at: moment(on),
  author: 'Jan',
  state: 'open',
  revision: 1,
  ...more,
});

export const eur = (minor: number) => ({ minor, currency: 'EUR' as Currency });

export const deal = (id: string, stage: Opportunity['stage']): Opportunity => ({
  id: id as Opportunity['id'],
  customerId,
  title: id,
  ...eur(5000_00),
  stage,
  probability: stage === 'open' ? 0.5 : 0,
  openedOn: '2026-11-01' as CivilDate,
  closesOn: '2026-12-31' as CivilDate,
  sourceKey: id,
  revision: 1,
});
