import { i18n } from '#i18n';
import type { TwinReason } from '@/utils/identity/duplicates';
import { readableDomain, readableEmail } from '@/utils/identity/readable';

/** Why two records may be the same customer, in a few words. */
export function twinReasonInWords(reason: TwinReason): string {
  if ('email' in reason) return i18n.t(`panel.same.reason.${reason.kind}`, [readableEmail(reason.email)]);
  if ('domain' in reason) return i18n.t(`panel.same.reason.${reason.kind}`, [readableDomain(reason.domain)]);
  return reason.kind === 'phone' ? i18n.t('panel.same.reason.phone', [reason.phone]) : i18n.t(`panel.same.reason.${reason.kind}`);
}
