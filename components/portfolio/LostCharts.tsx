import { i18n } from '#i18n';
import { Bars } from '@/components/charts/Bars';
import { Chart, type OnSave } from '@/components/charts/Chart';
import { type ChartTable, countCell, moneyCell, noCell, textCell } from '@/components/charts/chart-table';
import { Card } from '@/components/ui/Card';
import { Empty } from '@/components/ui/Empty';
import { moneyText } from '@/components/ui/money-text';
import { percentText } from '@/components/ui/Percent';
import type { MoneyFigure } from '@/utils/economics/figure';
import type { LostOpportunities, LostSum } from '@/utils/economics/opportunities';
import type { Customers } from '@/utils/state/portfolio/portfolio';

export interface LostChartsProps {
  readonly customers: Pick<Customers, 'lost' | 'competitors'>;
  readonly onSave: OnSave;
}

type Named = LostSum & { readonly name: string };
/** More bars than these say less. */
const MOST = 8;

/** What was not sold in the last twelve months: why, and who got it. */
export function LostCharts({ customers: { lost, competitors }, onSave }: LostChartsProps) {
  if (lost.count === 0) {
    return (
      <Card title={i18n.t('portfolio.lost.title')}>
        <Empty example={i18n.t('portfolio.lost.example')}>{i18n.t('portfolio.lost.empty')}</Empty>
      </Card>
    );
  }
  const nameOf = (id: string | null) => competitors.find((each) => each.id === id)?.name ?? i18n.t('panel.lost.nobody');
  const byReason = lost.byReason.map((sum) => ({ ...sum, name: sum.reason ?? i18n.t('panel.lost.noReason') }));
  const byCompetitor = lost.byCompetitor.map((sum) => ({ ...sum, name: nameOf(sum.competitorId) }));
  return (
    <>
      <One
        label={i18n.t('portfolio.lost.reasons')}
        head={i18n.t('portfolio.lost.reason')}
        says={said(byReason, lost, 'why')}
        {...{ lost, onSave }}
        sums={byReason}
      />
      <One
        label={i18n.t('portfolio.lost.competitors')}
        head={i18n.t('portfolio.lost.competitor')}
        says={said(byCompetitor, lost, 'who')}
        {...{ lost, onSave }}
        sums={byCompetitor}
      />
    </>
  );
}

interface OneProps {
  readonly label: string;
  readonly head: string;
  readonly says: string;
  readonly lost: LostOpportunities;
  readonly sums: readonly Named[];
  readonly onSave: OnSave;
}

function One({ label, head, says, lost, sums, onSave }: OneProps) {
  return (
    <Chart label={label} says={says} note={marginNote(lost.expectedMargin)} table={tableOf(head, sums)} onSave={onSave}>
      <Bars
        label={says}
        tone="loss"
        rows={sums.slice(0, MOST).map(({ name, gross, count }) => ({
          name,
          size: gross.value?.minor,
          shown: gross.value === null ? i18n.t('panel.flow.unknown') : moneyText(gross.value),
          more: i18n.t('panel.lost.deals', count),
        }))}
      />
    </Chart>
  );
}

/** What leads, and how much of all it is; the sum alone where amounts cannot be added up. */
function said(sums: readonly Named[], lost: LostSum, what: 'why' | 'who'): string {
  const [first] = sums;
  const [part, whole] = [first?.gross.value?.minor, lost.gross.value];
  if (first === undefined || part === undefined || whole === null || whole.minor <= 0) return i18n.t('portfolio.lost.deals', lost.count);
  return i18n.t(`portfolio.lost.${what}`, [first.name, percentText((100 * part) / whole.minor, 0), moneyText(whole)]);
}

const marginNote = ({ value }: MoneyFigure): string =>
  value === null ? i18n.t('portfolio.lost.noMargin') : i18n.t('portfolio.lost.margin', [moneyText(value)]);

const tableOf = (head: string, sums: readonly Named[]): ChartTable => ({
  head: [head, i18n.t('portfolio.lost.col.deals'), i18n.t('portfolio.lost.col.gross'), i18n.t('portfolio.lost.col.margin')],
  rows: sums.map(({ name, count, gross, expectedMargin }) => [
    textCell(name),
    countCell(count),
    gross.value === null ? noCell : moneyCell(gross.value),
    expectedMargin.value === null ? noCell : moneyCell(expectedMargin.value),
  ]),
});
