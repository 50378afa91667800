import { i18n } from '#i18n';
import { fieldInWords } from '@/utils/i18n/source';
import { partsOf, type RecordKind } from '@/utils/sources/json/facts';
import { type Mapping, parts, type Row, rowsIn } from '@/utils/sources/json/rows';
import { Disclosure } from '../ui/Disclosure';
import { Scroller } from '../ui/Scroller';
import styles from './connect.module.css';

const { scroll, table, code, quiet, subheading } = styles;

export interface JsonPreviewProps {
  readonly sample: unknown;
  readonly values: Readonly<Record<string, string>>;
  readonly kind: RecordKind;
}

/** So many records, and characters of the answer, are shown. */
const MOST = { records: 5, characters: 4_000 };

/** What the paths make of an answer, as they are typed, and the answer itself. */
export function JsonPreview({ sample, values, kind }: JsonPreviewProps) {
  const rows = rowsIn(sample, mappingIn(values)) ?? [];
  const columns = partsOf[kind].filter((part) => (values[part] ?? '') !== '');
  return (
    <div>
      <h4 class={subheading}>
        {i18n.t('options.other.preview')}{' '}
        {rows.length > 0 && <span class={quiet}>{i18n.t('options.other.previewCount', rows.length)}</span>}
      </h4>
      {rows.length === 0 || columns.length === 0 ? (
        <p class={quiet}>{i18n.t('options.other.previewNone')}</p>
      ) : (
        <Scroller class={scroll} label={i18n.t('options.other.preview')}>
          <table class={table}>
            <thead>
              <tr>
                {columns.map((part) => (
                  <th key={part} scope="col">
                    {fieldInWords(part)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, MOST.records).map((row, index) => (
                <tr key={index}>
                  {columns.map((part) => (
                    <td key={part}>{cellOf(row, part)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
      <Disclosure summary={i18n.t('options.other.answer')}>
        <Scroller class={code} label={i18n.t('options.other.answer')}>
          <pre>{JSON.stringify(sample, null, 2).slice(0, MOST.characters)}</pre>
        </Scroller>
      </Disclosure>
    </div>
  );
}

const mappingIn = (values: Readonly<Record<string, string>>): Mapping =>
  // Every part of a mapping is named here.
  Object.fromEntries((['records', ...parts] as const).map((part) => [part, values[part] ?? ''])) as Mapping;

function cellOf(row: Row, part: (typeof parts)[number]): string {
  const value = row[part];
  if (value === undefined) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
