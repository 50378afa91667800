import { i18n } from '#i18n';
import { countText } from '@/utils/i18n/count';
import type { Told } from '@/utils/state/elsewhere';
import { Button } from '../ui/Button';
import styles from './elsewhere.module.css';

const { take, quiet } = styles;

/** What became of the records of an account; or that they could not be kept. */
export type Taken = { readonly added: number; readonly changed: number; readonly unchanged: number } | 'failed';

export interface TakeOverProps {
  readonly told: Told;
  readonly taken: Taken | undefined;
  readonly onTakeOver: (told: Told) => void;
}

/** Offers to make an account's records records of ours; only of a whole answer that holds some. */
export function TakeOver({ told, taken, onTakeOver }: TakeOverProps) {
  const { account, answer, isAsking, failure } = told;
  const count = (answer?.ledger.length ?? 0) + (answer?.opportunities.length ?? 0) + (answer?.interactions.length ?? 0);
  if (count === 0 || failure !== undefined) return null;
  return (
    <div class={take}>
      {account.takesOver !== true && (
        <Button variant="link" isDisabled={isAsking} onClick={() => onTakeOver(told)}>
          {i18n.t('panel.elsewhere.take', [account.label])}
        </Button>
      )}
      <span role="status" class={quiet}>
        {taken === 'failed' && i18n.t('panel.elsewhere.notTaken')}
        {typeof taken === 'object' &&
          i18n.t('panel.elsewhere.taken', [countText(taken.added), countText(taken.changed), countText(taken.unchanged)])}
      </span>
    </div>
  );
}
