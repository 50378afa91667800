import { i18n } from '#i18n';
import { Money } from '@/components/ui/Money';
import { moneyText } from '@/components/ui/money-text';
import { Stated } from '@/components/ui/Stated';
import type { CompetitorId } from '@/utils/domain/voice';
import type { LostOpportunities } from '@/utils/economics/opportunities';
import { Row, Rows, Unknown } from './Rows';
import styles from './Rows.module.css';

const { strong, note } = styles;

export interface LostProps {
  readonly lost: LostOpportunities;
  readonly nameOf: (id: CompetitorId) => string | undefined;
}

/** What was lost in the last twelve months, to whom and why. */
export function Lost({ lost: { count, gross, expectedMargin, byReason, byCompetitor }, nameOf }: LostProps) {
  if (count === 0) return null;
  const to = byCompetitor.flatMap(({ competitorId }) => (competitorId === null ? [] : (nameOf(competitorId) ?? [])));
  const why = byReason.flatMap(({ reason }) => reason ?? []);
  const words = [...(to.length === 0 ? [] : [i18n.t('panel.lost.to', [to.join(', ')])]), ...why].join(': ');
  const margin = expectedMargin.value && i18n.t('panel.lost.margin', [moneyText(expectedMargin.value)]);
  const below = [words, margin].filter(Boolean).join('. ');
  return (
    <Rows>
      <Row
        name={i18n.t('panel.lost.title')}
        span={i18n.t('panel.lost.span')}
        {...(below === '' ? {} : { below: <span class={note}>{below}</span> })}
      >
        {gross.value === null ? (
          <Unknown />
        ) : (
          <Stated state={gross.state}>
            <span class={strong}>
              <Money amount={gross.value} />
            </span>
          </Stated>
        )}
      </Row>
    </Rows>
  );
}
