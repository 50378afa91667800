import { i18n } from '#i18n';
import { Chart, type OnSave } from '@/components/charts/Chart';
import { type ChartTable, countCell, moneyCell, noCell, percentCell } from '@/components/charts/chart-table';
import { WhaleCurve } from '@/components/charts/WhaleCurve';
import { Card } from '@/components/ui/Card';
import { Empty } from '@/components/ui/Empty';
import { moneyText } from '@/components/ui/money-text';
import { percentText } from '@/components/ui/Percent';
import type { Currency } from '@/utils/domain/money';
import type { Whale } from '@/utils/economics/standing/whale';
import { countText } from '@/utils/i18n/count';
import type { Customers } from '@/utils/state/portfolio/portfolio';

export interface WhaleChartProps {
  readonly customers: Pick<Customers, 'whale' | 'currency' | 'counted'>;
  readonly onSave: OnSave;
}

/** Which customers bring the margin, and which cost more than they bring. */
export function WhaleChart({ customers: { whale, currency, counted }, onSave }: WhaleChartProps) {
  if (whale === undefined) {
    return (
      <Card title={i18n.t('portfolio.whale.label')}>
        <Empty>{i18n.t('portfolio.whale.empty')}</Empty>
      </Card>
    );
  }
  const unranked = counted - whale.of;
  const says = whaleInWords(whale, currency);
  return (
    <Chart
      label={i18n.t('portfolio.whale.label')}
      says={says}
      note={
        <>
          {i18n.t('portfolio.whale.note')}
          {unranked > 0 && ` ${i18n.t('panel.rank.unranked', unranked, [countText(unranked)])}`}
        </>
      }
      table={tableOf(whale, currency)}
      onSave={onSave}
    >
      <WhaleCurve whale={whale} currency={currency} label={says} />
    </Chart>
  );
}

/** Of fewer customers than these a fifth is said by its number. */
const FEW = 50;

/** What the curve shows, in a sentence. */
export function whaleInWords({ of, total, losing, loss, first }: Whale, currency: Currency): string {
  const last =
    losing === 0
      ? i18n.t('portfolio.whale.noneLosing')
      : i18n.t('portfolio.whale.losing', losing, [countText(losing), moneyText({ minor: loss, currency })]);
  if (total <= 0) return `${i18n.t('portfolio.whale.noProfit', [moneyText({ minor: total, currency })])}; ${last}`;
  const part = percentText((100 * first.sum) / total, 0);
  const lead =
    of < FEW
      ? i18n.t('portfolio.whale.firstFew', first.customers, [countText(first.customers), countText(of), part])
      : i18n.t('portfolio.whale.first', [part]);
  return `${lead}; ${last}`;
}

function tableOf({ tenths, of, total }: Whale, currency: Currency): ChartTable {
  return {
    head: [
      i18n.t('portfolio.whale.col.customers'),
      i18n.t('portfolio.whale.col.part'),
      i18n.t('portfolio.whale.col.margin'),
      i18n.t('portfolio.whale.col.percent'),
    ],
    rows: tenths.map(({ customers, sum }) => [
      countCell(customers),
      percentCell((100 * customers) / of),
      moneyCell({ minor: sum, currency }),
      total > 0 ? percentCell((100 * sum) / total) : noCell,
    ]),
  };
}
