import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Card } from '@/components/ui/Card';
import { Hidden } from '@/components/ui/Hidden';
import { Money } from '@/components/ui/Money';
import { Stated } from '@/components/ui/Stated';
import { Tag } from '@/components/ui/Tag';
import type { CardFacts, CardMoney } from '@/utils/domain/card';
import { Frame } from './Frame';
import styles from './OnThisPage.module.css';
import { type Teaching, TeachOffer } from './TeachOffer';

const { title, rows: rowsClass, row: rowClass, name: nameClass, detail: detailClass, worth: worthClass, loss, faint, tags } = styles;

/** Somebody in a row of the list that the page shows. */
export interface RowHere {
  readonly key: string;
  readonly name: string;
  /** Their company, role or address. */
  readonly detail: string;
  /** Undefined where nobody knows them. */
  readonly customer?:
    | {
        /** Undefined while it is read; null while who this is is only a guess. */
        readonly money: CardMoney | null | undefined;
        readonly facts: CardFacts | undefined;
      }
    | undefined;
}

export interface OnThisPageProps {
  readonly rows: readonly RowHere[];
  readonly teaching?: Teaching | undefined;
  /** The key of whose row takes the focus. */
  readonly focused?: string | null;
  readonly onChoose: (key: string) => void;
}

/** Everybody in the list that the page shows, in its order, with their worth: one press shows one. */
export function OnThisPage({ rows, teaching, focused = null, onChoose }: OnThisPageProps) {
  const list = useRef<HTMLUListElement>(null);
  const from = rows.findIndex(({ key }) => key === focused);
  useEffect(() => {
    list.current?.querySelectorAll('button')[from]?.focus();
  }, []);
  const known = rows.filter(({ customer }) => customer !== undefined).length;
  return (
    <Frame
      head={
        <>
          <h1 class={title}>{i18n.t('panel.list.title')}</h1>
          <p class={faint}>{i18n.t('panel.list.known', [String(known), String(rows.length)])}</p>
        </>
      }
    >
      <Card title={i18n.t('card.title')}>
        <ul ref={list} class={rowsClass}>
          {rows.map((row) => (
            <li key={row.key}>
              <button type="button" class={rowClass} onClick={() => onChoose(row.key)}>
                <span class={nameClass}>{row.name}</span>
                <span class={worthClass}>
                  <Worth customer={row.customer} />
                </span>
                <span class={detailClass}>{row.detail}</span>
                {row.customer?.facts && <Waiting facts={row.customer.facts} />}
              </button>
            </li>
          ))}
        </ul>
      </Card>
      {teaching && <TeachOffer teaching={teaching} isCorrection />}
    </Frame>
  );
}

function Worth({ customer }: Pick<RowHere, 'customer'>) {
  if (customer === undefined) return <span class={faint}>{i18n.t('panel.list.stranger')}</span>;
  const { money } = customer;
  if (money === undefined) return <Hidden>{i18n.t('panel.list.reading')}</Hidden>;
  if (money === null) return <span class={faint}>{i18n.t('panel.list.covered')}</span>;
  if (money.margin === null) return <span class={faint}>{i18n.t('panel.flow.unknown')}</span>;
  return (
    <Stated state={money.state} why={money.isBeforeCostToServe ? i18n.t('card.titleBefore') : undefined}>
      <span class={money.margin.minor < 0 ? loss : undefined}>
        <Money amount={money.margin} />
      </span>
    </Stated>
  );
}

/** What somebody should act on. */
function Waiting({ facts: { overduePromises, openComplaints } }: { readonly facts: CardFacts }) {
  if (overduePromises + openComplaints === 0) return null;
  return (
    <span class={tags}>
      {overduePromises > 0 && (
        <Tag tone="loss">
          {overduePromises} {i18n.t('card.overdue', overduePromises)}
        </Tag>
      )}
      {openComplaints > 0 && (
        <Tag tone="loss">
          {openComplaints} {i18n.t('card.complaints', openComplaints)}
        </Tag>
      )}
    </span>
  );
}
