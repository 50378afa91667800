import { i18n } from '#i18n';
import type { Refusal } from '@/utils/intake/refusal';
import styles from './intake.module.css';
import { countText, reasonInWords } from './words';

const { table, figure, narrow, quiet, scroll } = styles;

export interface RefusalsProps {
  readonly refusals: readonly Refusal[];
  /** How many there are in all. */
  readonly total: number;
}

const SHOWN = 20;

/** The first refused rows, each with its reason. */
export function Refusals({ refusals, total }: RefusalsProps) {
  const shown = refusals.slice(0, SHOWN);
  return (
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
      {total > shown.length && <p class={quiet}>{i18n.t('options.data.refusalsMore', [countText(shown.length), countText(total)])}</p>}
    </div>
  );
}
