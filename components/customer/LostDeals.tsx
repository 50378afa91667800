import { i18n } from '#i18n';
import { Money } from '@/components/ui/Money';
import type { Competitor } from '@/utils/domain/voice';
import type { LostOpportunities, LostSum } from '@/utils/economics/opportunities';
import styles from './LostDeals.module.css';

const { lost: lostClass, heading, rows } = styles;

export interface LostDealsProps {
  /** Of the last twelve months. */
  readonly lost: LostOpportunities;
  readonly competitors: readonly Competitor[];
}

/** What was not sold, why, and who got it. */
export function LostDeals({ lost, competitors }: LostDealsProps) {
  const nameOf = (id: string | null) => competitors.find((each) => each.id === id)?.name ?? i18n.t('panel.lost.nobody');
  return (
    <div class={lostClass}>
      <h3 class={heading}>
        {i18n.t('panel.lost.title')} <Sum sum={lost} />
      </h3>
      <Table title={i18n.t('panel.lost.why')}>{lost.byReason.map((sum) => [sum.reason ?? i18n.t('panel.lost.noReason'), sum])}</Table>
      <Table title={i18n.t('panel.lost.to')}>{lost.byCompetitor.map((sum) => [nameOf(sum.competitorId), sum])}</Table>
    </div>
  );
}

interface TableProps {
  readonly title: string;
  readonly children: readonly (readonly [name: string, sum: LostSum])[];
}

function Table({ title, children }: TableProps) {
  return (
    <dl class={rows} aria-label={title}>
      {children.map(([name, sum]) => (
        <div key={name}>
          <dt>
            {title}: {name}
          </dt>
          <dd>
            <Sum sum={sum} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The amount; how many where they are several, or where the amounts cannot be added up. */
function Sum({ sum: { gross, count } }: { readonly sum: LostSum }) {
  return (
    <>
      {gross.value && <Money amount={gross.value} />}
      {(count > 1 || gross.value === null) && <> {i18n.t('panel.lost.deals', count)}</>}
    </>
  );
}
