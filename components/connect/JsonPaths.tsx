import { i18n } from '#i18n';
import { faultInWords, fieldInWords } from '@/utils/i18n/source';
import type { FieldFault } from '@/utils/sources/fields';
import { partsOf, recordKinds } from '@/utils/sources/json/facts';
import { jsonApi } from '@/utils/sources/vendors/json-api';
import styles from './connect.module.css';
import { JsonPreview } from './JsonPreview';
import { SourceField } from './SourceField';

const { fields, legend, quiet, pair } = styles;

export interface JsonPathsProps {
  readonly values: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, FieldFault>>;
  /** An answer to try the paths on; undefined until there is one. */
  readonly sample: unknown;
  readonly onInput: (field: string, value: string) => void;
}

/** Where in an answer what stands, and what that gives. */
export function JsonPaths({ values, faults, sample, onInput }: JsonPathsProps) {
  const kind = recordKinds.find((each) => each === values['kind']) ?? 'customers';
  const names = ['records', ...partsOf[kind]] as const;
  return (
    <fieldset class={fields}>
      <legend class={legend}>{i18n.t('options.other.paths')}</legend>
      {sample === undefined && <p class={quiet}>{i18n.t('options.other.pathsHint')}</p>}
      <div class={pair}>
        {names.map((name) => {
          const fault = faults[name];
          return (
            <SourceField
              key={name}
              name={name}
              field={jsonApi.fields[name]}
              vendor={fieldInWords(name)}
              value={values[name] ?? ''}
              error={fault && faultInWords(fault)}
              onInput={(value) => onInput(name, value)}
            />
          );
        })}
      </div>
      {sample !== undefined && <JsonPreview sample={sample} values={values} kind={kind} />}
    </fieldset>
  );
}
