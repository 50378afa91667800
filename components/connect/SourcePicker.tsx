import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { sourceName } from '@/utils/i18n/source';
import type { Source } from '@/utils/sources/source';
import { Field } from '../ui/Field';
import styles from './connect.module.css';

const { picker, choices, choice, monogram, quiet } = styles;

export interface SourcePickerProps {
  readonly sources: readonly Source[];
  readonly onChoose: (source: Source) => void;
}

/** The systems that can be connected, by a part of their name. */
export function SourcePicker({ sources, onChoose }: SourcePickerProps) {
  const [typed, setTyped] = useState('');
  const words = typed.trim().toLocaleLowerCase();
  const found = sources.filter((source) => `${sourceName(source)} ${source.label}`.toLocaleLowerCase().includes(words));
  const other = sources.filter(({ id }) => id === 'jsonApi');
  return (
    <div class={picker}>
      <Field label={i18n.t('options.other.find')} hint={i18n.t('options.other.findHint')}>
        {(control) => (
          <input
            {...control}
            type="search"
            autoComplete="off"
            value={typed}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        )}
      </Field>
      <output class={quiet}>{found.length === 0 && i18n.t('options.other.none', [i18n.t('options.other.anyJson')])}</output>
      <ul class={choices} aria-label={i18n.t('options.other.systems')}>
        {(found.length > 0 ? found : other).map((source) => (
          <li key={source.id}>
            <button type="button" class={choice} onClick={() => onChoose(source)}>
              <span class={monogram} aria-hidden="true">
                {source.id === 'jsonApi' ? '{ }' : source.label.slice(0, 1)}
              </span>
              {sourceName(source)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
