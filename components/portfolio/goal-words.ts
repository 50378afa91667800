import { i18n } from '#i18n';
import { moneyText } from '@/components/ui/money-text';
import { percentText } from '@/components/ui/Percent';
import { type GoalMetric, type GoalScope, moneyMetrics } from '@/utils/domain/goal';
import type { Currency } from '@/utils/domain/money';
import { countText } from '@/utils/i18n/count';

export const isMoney = (metric: GoalMetric): boolean => moneyMetrics.some((name) => name === metric);
const isPercent = (metric: GoalMetric): boolean => metric.endsWith('Percent');

/** A number of a metric, in its unit. */
export function metricText(metric: GoalMetric, value: number, currency: Currency | undefined): string {
  if (isMoney(metric) && currency !== undefined) return moneyText({ minor: value, currency });
  return isPercent(metric) ? percentText(value) : countText(value);
}

/** For whom a goal holds. */
export const scopeText = (scope: GoalScope): string =>
  scope.kind === 'tag' ? i18n.t('portfolio.goal.tagged', [scope.tag]) : i18n.t('portfolio.goal.everybody');

/** What a metric's number is counted in, behind a field for it. */
export const unitOf = (metric: GoalMetric, currency: Currency): string =>
  isMoney(metric) ? currency : isPercent(metric) ? '%' : i18n.t('portfolio.goal.count');
