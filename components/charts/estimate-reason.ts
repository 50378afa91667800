import { i18n } from '#i18n';
import type { Figure } from '@/utils/economics/figure';

/**
 * Why a figure is no better than estimated or a default, in words; undefined where it is measured or missing.
 * @param isBeforeCostToServe of a margin: whether the cost to serve was not taken off
 */
export function estimateReason({ state, missing }: Figure<unknown>, isBeforeCostToServe = false): string | undefined {
  if (state === 'default') return i18n.t('panel.why.default');
  if (state !== 'estimated') return undefined;
  if (isBeforeCostToServe) return i18n.t('panel.why.beforeServing');
  return i18n.t(missing.includes('ledger') ? 'panel.why.totals' : 'panel.why.minutes');
}
