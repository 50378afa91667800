import { i18n } from '#i18n';
import { Chart, type OnSave } from '@/components/charts/Chart';
import { CohortGrid } from '@/components/charts/CohortGrid';
import { type ChartTable, countCell, noCell, percentCell, textCell } from '@/components/charts/chart-table';
import { Card } from '@/components/ui/Card';
import { Empty } from '@/components/ui/Empty';
import { percentText } from '@/components/ui/Percent';
import type { Cohort } from '@/utils/economics/cohorts';
import { countText } from '@/utils/i18n/count';

export interface CohortChartProps {
  readonly cohorts: readonly Cohort[];
  readonly onSave: OnSave;
}

/** How customers who first bought in the same quarter stayed. */
export function CohortChart({ cohorts, onSave }: CohortChartProps) {
  const label = i18n.t('portfolio.cohorts.label');
  if (cohorts.length === 0) {
    return (
      <Card title={label}>
        <Empty>{i18n.t('portfolio.cohorts.empty')}</Empty>
      </Card>
    );
  }
  const says = saysOf(cohorts);
  return (
    <Chart label={label} says={says} note={i18n.t('portfolio.cohorts.note')} table={tableOf(cohorts)} onSave={onSave}>
      <CohortGrid cohorts={cohorts} label={says} />
    </Chart>
  );
}

/** A year after the first one, where anybody is that old. */
const YEAR = 4;

/** How many bought again a year later, of all cohorts that are old enough: the running quarter is not over. */
function saysOf(cohorts: readonly Cohort[]): string {
  const old = cohorts.filter(({ active }) => active.length > YEAR + 1);
  const size = old.reduce((sum, cohort) => sum + cohort.size, 0);
  if (size === 0) return i18n.t('portfolio.cohorts.young');
  const later = old.reduce((sum, { active }) => sum + (active[YEAR] ?? 0), 0);
  return i18n.t('portfolio.cohorts.says', size, [countText(later), countText(size), percentText((100 * later) / size, 0)]);
}

function tableOf(cohorts: readonly Cohort[]): ChartTable {
  const ages = Array.from({ length: Math.max(...cohorts.map(({ active }) => active.length)) }, (_, age) => age);
  return {
    head: [i18n.t('portfolio.cohorts.col.quarter'), i18n.t('portfolio.cohorts.col.customers'), ...ages.map((age) => `+${age}`)],
    rows: cohorts.map(({ period, size, active }) => [
      textCell(period),
      countCell(size),
      ...ages.map((age) => {
        const count = active[age];
        return count === undefined ? noCell : percentCell((100 * count) / size, 0);
      }),
    ]),
  };
}
