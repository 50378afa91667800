import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Field } from '@/components/ui/Field';
import { shownIn } from '@/components/ui/hidden-figures';
import { type Goal, type GoalMetric, type GoalRefusal, type GoalScope, goalOf } from '@/utils/domain/goal';
import { newId } from '@/utils/domain/id';
import { type Currency, parseDecimal } from '@/utils/domain/money';
import { addMonths, parseCivilDate } from '@/utils/domain/time';
import { measured, measuredMetrics } from '@/utils/state/portfolio/goals';
import type { Customers } from '@/utils/state/portfolio/portfolio';
import styles from './Goals.module.css';
import { isMoney, metricText, unitOf } from './goal-words';

const { form, pair } = styles;

export interface GoalFormProps {
  readonly customers: Customers;
  readonly onAdd: (goal: Goal) => Promise<void>;
}

type Problem = GoalRefusal | 'failed';
/** Which field a refusal is about. */
const fieldOf: Readonly<Record<Problem, 'metric' | 'number' | 'date' | 'scope' | 'form'>> = {
  ...{ noMetric: 'metric', noNumber: 'number', reached: 'number', noCurrency: 'number', noDate: 'date', past: 'date' },
  ...{ noScope: 'scope', noBaseline: 'scope', failed: 'form' },
};

/** Sets a goal: a metric, a number, a day and for whom; it is refused where one of them is missing, and says which. */
export function GoalForm({ customers, onAdd }: GoalFormProps) {
  const { today, currency, tags } = customers;
  const metric = useSignal<GoalMetric>('contributionMargin');
  const scope = useSignal<GoalScope>({ kind: 'everybody' });
  const number = useSignal('');
  const day = useSignal<string>(addMonths(today, 12));
  const problem = useSignal<Problem | undefined>(undefined);
  const now = measured(metric.value, scope.value, customers);
  const errorOf = (field: (typeof fieldOf)[Problem]) =>
    problem.value !== undefined && problem.value !== 'failed' && fieldOf[problem.value] === field
      ? i18n.t(`economics.goal.${problem.value}`)
      : undefined;
  const add = async () => {
    const goal = goalOf(
      {
        ...{ id: newId<'goal'>(), metric: metric.value, target: targetOf(number.value, metric.value, currency), currency },
        ...{ dueOn: parseCivilDate(day.value), scope: scope.value, baseline: now.value },
      },
      today,
    );
    problem.value = goal.ok ? undefined : goal.error;
    if (!goal.ok) return;
    await onAdd(goal.value);
    number.value = '';
  };
  return (
    <form
      class={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        add().catch(() => {
          problem.value = 'failed';
        });
      }}
    >
      <div class={pair}>
        <Field label={i18n.t('portfolio.goal.metric')} error={errorOf('metric')}>
          {(control) => (
            <select
              {...control}
              value={metric.value}
              onChange={({ currentTarget }) => {
                metric.value = measuredMetrics.find((each) => each === currentTarget.value) ?? 'contributionMargin';
              }}
            >
              {measuredMetrics.map((each) => (
                <option key={each} value={each}>
                  {i18n.t(`portfolio.metric.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={i18n.t('portfolio.goal.scope')} error={errorOf('scope')}>
          {(control) => (
            <select
              {...control}
              value={scope.value.kind === 'tag' ? scope.value.tag : ''}
              onChange={({ currentTarget: { value } }) => {
                scope.value = value === '' ? { kind: 'everybody' } : { kind: 'tag', tag: value };
              }}
            >
              <option value="">{i18n.t('portfolio.goal.everybody')}</option>
              {tags.map(({ tag }) => (
                <option key={tag} value={tag}>
                  {i18n.t('portfolio.goal.tagged', [tag])}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field
          label={i18n.t('portfolio.goal.number', [unitOf(metric.value, currency)])}
          hint={
            now.value === null
              ? i18n.t('portfolio.goal.unknownToday')
              : i18n.t('portfolio.goal.today', [metricText(metric.value, now.value, currency)])
          }
          error={errorOf('number')}
        >
          {(control) => (
            <input
              {...control}
              inputMode="decimal"
              autocomplete="off"
              {...shownIn(number.value)}
              onInput={({ currentTarget }) => {
                number.value = currentTarget.value;
              }}
            />
          )}
        </Field>
        <Field label={i18n.t('portfolio.goal.date')} error={errorOf('date')}>
          {(control) => (
            <input
              {...control}
              type="date"
              value={day.value}
              onInput={({ currentTarget }) => {
                day.value = currentTarget.value;
              }}
            />
          )}
        </Field>
      </div>
      <div>
        <Button type="submit" variant="primary">
          {i18n.t('portfolio.goal.add')}
        </Button>
      </div>
      {problem.value === 'failed' && <p role="alert">{i18n.t('portfolio.goal.failed')}</p>}
    </form>
  );
}

/** A number as people write it, with a comma or a dot before its last digits; of money in minor units. */
function targetOf(text: string, metric: GoalMetric, currency: Currency): number | undefined {
  const plain = text
    .trim()
    .replace(/[\s  ']/g, '')
    .replace(/−/, '-')
    .replace(/,(\d{1,2})$/, '.$1')
    .replace(/,/g, '');
  if (!isMoney(metric)) return plain === '' || Number.isNaN(Number(plain)) ? undefined : Number(plain);
  const amount = parseDecimal(plain, currency);
  return amount.ok ? amount.value.minor : undefined;
}
