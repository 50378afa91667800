/** What an organisation can decide for everybody who works there; nobody else changes it then. */
export const lockable = [
  'export',
  'marks',
  'sources',
  'team',
  'sites',
  'ownDomains',
  'business',
  'currency',
  'perHour',
  'minutes',
  'channels',
] as const;
export type Lock = (typeof lockable)[number];
