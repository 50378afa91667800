import type { ReadonlySignal } from '@preact/signals';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Card } from '@/components/ui/Card';
import { Day } from '@/components/ui/Day';
import { Empty } from '@/components/ui/Empty';
import { Money } from '@/components/ui/Money';
import { moneyText } from '@/components/ui/money-text';
import { percentText } from '@/components/ui/Percent';
import { Skeleton } from '@/components/ui/Skeleton';
import { Tag } from '@/components/ui/Tag';
import { dayNumbered } from '@/utils/domain/time';
import { risks } from '@/utils/economics/standing/at-risk';
import { countText } from '@/utils/i18n/count';
import type { Customers, Past } from '@/utils/state/portfolio/portfolio';
import type { RowRecord } from '@/utils/state/portfolio/table';
import styles from './AtRisk.module.css';

const { lead, list, name: nameClass, amount, tags, faint } = styles;

export interface AtRiskProps {
  readonly customers: Customers;
  readonly past: Past | undefined;
  /** By slot: bits of `risks`. */
  readonly atRisk: Uint8Array;
  /** Those at risk, who brings most first, as many as are shown. */
  readonly first: readonly number[];
  readonly count: number;
  /** Read here, as it changes with every scroll of the table. */
  readonly records: ReadonlySignal<ReadonlyMap<number, RowRecord>>;
  readonly onOpen: (customer: RowRecord) => void;
  readonly onShowAll: () => void;
}

/** Whom we may lose, those who bring most first, and why. */
export function AtRisk({ customers, past, atRisk, first, count, records, onOpen, onShowAll }: AtRiskProps) {
  const { standing, currency } = customers;
  return (
    <Card
      title={i18n.t('portfolio.risk.title')}
      right={
        count > 0 && (
          <Button variant="link" onClick={onShowAll}>
            {i18n.t('portfolio.risk.all', [countText(count)])}
          </Button>
        )
      }
    >
      {count === 0 ? (
        <Empty>{i18n.t('portfolio.risk.none')}</Empty>
      ) : (
        <>
          <p class={lead}>{i18n.t('portfolio.risk.lead', count, [countText(count)])}</p>
          <ul class={list}>
            {first.map((slot) => {
              const record = records.value.get(slot);
              const margin = standing.margin[slot] ?? Number.NaN;
              return (
                <li key={slot}>
                  <div class={nameClass}>
                    {record === undefined ? (
                      <Skeleton width="60%" />
                    ) : (
                      <Button variant="link" onClick={() => onOpen(record)}>
                        {record.name}
                      </Button>
                    )}
                  </div>
                  <div class={amount}>
                    {Number.isNaN(margin) ? (
                      <span class={faint}>{i18n.t('panel.flow.unknown')}</span>
                    ) : (
                      <Money amount={{ minor: margin, currency }} />
                    )}
                  </div>
                  <div class={tags}>
                    <Reasons {...{ slot, customers, past }} bits={atRisk[slot] ?? 0} />
                  </div>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Card>
  );
}

interface ReasonsProps extends Pick<AtRiskProps, 'customers' | 'past'> {
  readonly slot: number;
  readonly bits: number;
}

function Reasons({ slot, bits, customers, past }: ReasonsProps) {
  const { standing, alive, overduePromises, currency } = customers;
  const promised = overduePromises[slot] ?? 0;
  const [before, now] = [past?.earlier.costToServe[slot] ?? Number.NaN, standing.costToServe[slot] ?? Number.NaN];
  return (
    <>
      {(bits & risks.promise) !== 0 && <Tag tone="loss">{i18n.t('portfolio.risk.promise', promised, [countText(promised)])}</Tag>}
      {(bits & risks.silent) !== 0 && (
        <Tag tone="caution">{i18n.t('portfolio.risk.silent', [percentText(100 * (alive[slot] ?? 0), 0)])}</Tag>
      )}
      {(bits & risks.late) !== 0 && (
        <span title={i18n.t('portfolio.risk.lateHint')}>
          <Tag tone="caution">{i18n.t('portfolio.risk.late')}</Tag> <LastOrder day={standing.lastOn[slot] ?? 0} />
        </span>
      )}
      {(bits & risks.costlier) !== 0 && (
        <span title={i18n.t('portfolio.risk.costlierHint', [moneyText({ minor: before, currency }), moneyText({ minor: now, currency })])}>
          <Tag>{i18n.t('portfolio.risk.costlier', [percentText((100 * (now - before)) / before, 0)])}</Tag>
        </span>
      )}
    </>
  );
}

const LastOrder = ({ day }: { readonly day: number }) => (
  <span class={faint}>
    {i18n.t('portfolio.risk.last')} <Day on={dayNumbered(day)} />
  </span>
);
