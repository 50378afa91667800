import { useSignal } from '@preact/signals';
import { useContext } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Day } from '@/components/ui/Day';
import { Disclosure } from '@/components/ui/Disclosure';
import { writtenText } from '@/components/ui/hidden-figures';
import { Money } from '@/components/ui/Money';
import { moneyText } from '@/components/ui/money-text';
import { SourceLink } from '@/components/ui/SourceLink';
import type { MoneyFigure } from '@/utils/economics/figure';
import { type Books, type TracedFigure, type TracedRow, tracedRows } from '@/utils/economics/traced-rows';
import { detailsText } from '@/utils/i18n/list';
import { readerLocale } from '@/utils/i18n/locale';
import { FileNames } from './file-names';
import styles from './Trace.module.css';

const { rows: rowsClass, amount, source } = styles;

/** So many records are drawn at once. */
const PAGE = 30;

export interface TraceProps {
  /** What the figure is called. */
  readonly name: string;
  readonly as: TracedFigure;
  readonly figure: MoneyFigure;
  readonly books: Books;
}

/** The very records behind a figure, newest first, each with what it counts and where it came from. Drawn once they are asked for. */
export function Trace({ name, as, figure, books }: TraceProps) {
  const askFiles = useContext(FileNames);
  const files = useSignal<ReadonlyMap<string, string>>(new Map());
  const shown = useSignal(0);
  const rows = shown.value === 0 ? [] : tracedRows(as, figure, books);
  const left = rows.length - shown.value;
  return (
    <Disclosure
      isInner
      summary={i18n.t('panel.profit.records', figure.trace.length)}
      label={i18n.t('panel.profit.recordsOf', figure.trace.length, [name, String(figure.trace.length)])}
      onOpen={() => {
        shown.value = Math.max(PAGE, shown.value);
        // Without them the records stand there all the same.
        askFiles().then(
          (names) => {
            files.value = names;
          },
          () => undefined,
        );
      }}
    >
      <ul class={rowsClass}>
        {rows.slice(0, shown.value).map((row) => (
          <Record key={row.id} row={row} file={row.importId === undefined ? undefined : files.value.get(row.importId)} />
        ))}
      </ul>
      {left > 0 && (
        <Button
          variant="link"
          onClick={() => {
            shown.value += PAGE;
          }}
        >
          {i18n.t('panel.trace.more', Math.min(PAGE, left))}
        </Button>
      )}
    </Disclosure>
  );
}

function Record({ row, file }: { readonly row: TracedRow; readonly file: string | undefined }) {
  const { on, kind, text, amount: counted, booked, minutes, areMinutesUsual, url } = row;
  const details = [
    ...(minutes === undefined ? [] : [i18n.t(areMinutesUsual ? 'panel.trace.usual' : 'panel.trace.minutes', [minutesText(minutes)])]),
    ...(booked === undefined ? [] : [i18n.t('panel.trace.booked', [moneyText(booked)])]),
    ...(documentIn(row) ?? []),
    ...(file === undefined ? [] : [file]),
  ];
  return (
    <li>
      <span>
        <Day on={on} /> <SourceLink url={url}>{[kindText(kind), writtenText(text)].filter(Boolean).join(': ')}</SourceLink>
      </span>
      <span class={amount}>{counted === undefined ? i18n.t('panel.trace.noRate') : <Money amount={counted} />}</span>
      {details.length > 0 && <span class={source}>{detailsText(details)}</span>}
    </li>
  );
}

function kindText(kind: TracedRow['kind']): string {
  switch (kind) {
    case 'revenue':
    case 'discount':
    case 'return':
    case 'goods':
    case 'service':
    case 'acquisition':
    case 'receivable':
      return i18n.t(`panel.trace.kind.${kind}`);
    default:
      return i18n.t(`panel.channel.${kind}`);
  }
}

/** The number of the document, as its source has it: `invoice:NW-1/revenue` is of NW-1. */
function documentIn({ sourceKey }: TracedRow): string[] | undefined {
  const number = /^invoice:([^/]+?)(?::[a-z]+)?(?:#\d+)?(?:\/|$)/.exec(sourceKey ?? '')?.[1];
  return number === undefined ? undefined : [number];
}

const minutesText = (minutes: number): string => new Intl.NumberFormat(readerLocale(), { maximumFractionDigits: 1 }).format(minutes);
