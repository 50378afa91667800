import { i18n } from '#i18n';

/** What went wrong with the database, as far as the browser says. */
export function failureInWords(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return i18n.t('failure.full');
  if (name === 'VersionError') return i18n.t('failure.newer');
  if (name === 'InvalidStateError' || name === 'SecurityError') return i18n.t('failure.closed');
  return i18n.t('failure.unknown', [error instanceof Error ? error.message : String(error)]);
}
