import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Card } from '@/components/ui/Card';
import { dayText } from '@/components/ui/Day';
import { Disclosure } from '@/components/ui/Disclosure';
import { Money } from '@/components/ui/Money';
import { percentText } from '@/components/ui/Percent';
import { Skeleton } from '@/components/ui/Skeleton';
import { Stated } from '@/components/ui/Stated';
import { Tag } from '@/components/ui/Tag';
import type { Goal, GoalId } from '@/utils/domain/goal';
import { type GoalProgress, progressOf } from '@/utils/economics/goal-progress';
import { measured } from '@/utils/state/portfolio/goals';
import type { Customers, ReturnOnAll } from '@/utils/state/portfolio/portfolio';
import { GoalForm } from './GoalForm';
import styles from './Goals.module.css';
import { metricText, scopeText } from './goal-words';

const { list, head, where, track, done, time, foot, quiet, roc, rocValue } = styles;

export interface GoalsProps {
  readonly customers: Customers;
  readonly goals: readonly Goal[];
  /** Absent until the books of a year ago were read. */
  readonly returnOnCustomer: ReturnOnAll | undefined;
  readonly onAdd: (goal: Goal) => Promise<void>;
  readonly onRemove: (id: GoalId) => void;
}

/** What we aim at, each with where it stood on the day it was set, and what customers return on what they are worth. */
export function Goals({ customers, goals, returnOnCustomer, onAdd, onRemove }: GoalsProps) {
  return (
    <Card title={i18n.t('portfolio.goal.title')}>
      <Return of={returnOnCustomer} />
      {goals.length === 0 ? (
        <p class={quiet}>{i18n.t('portfolio.goal.empty')}</p>
      ) : (
        <ul class={list}>
          {goals.map((goal) => (
            <GoalRow key={goal.id} goal={goal} customers={customers} onRemove={() => onRemove(goal.id)} />
          ))}
        </ul>
      )}
      <Disclosure summary={i18n.t('portfolio.goal.set')}>
        <GoalForm customers={customers} onAdd={onAdd} />
      </Disclosure>
    </Card>
  );
}

interface GoalRowProps {
  readonly goal: Goal;
  readonly customers: Customers;
  readonly onRemove: () => void;
}

function GoalRow({ goal, customers, onRemove }: GoalRowProps) {
  const now = measured(goal.metric, goal.scope, customers);
  const progress = progressOf(goal, now, customers.today);
  const percent = progress.percent.value;
  const words = {
    metric: i18n.t(`portfolio.metric.${goal.metric}`),
    scope: scopeText(goal.scope),
    from: metricText(goal.metric, goal.baseline, goal.currency),
    to: metricText(goal.metric, goal.target, goal.currency),
  };
  return (
    <li>
      <div class={head}>
        <strong>
          {words.metric}, {words.scope}
        </strong>
        <Tag tone={toneOf(progress)}>{i18n.t(`portfolio.goal.state.${progress.standing}`)}</Tag>
      </div>
      <p class={where}>
        {i18n.t('portfolio.goal.way', [words.from, dayText(goal.setOn, 'whole'), words.to, dayText(goal.dueOn, 'whole')])}
      </p>
      <svg
        class={track}
        width="100%"
        height="12"
        role="img"
        aria-label={i18n.t('portfolio.goal.bar', [percentText(percent ?? 0, 0), percentText(progress.timePercent, 0)])}
      >
        <rect width="100%" height="8" y="2" rx="4" />
        <rect class={done} width={`${Math.max(0, Math.min(100, percent ?? 0))}%`} height="8" y="2" rx="4" />
        <line class={time} x1={`${progress.timePercent}%`} x2={`${progress.timePercent}%`} y1="0" y2="12" />
      </svg>
      <div class={foot}>
        <span>
          {now.value === null ? (
            i18n.t('panel.flow.unknown')
          ) : (
            <>
              {i18n.t('portfolio.goal.now')}{' '}
              <Stated state={now.state} why={now.state === 'measured' ? undefined : i18n.t('portfolio.lack.some')}>
                {metricText(goal.metric, now.value, goal.currency)}
              </Stated>
              {percent !== null && `, ${i18n.t('portfolio.goal.percent', [percentText(percent, 0)])}`}
            </>
          )}
        </span>
        <Button variant="link" label={i18n.t('portfolio.goal.removeThis', [`${words.metric}, ${words.scope}`])} onClick={onRemove}>
          {i18n.t('portfolio.goal.remove')}
        </Button>
      </div>
    </li>
  );
}

const tones = { reached: 'gain', ahead: 'gain', behind: 'caution', missed: 'loss', unknown: 'hollow' } as const;
const toneOf = ({ standing }: GoalProgress) => tones[standing];

/** What the customers earned and gained in worth, over what they were worth a year ago. */
function Return({ of }: { readonly of: ReturnOnAll | undefined }) {
  const title = i18n.t('portfolio.goal.roc');
  if (of === undefined) {
    return (
      <div class={roc}>
        <span>{title}</span>
        <Skeleton width="72px" height="24px" />
      </div>
    );
  }
  const { rate, profit, start, end, unvalued } = of;
  if (rate.value === null || profit.value === null || start.value === null || end.value === null) {
    return (
      <div class={roc}>
        <span>{title}</span>
        <span class={quiet}>{i18n.t('panel.flow.unknown')}</span>
        <p class={quiet}>{i18n.t(rate.missing.includes('history') ? 'portfolio.goal.rocHistory' : 'portfolio.goal.rocModel')}</p>
      </div>
    );
  }
  const change = { ...end.value, minor: end.value.minor - start.value.minor };
  return (
    <div class={roc}>
      <span>{title}</span>
      <span class={rocValue}>
        <Stated state={rate.state} why={i18n.t('panel.why.discount')}>
          {percentText(100 * rate.value, 0)}
        </Stated>
      </span>
      <p class={quiet}>
        {i18n.t('portfolio.goal.rocProfit')} <Money amount={profit.value} />, {i18n.t('portfolio.goal.rocChange')} <Money amount={change} />
        , {i18n.t('portfolio.goal.rocStart')} <Money amount={start.value} />.
        {unvalued > 0 && ` ${i18n.t('portfolio.goal.rocUnvalued', unvalued)}`}
      </p>
    </div>
  );
}
