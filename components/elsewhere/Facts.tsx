import { i18n } from '#i18n';
import { detailsText } from '@/utils/i18n/list';
import type { Answer } from '@/utils/sources/answer';
import { gathered } from '@/utils/sources/gather';
import { Row, Rows } from '../customer/Rows';
import { Money } from '../ui/Money';
import { moneyText } from '../ui/money-text';
import { SourceLink } from '../ui/SourceLink';
import styles from './elsewhere.module.css';
import { Happenings } from './Happenings';

const { people, person, quiet } = styles;

export interface FactsProps {
  readonly answer: Answer;
  /** No amounts are shown. */
  readonly isCovered: boolean;
}

/** So many records of the same customer are shown. */
const PEOPLE = 3;

/** What one account knows: as whom, what was booked there, and what happened. */
export function Facts({ answer, isCovered }: FactsProps) {
  const { figures } = gathered([answer]);
  return (
    <>
      <ul class={people}>
        {answer.customers.slice(0, PEOPLE).map(({ sourceKey, name, role, company, emails, phones, url }) => (
          <li key={sourceKey}>
            <span class={person}>
              <SourceLink url={url}>{name}</SourceLink>
            </span>{' '}
            <span class={quiet}>
              {detailsText([role, company, ...emails, ...phones].flatMap((part) => (part === undefined || part === name ? [] : part)))}
            </span>
          </li>
        ))}
      </ul>
      {!isCovered && figures.length > 0 && (
        <Rows>
          {figures.map(({ kind, currency, minor, count, isPart }) => (
            <Row key={`${kind} ${currency}`} name={i18n.t(`panel.trace.kind.${kind}`)} span={i18n.t('options.other.bookings', count)}>
              {isPart ? i18n.t('panel.elsewhere.atLeast', [moneyText({ minor, currency })]) : <Money amount={{ minor, currency }} />}
            </Row>
          ))}
        </Rows>
      )}
      <Happenings answer={answer} isCovered={isCovered} />
    </>
  );
}
