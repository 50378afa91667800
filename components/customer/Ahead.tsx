import { i18n } from '#i18n';
import { partText } from '@/components/ui/Percent';
import type { AheadView } from '@/utils/state/ahead';
import { LifetimeValue, Orders } from './Outlook';
import { Owed } from './Owed';
import { Rank } from './Rank';
import { Row, Rows } from './Rows';
import styles from './Rows.module.css';

const { faint, note } = styles;

export interface AheadProps {
  readonly ahead: AheadView;
}

/** Where the customer stands among all, what is to come of them, and what they owe. */
export function Ahead({ ahead }: AheadProps) {
  if (ahead.state === 'failed') return <p class={note}>{i18n.t('panel.rank.failed')}</p>;
  if (ahead.state === 'working') return <Working done={ahead.done} />;
  const { orders, isLearning, receivables } = ahead;
  return (
    <Rows>
      <Rank {...ahead} />
      <LifetimeValue {...ahead} />
      {orders && !isLearning && <Orders orders={orders} />}
      <Owed {...receivables} />
    </Rows>
  );
}

function Working({ done }: { readonly done: number }) {
  return (
    <Rows>
      <Row name={i18n.t('panel.rank.title')}>
        <span class={faint}>{i18n.t('panel.rank.working', [partText(100 * done)])}</span>
      </Row>
    </Rows>
  );
}
