import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { Chart, type OnSave } from '@/components/charts/Chart';
import { type ChartTable, countCell, moneyCell, textCell } from '@/components/charts/chart-table';
import { type NeedsDot, NeedsPlot } from '@/components/charts/NeedsPlot';
import { Card } from '@/components/ui/Card';
import { Empty } from '@/components/ui/Empty';
import { moneyText } from '@/components/ui/money-text';
import { Pill } from '@/components/ui/Pill';
import type { Currency } from '@/utils/domain/money';
import { type Quadrant, type Quadrants, quadrants } from '@/utils/economics/standing/quadrants';
import { countText } from '@/utils/i18n/count';
import type { Customers } from '@/utils/state/portfolio/portfolio';
import styles from './NeedsChart.module.css';

const { choose } = styles;

export interface NeedsChartProps {
  readonly customers: Customers;
  readonly onSave: OnSave;
  /** Shows the customers of a field in the table. */
  readonly onChoose: (quadrant: Quadrant) => void;
}

/** A drawing with more dots is a cloud. */
const MOST_DOTS = 240;

/** Customers by margin and by unmet needs, in four fields. */
export function NeedsChart({ customers, onSave, onChoose }: NeedsChartProps) {
  const { quadrants: found, currency } = customers;
  const { dots, all } = useMemo(() => dotsOf(customers), [customers]);
  const label = i18n.t('portfolio.needs.label');
  if (found === undefined) {
    return (
      <Card title={label}>
        <Empty>{i18n.t('portfolio.whale.empty')}</Empty>
      </Card>
    );
  }
  const { highOpen } = found.sums;
  const says =
    highOpen.customers === 0
      ? i18n.t('portfolio.needs.saysNone')
      : i18n.t('portfolio.needs.says', highOpen.customers, [countText(highOpen.customers), countText(highOpen.needs)]);
  const counts = Object.fromEntries(quadrants.map((each) => [each, found.sums[each].customers])) as Record<Quadrant, number>;
  const split = i18n.t('portfolio.needs.note', [moneyText({ minor: found.middle, currency })]);
  const left = dots.length < all ? ` ${i18n.t('portfolio.needs.some', [countText(dots.length), countText(all)])}` : '';
  return (
    <Chart label={label} says={says} note={split + left} table={tableOf(found, currency)} onSave={onSave}>
      <NeedsPlot dots={dots} counts={counts} label={says} />
      <nav class={choose} aria-label={i18n.t('portfolio.needs.choose')}>
        {quadrants.map((quadrant) => (
          <Pill key={quadrant} isCurrent={false} onClick={() => onChoose(quadrant)}>
            {i18n.t(`portfolio.needs.short.${quadrant}`)}
          </Pill>
        ))}
      </nav>
    </Chart>
  );
}

/** Of many customers every second, third … is drawn; of those with open needs as well, but of them more. */
function dotsOf({ slots, standing, openNeeds, quadrants: found }: Customers): { readonly dots: readonly NeedsDot[]; readonly all: number } {
  const height = found?.height ?? new Float32Array();
  const known = slots.filter((slot) => !Number.isNaN(height[slot] ?? Number.NaN));
  const half = (some: Uint32Array, most: number) => some.filter((_, index) => index % Math.max(1, Math.ceil(some.length / most)) === 0);
  const open = half(
    known.filter((slot) => (openNeeds[slot] ?? 0) > 0),
    (2 * MOST_DOTS) / 3,
  );
  const none = half(
    known.filter((slot) => (openNeeds[slot] ?? 0) === 0),
    MOST_DOTS - open.length,
  );
  const dots = [...open, ...none].map((slot) => ({
    slot,
    height: height[slot] ?? 0,
    needs: openNeeds[slot] ?? 0,
    isLosing: (standing.margin[slot] ?? 0) < 0,
  }));
  return { dots, all: known.length };
}

const tableOf = ({ sums }: Quadrants, currency: Currency): ChartTable => ({
  head: (['field', 'customers', 'needs', 'margin'] as const).map((column) => i18n.t(`portfolio.needs.col.${column}`)),
  rows: quadrants.map((quadrant) => {
    const { customers, needs, margin } = sums[quadrant];
    return [
      textCell(i18n.t(`portfolio.needs.field.${quadrant}`)),
      countCell(customers),
      countCell(needs),
      moneyCell({ minor: margin, currency }),
    ];
  }),
});
