import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { parseCurrency } from '@/utils/domain/money';
import type { Choices } from '@/utils/intake/choices';
import { columnsOf } from '@/utils/intake/columns';
import { encodings } from '@/utils/intake/decode';
import { delimiters } from '@/utils/intake/delimiter';
import { tableKinds } from '@/utils/intake/fields';
import type { Understanding } from '@/utils/intake/understanding';
import { Button } from '../ui/Button';
import { Choice } from './Choice';
import { Columns } from './Columns';
import styles from './ReadAs.module.css';
import { currencyChoices, delimiterInWords, encodingName, kindInWords } from './words';

const { correct, summary, gist, grid, form, actions, quiet } = styles;

export interface ReadAsProps {
  readonly understanding: Understanding;
  /** Reads the file again as the user says. */
  readonly onCorrect: (choices: Choices) => void;
}

/** How the file is read, in one line; opened, each part of it can be corrected. */
export function ReadAs({ understanding, onCorrect }: ReadAsProps) {
  const [draft, setDraft] = useState<Choices>(understanding.choices);
  const say = (choice: Choices) => setDraft({ ...draft, ...choice });
  const seen = drafted(understanding, draft);
  // A wide file has hundreds of columns: the form is made when somebody looks.
  const [isOpen, setOpen] = useState(understanding.problem !== undefined);
  return (
    <details class={correct} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary class={summary}>
        <span>{i18n.t('options.data.readAs')}</span>
        <span class={gist}>{gistOf(understanding)}</span>
      </summary>
      {isOpen && (
        <form
          class={form}
          onSubmit={(event) => {
            event.preventDefault();
            onCorrect(draft);
          }}
        >
          {understanding.isRemembered && <p class={quiet}>{i18n.t('options.data.remembered')}</p>}
          <div class={grid}>
            <Choice
              label={i18n.t('options.data.kind')}
              value={seen.kind ?? ''}
              options={[...(seen.kind === undefined ? ([['', i18n.t('options.data.unknownKind')]] as const) : []), ...kinds()]}
              // Fields of one kind mean nothing in another.
              onChoose={(kind) => setDraft({ ...withoutFields(draft), ...found(tableKinds, kind, (each) => ({ kind: each })) })}
            />
            {understanding.format === 'csv' && (
              <Choice
                label={i18n.t('options.data.encoding')}
                value={seen.encoding}
                options={encodings.map((each) => [each, encodingName(each)])}
                onChoose={(encoding) => say(found(encodings, encoding, (each) => ({ encoding: each })))}
              />
            )}
            {understanding.format === 'csv' && (
              <Choice
                label={i18n.t('options.data.delimiter')}
                value={seen.delimiter}
                options={[...new Set([...delimiters, seen.delimiter])].map((each) => [each, delimiterInWords(each)])}
                onChoose={(delimiter) => say({ delimiter })}
              />
            )}
            <Choice
              label={i18n.t('options.data.amounts')}
              value={seen.decimal}
              options={[
                ['.', '1,234.56'],
                [',', '1.234,56'],
              ]}
              onChoose={(decimal) => say(found(['.', ','] as const, decimal, (each) => ({ decimal: each })))}
            />
            <Choice
              label={i18n.t('options.data.dates')}
              value={seen.dates ?? ''}
              options={[
                ...(seen.dates === undefined ? ([['', i18n.t('options.data.datesPlain')]] as const) : []),
                ['day-first', i18n.t('options.data.dayFirst')],
                ['month-first', i18n.t('options.data.monthFirst')],
              ]}
              onChoose={(order) => say(found(['day-first', 'month-first'] as const, order, (each) => ({ dates: each })))}
            />
            <Choice
              label={i18n.t('options.data.currencyUnnamed')}
              value={seen.currency}
              options={currencyChoices()}
              onChoose={(code) => {
                const currency = parseCurrency(code);
                if (currency !== undefined) say({ currency });
              }}
            />
          </div>
          {seen.kind !== undefined && (
            <Columns
              kind={seen.kind}
              manner={seen}
              sample={understanding.sample}
              onField={(column, field) => say({ fields: { ...draft.fields, [column]: field } })}
            />
          )}
          <div class={actions}>
            <Button variant={understanding.problem === undefined ? 'quiet' : 'primary'} type="submit">
              {i18n.t('options.data.readAgain')}
            </Button>
            {Object.keys(understanding.choices).length > 0 && (
              <Button variant="link" onClick={() => onCorrect({})}>
                {i18n.t('options.data.asFound')}
              </Button>
            )}
          </div>
        </form>
      )}
    </details>
  );
}

/** The file as the draft would have it read, as far as that shows before it is read again. */
function drafted(understanding: Understanding, draft: Choices) {
  const { encoding, delimiter, decimal, dates, currency, headers } = understanding;
  const kind = draft.kind ?? understanding.kind;
  return {
    headers,
    kind,
    encoding: draft.encoding ?? encoding,
    delimiter: draft.delimiter ?? delimiter,
    decimal: draft.decimal ?? decimal,
    dates: draft.dates ?? dates,
    currency: draft.currency ?? currency,
    fields: fieldsBy(understanding, kind, draft),
  };
}

function fieldsBy({ headers }: Understanding, kind: Understanding['kind'], draft: Choices): readonly string[] {
  const fields = headers.map(() => '');
  if (kind === undefined) return fields;
  for (const [field, index] of Object.entries(columnsOf(headers, kind, draft.fields).at)) fields[index] = field;
  return fields;
}

function withoutFields({ fields: _, ...rest }: Choices): Choices {
  return rest;
}

/** The choice that an option stands for; none where it stands for no value. */
const found = <Value extends string>(values: readonly Value[], chosen: string, make: (value: Value) => Choices): Choices => {
  const value = values.find((each) => each === chosen);
  return value === undefined ? {} : make(value);
};

const kinds = () => tableKinds.map((kind) => [kind, kindInWords(kind)] as const);

function gistOf({ vendor, kind, format, encoding, delimiter, decimal, dates }: Understanding): string {
  const parts = [
    vendor,
    kind === undefined ? undefined : kindInWords(kind),
    format === 'csv' ? `${encodingName(encoding)}, ${delimiterInWords(delimiter)}` : { vcard: 'vCard', json: 'JSON' }[format],
    decimal === '.' ? '1,234.56' : '1.234,56',
    dates === undefined ? undefined : i18n.t(dates === 'day-first' ? 'options.data.dayFirst' : 'options.data.monthFirst'),
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}
