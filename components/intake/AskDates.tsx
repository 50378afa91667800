import { i18n } from '#i18n';
import { type DateOrder, parseDay } from '@/utils/intake/dates';
import { exampleOfTwoDays } from '@/utils/intake/preview';
import type { Understanding } from '@/utils/intake/understanding';
import { Button } from '../ui/Button';
import { dayText } from '../ui/Day';
import styles from './intake.module.css';

const { ask, question, actions } = styles;

export interface AskDatesProps {
  readonly understanding: Understanding;
  readonly onOrder: (order: NonNullable<DateOrder>) => void;
}

const orders = ['day-first', 'month-first'] as const;

/** Dates such as 05/06/2026 that the file does not explain: the user knows which day is meant. */
export function AskDates({ understanding, onOrder }: AskDatesProps) {
  const example = exampleOfTwoDays(understanding) ?? '05/06/2026';
  return (
    <fieldset class={ask}>
      <legend class={question}>{i18n.t('options.data.askDates', [example])}</legend>
      <p>{i18n.t('options.data.askDatesWhy')}</p>
      <div class={actions}>
        {orders.map((order) => {
          const day = parseDay(example, order);
          return (
            <Button key={order} onClick={() => onOrder(order)}>
              {day.ok ? dayText(day.value, 'whole') : i18n.t(order === 'day-first' ? 'options.data.dayFirst' : 'options.data.monthFirst')}
            </Button>
          );
        })}
      </div>
    </fieldset>
  );
}
