import type { Sighting } from '@/utils/domain/sighting';

/** A conversation that shows nobody, with what a test says of it. */
export const sightingWith = (more: Partial<Sighting>): Sighting => ({
  host: 'roundcube',
  isFallback: false,
  view: 'conversation',
  people: [],
  domains: [],
  phones: [],
  self: [],
  subject: '',
  url: 'https://mail.us.example/?_task=mail',
  ...more,
});
