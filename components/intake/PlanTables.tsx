import { i18n } from '#i18n';
import { countText } from '@/utils/i18n/count';
import { andText } from '@/utils/i18n/list';
import type { Plan } from '@/utils/intake/plan';
import { Money } from '../ui/Money';
import { Differences } from './Differences';
import styles from './intake.module.css';
import { Refusals } from './Refusals';
import { kindInWords } from './words';

const { stack, lines, name, quiet, table, even, figure, scroll } = styles;

export interface PlanTablesProps {
  readonly fileName: string;
  readonly plan: Plan;
  /** Gives the refused rows as a file. */
  readonly onSaveRefused: () => void;
}

/** What importing the file would do: counts, sums, refused rows, and how its totals fit the ledger. */
export function PlanTables({ fileName, plan, onSaveRefused }: PlanTablesProps) {
  return (
    <div class={stack}>
      <div class={lines}>
        <p class={name}>{i18n.t('options.data.would', [fileName, kindInWords(plan.kind)])}</p>
        {plan.people + plan.companies > 0 && (
          <p>
            {i18n.t('options.data.makes', [
              i18n.t('options.data.people', plan.people, [countText(plan.people)]),
              i18n.t('options.data.companies', plan.companies, [countText(plan.companies)]),
            ])}
          </p>
        )}
        {plan.ignoredColumns.length > 0 && (
          <p class={quiet}>{i18n.t('options.data.ignored', [andText(plan.ignoredColumns.slice(0, 20))])}</p>
        )}
      </div>
      <Counts counts={plan.counts} />
      {plan.sums.length > 0 && <SumsTable sums={plan.sums} />}
      {plan.refusals.length > 0 && <Refusals refusals={plan.refusals} total={plan.counts.refused} onSave={onSaveRefused} />}
      {plan.comparison.compared > 0 && <Differences comparison={plan.comparison} />}
    </div>
  );
}

function Counts({ counts }: Pick<Plan, 'counts'>) {
  const rows = ['added', 'changed', 'unchanged', 'refused'] as const;
  return (
    <table class={`${table} ${even}`}>
      <caption>{i18n.t('options.data.rows')}</caption>
      <thead>
        <tr>
          {rows.map((row) => (
            <th key={row} scope="col" class={figure}>
              {i18n.t(`options.data.${row}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          {rows.map((row) => (
            <td key={row} class={figure}>
              {countText(counts[row])}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function SumsTable({ sums }: Pick<Plan, 'sums'>) {
  const columns = ['revenue', 'cost', 'open'] as const;
  return (
    <div class={scroll}>
      <table class={table}>
        <caption>{i18n.t('options.data.sums')}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n.t('options.data.currency')}</th>
            {columns.map((column) => (
              <th key={column} scope="col" class={figure}>
                {i18n.t(`options.data.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sums.map((sum) => (
            <tr key={sum.currency}>
              <th scope="row">{sum.currency}</th>
              {columns.map((column) => (
                <td key={column} class={figure}>
                  <Money amount={{ minor: sum[column], currency: sum.currency }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
