import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { writtenText } from '@/components/ui/hidden-figures';
import { fieldsOf, type TableKind } from '@/utils/intake/fields';
import { type Manner, type PreviewCell, previewCell } from '@/utils/intake/preview';
import type { RawRow } from '@/utils/intake/reading';
import { Day } from '../ui/Day';
import { Money } from '../ui/Money';
import styles from './Columns.module.css';
import { fieldInWords } from './words';

const { list, column, title, control, unused, values, value: valueClass, wrong } = styles;

export interface ColumnsProps {
  readonly kind: TableKind;
  readonly manner: Manner;
  readonly sample: readonly RawRow[];
  /** An empty field for a column that is not used. */
  readonly onField: (column: number, field: string) => void;
}

/** More are not read by anybody; the rest stays as it was found out. */
const SHOWN = 100;

/** Each column of the file, what it is taken for, and its first values as they are understood. */
export function Columns({ kind, manner, sample, onField }: ColumnsProps) {
  const id = useId();
  const options = fieldsOf(kind).map((field) => [field, fieldInWords(kind, field)] as const);
  return (
    <fieldset>
      <legend class={title}>{i18n.t('options.data.columns')}</legend>
      <ul class={list}>
        {manner.headers.slice(0, SHOWN).map((header, index) => {
          const field = manner.fields[index] ?? '';
          return (
            <li key={index} class={field === '' ? `${column} ${unused}` : column}>
              <label for={`${id}-${index}`}>{header || i18n.t('options.data.noHeader', [String(index + 1)])}</label>
              <select
                id={`${id}-${index}`}
                class={control}
                value={field}
                onChange={({ currentTarget }) => onField(index, currentTarget.value)}
              >
                <option value="">{i18n.t('options.data.notUsed')}</option>
                {options.map(([each, words]) => (
                  <option key={each} value={each}>
                    {words}
                  </option>
                ))}
              </select>
              <ul class={values} aria-label={i18n.t('options.data.firstValues')}>
                {sample.slice(0, 3).map((row) => (
                  <Value key={row.number} cell={previewCell(row, index, manner)} />
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}

function Value({ cell }: { readonly cell: PreviewCell | undefined }) {
  if (cell === undefined) return null;
  return (
    <li class={cell.kind === 'wrong' ? `${valueClass} ${wrong}` : valueClass}>
      {cell.kind === 'amount' && <Money amount={cell.amount} />}
      {cell.kind === 'day' && <Day on={cell.day} form="whole" />}
      {cell.kind === 'text' && writtenText(cell.text)}
      {cell.kind === 'wrong' && i18n.t('options.data.cannotRead', [cell.text])}
    </li>
  );
}
