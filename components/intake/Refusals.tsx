import { i18n } from '#i18n';
import { countText } from '@/utils/i18n/count';
import type { Refusal } from '@/utils/intake/refusal';
import { Button } from '../ui/Button';
import styles from './intake.module.css';
import { reasonInWords } from './words';

const { table, figure, narrow, quiet, scroll, stack, between } = styles;

export interface RefusalsProps {
  readonly refusals: readonly Refusal[];
  /** How many there are in all. */
  readonly total: number;
  /** Gives all of them as a file. */
  readonly onSave: () => void;
}

const SHOWN = 20;

/** The first refused rows, each with its reason. */
export function Refusals({ refusals, total, onSave }: RefusalsProps) {
  const shown = refusals.slice(0, SHOWN);
  return (
    <div class={stack}>
      <div class={scroll}>
        <table class={table}>
          <caption>{i18n.t('options.data.refusals')}</caption>
          <thead>
            <tr>
              <th scope="col" class={`${figure} ${narrow}`}>
                {i18n.t('options.data.row')}
              </th>
              <th scope="col">{i18n.t('options.data.reason')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ row, reason }) => (
              <tr key={row}>
                <th scope="row" class={figure}>
                  {row}
                </th>
                <td>{reasonInWords(reason)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class={between}>
        <p class={quiet}>
          {total > shown.length && `${i18n.t('options.data.refusalsMore', [countText(shown.length), countText(total)])} `}
          {i18n.t('options.data.refusalsHint')}
        </p>
        <Button onClick={onSave}>{i18n.t('options.data.saveRefused')}</Button>
      </div>
    </div>
  );
}
