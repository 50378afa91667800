import { i18n } from '#i18n';
import { countText } from '@/utils/i18n/count';
import type { Comparison } from '@/utils/intake/compare-totals';
import { Money } from '../ui/Money';
import styles from './intake.module.css';

const { table, figure, lines, scroll } = styles;

export interface DifferencesProps {
  readonly comparison: Comparison;
}

/** Whether the totals of a customer file agree with the ledger, and where they do not. */
export function Differences({ comparison: { compared, differing, differences } }: DifferencesProps) {
  if (differing === 0) {
    return (
      <p>
        {i18n.t('options.data.totals')}: {i18n.t('options.data.totalsAgree', compared, [countText(compared)])}
      </p>
    );
  }
  return (
    <div class={lines}>
      <div class={scroll}>
        <table class={table}>
          <caption>
            {i18n.t('options.data.totals')}: {i18n.t('options.data.totalsDiffer', [countText(differing), countText(compared)])}
          </caption>
          <thead>
            <tr>
              <th scope="col">{i18n.t('options.data.customer')}</th>
              <th scope="col">{i18n.t('options.data.figure')}</th>
              <th scope="col" class={figure}>
                {i18n.t('options.data.inFile')}
              </th>
              <th scope="col" class={figure}>
                {i18n.t('options.data.inLedger')}
              </th>
            </tr>
          </thead>
          <tbody>
            {differences.slice(0, 20).map(({ customer, field, currency, inFile, inLedger }) => (
              <tr key={`${customer}/${field}`}>
                <th scope="row">{customer}</th>
                <td>{i18n.t(`options.data.${field}`)}</td>
                <td class={figure}>
                  <Money amount={{ minor: inFile, currency }} />
                </td>
                <td class={figure}>
                  <Money amount={{ minor: inLedger, currency }} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
