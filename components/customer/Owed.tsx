import { i18n } from '#i18n';
import { Money } from '@/components/ui/Money';
import { Stated } from '@/components/ui/Stated';
import { Tag } from '@/components/ui/Tag';
import type { Receivables } from '@/utils/economics/receivables';
import { Row, Unknown } from './Rows';
import styles from './Rows.module.css';

const { strong, faint } = styles;

/** What they still owe, and what of it should have been paid; nothing where the books do not tell. */
export function Owed({ open, overdue, daysOverdue }: Receivables) {
  if (open.value === null) return null;
  const isLate = overdue.value !== null && overdue.value.minor > 0;
  return (
    <>
      <Row name={i18n.t('panel.owed.open')}>
        {open.value.minor === 0 ? (
          <span class={faint}>{i18n.t('panel.owed.nothing')}</span>
        ) : (
          <Stated state={open.state}>
            <Money amount={open.value} />
          </Stated>
        )}
      </Row>
      {open.value.minor !== 0 && (
        <Row name={i18n.t('panel.owed.overdue')}>
          {overdue.value === null ? (
            <Unknown />
          ) : isLate ? (
            <Stated state={overdue.state} why={overdue.state === 'estimated' ? i18n.t('panel.input.dueDate.sentence') : undefined}>
              <span class={strong}>
                <Money amount={overdue.value} />
              </span>{' '}
              <Tag tone="loss">{i18n.t('panel.owed.days', daysOverdue.value ?? 0)}</Tag>
            </Stated>
          ) : (
            <span class={faint}>{i18n.t('panel.owed.nothing')}</span>
          )}
        </Row>
      )}
    </>
  );
}
