import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import type { AccountId } from '@/utils/sources/account';
import type { ElsewhereView, Told } from '@/utils/state/elsewhere';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { AccountSays } from './AccountSays';
import styles from './elsewhere.module.css';
import { Facts } from './Facts';
import type { ElsewhereActions } from './remedy';
import { type Taken, TakeOver } from './TakeOver';

const { quiet, covered } = styles;

export interface ElsewhereProps extends ElsewhereActions {
  readonly view: ElsewhereView;
  /** Covers amounts until they are asked for: while who this is is only a guess. */
  readonly isCovered: boolean;
  /** What became of records that were taken over, by account. */
  readonly taken: ReadonlyMap<AccountId, Taken>;
  readonly onTakeOver: (told: Told) => void;
}

/** What the user's other systems say of the customer, each by itself: their amounts are never added up. */
export function Elsewhere({ view: { told, isUnaskable, now }, isCovered, taken, onTakeOver, ...actions }: ElsewhereProps) {
  const isAskedFor = useSignal(false);
  const hasFigures = told.some(({ answer }) => (answer?.ledger.length ?? 0) > 0 || (answer?.opportunities.length ?? 0) > 0);
  const isHidden = isCovered && !isAskedFor.value;
  return (
    <Card title={i18n.t('panel.section.sources')}>
      {isUnaskable && <p class={quiet}>{i18n.t('panel.elsewhere.nothingAsked')}</p>}
      {isHidden && hasFigures && (
        <div class={covered}>
          <span>{i18n.t('ui.sentence', [i18n.t('panel.profit.hiddenTitle')])}</span>
          <Button
            variant="link"
            onClick={() => {
              isAskedFor.value = true;
            }}
          >
            {i18n.t('panel.profit.show')}
          </Button>
        </div>
      )}
      {!isUnaskable &&
        told.map((each) => (
          <AccountSays key={each.account.id} told={each} all={told} now={now} {...actions}>
            {each.answer && <Facts answer={each.answer} isCovered={isHidden} />}
            {!isCovered && <TakeOver told={each} taken={taken.get(each.account.id)} onTakeOver={onTakeOver} />}
          </AccountSays>
        ))}
    </Card>
  );
}
