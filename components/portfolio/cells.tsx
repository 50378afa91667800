import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Day } from '@/components/ui/Day';
import { Money } from '@/components/ui/Money';
import { percentText } from '@/components/ui/Percent';
import { Stated } from '@/components/ui/Stated';
import { standingFlags } from '@/utils/domain/standing';
import { dayNumbered } from '@/utils/domain/time';
import { marginPercentOf, type TableColumn } from '@/utils/state/portfolio/columns';
import type { Customers } from '@/utils/state/portfolio/portfolio';
import styles from './CustomerTable.module.css';

const { missing, loss, none, alarm } = styles;

/** What stands in a cell; names stand elsewhere, as they are read row by row. */
export function cellOf(column: Exclude<TableColumn, 'name'>, slot: number, customers: Customers): ComponentChildren {
  const { standing, alive, openNeeds, overduePromises } = customers;
  const at = (of: ArrayLike<number>) => of[slot] ?? Number.NaN;
  switch (column) {
    case 'margin':
      return <Amount minor={at(standing.margin)} {...{ slot, customers }} isMargin />;
    case 'netRevenue':
      return <Amount minor={at(standing.netRevenue)} {...{ slot, customers }} />;
    case 'costToServe':
      return <Amount minor={at(standing.costToServe)} {...{ slot, customers }} lack={i18n.t('portfolio.lack.costToServe')} />;
    case 'marginPercent': {
      const percent = marginPercentOf(at(standing.margin), at(standing.netRevenue));
      if (Number.isNaN(percent)) return <Missing why={lackOf(at(standing.flags))} />;
      return (
        <Stated {...stateOf(slot, customers)}>
          <span class={percent < 0 ? loss : undefined}>{percentText(percent)}</span>
        </Stated>
      );
    }
    case 'lastOn': {
      const day = at(standing.lastOn);
      return day > 0 ? <Day on={dayNumbered(day)} /> : <Missing why={i18n.t('portfolio.lack.order')} />;
    }
    case 'alive': {
      const chance = at(alive);
      if (Number.isNaN(chance)) return <Missing why={noAlive(customers, slot)} />;
      return (
        <Stated state="estimated" why={i18n.t('panel.why.outlook')}>
          <span class={chance < 0.5 ? alarm : undefined}>{percentText(100 * chance, 0)}</span>
        </Stated>
      );
    }
    case 'openNeeds':
      return <Count count={at(openNeeds)} />;
    case 'overduePromises':
      return <Count count={at(overduePromises)} isAlarm />;
  }
}

interface AmountProps {
  readonly minor: number;
  readonly slot: number;
  readonly customers: Customers;
  readonly isMargin?: boolean;
  readonly lack?: string;
}

function Amount({ minor, slot, customers, isMargin = false, lack }: AmountProps) {
  const { standing, currency } = customers;
  const flags = standing.flags[slot] ?? 0;
  if (Number.isNaN(minor)) return <Missing why={lack ?? lackOf(flags)} />;
  const amount = <Money amount={{ minor, currency }} />;
  const shown = minor < 0 ? <span class={loss}>{amount}</span> : amount;
  return isMargin ? <Stated {...stateOf(slot, customers)}>{shown}</Stated> : shown;
}

/** What is missing is never nought: it says what is lacking. */
function Missing({ why }: { readonly why: string }) {
  return (
    <span class={missing} title={why}>
      {i18n.t('panel.flow.unknown')}
    </span>
  );
}

function Count({ count, isAlarm = false }: { readonly count: number; readonly isAlarm?: boolean }) {
  if (count === 0) return <span class={none}>0</span>;
  return <span class={isAlarm ? alarm : undefined}>{count}</span>;
}

/** How far a margin can be trusted, and why no further. Roll-ups do not tell defaults from estimates: the words do. */
function stateOf(
  slot: number,
  { standing, isCostAssumed }: Customers,
): { readonly state: 'measured' | 'estimated'; readonly why?: string } {
  const flags = standing.flags[slot] ?? 0;
  if (flags & standingFlags.beforeCostToServe) return { state: 'estimated', why: i18n.t('panel.why.beforeServing') };
  if ((flags & standingFlags.unsure) === 0) return { state: 'measured' };
  return { state: 'estimated', why: i18n.t(isCostAssumed ? 'panel.why.default' : 'portfolio.lack.unsure') };
}

/** Why there is no amount, in words. */
export function lackOf(flags: number): string {
  if ((flags & standingFlags.counted) === 0) return i18n.t('portfolio.lack.books');
  if (flags & standingFlags.noRate) return i18n.t('portfolio.lack.rate');
  if (flags & standingFlags.noRevenue) return i18n.t('portfolio.lack.revenue');
  if (flags & standingFlags.noGoods) return i18n.t('portfolio.lack.goods');
  return i18n.t('portfolio.lack.other');
}

function noAlive({ noModel, standing }: Customers, slot: number): string {
  const days = standing.days[slot] ?? 0;
  if (days < 2) return i18n.t(days === 0 ? 'portfolio.lack.order' : 'portfolio.lack.repeat');
  return i18n.t(`portfolio.lack.model.${noModel ?? 'unfit'}`);
}
