import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Disclosure } from '@/components/ui/Disclosure';
import { areFiguresHidden } from '@/components/ui/hidden-figures';
import { lockOf } from '@/components/ui/locks';
import { Scroller } from '@/components/ui/Scroller';
import styles from './Chart.module.css';
import { type ChartTable, tableCsv } from './chart-table';
import { formatNames } from './file-formats';
import { standaloneSvg } from './standalone-svg';

const { chart, label: labelClass, says: saysClass, note: noteClass, foot, saves, scroll, table: tableClass } = styles;

/** Hands a file to the user. */
export type OnSave = (file: Blob, name: string) => void;

export interface ChartProps {
  /** What kind of chart it is: a name, which its files bear too. */
  readonly label: string;
  /** What it shows, in a sentence. */
  readonly says: string;
  /** How it is reckoned, or what is left out. */
  readonly note?: ComponentChildren;
  readonly children: ComponentChildren;
  readonly table: ChartTable;
  readonly onSave: OnSave;
}

/** A chart with the sentence that it shows, the table behind it, and both as files. */
export function Chart({ label, says, note, children, table, onSave }: ChartProps) {
  const id = useId();
  const figure = useRef<HTMLElement>(null);
  const lock = lockOf('export');
  const fileName = label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-');
  return (
    <section class={chart} aria-labelledby={id}>
      <p class={labelClass}>{label}</p>
      <h2 id={id} class={saysClass}>
        {says}
      </h2>
      <figure ref={figure}>{children}</figure>
      {note !== undefined && <p class={noteClass}>{note}</p>}
      <div class={foot}>
        <Disclosure summary={i18n.t('portfolio.chart.table')}>
          <Table caption={i18n.t('portfolio.chart.tableOf', [label])} table={table} />
        </Disclosure>
        <div class={saves}>
          <Button
            variant="link"
            label={i18n.t('portfolio.chart.svgOf', [label])}
            isDisabled={lock !== undefined || areFiguresHidden.value}
            title={lock ?? (areFiguresHidden.value ? i18n.t('figures.noDrawing') : undefined)}
            onClick={() => {
              const svg = figure.current?.querySelector('svg');
              if (svg) onSave(standaloneSvg(svg, says), `${fileName}.svg`);
            }}
          >
            {formatNames.svg}
          </Button>
          <Button
            variant="link"
            label={i18n.t('portfolio.chart.csvOf', [label])}
            isDisabled={lock !== undefined}
            title={lock}
            onClick={() => onSave(tableCsv(table), `${fileName}.csv`)}
          >
            {formatNames.csv}
          </Button>
        </div>
      </div>
    </section>
  );
}

function Table({ caption, table: { head, rows } }: { readonly caption: string; readonly table: ChartTable }) {
  return (
    <Scroller class={scroll} label={caption}>
      <table class={tableClass}>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map(({ shown }, column) =>
                column === 0 ? (
                  <th key={head[column]} scope="row">
                    {shown}
                  </th>
                ) : (
                  <td key={head[column]}>{shown}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
