import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { Field } from '@/components/ui/Field';
import { Hidden } from '@/components/ui/Hidden';
import { OptionList, optionId } from '@/components/ui/OptionList';
import styles from './CustomerField.module.css';

const { box, list: listClass, floating, name: nameClass, detail: detailClass, none } = styles;

/** Somebody to choose. */
export interface CustomerOption {
  readonly key: string;
  readonly name: string;
  /** Tells namesakes apart, or says why they are here; may be empty. */
  readonly detail: string;
}

export interface CustomerFieldProps {
  readonly label: string;
  readonly query: string;
  /** Who answers the query; undefined where nobody was asked for, or no answer is there yet. */
  readonly options: readonly CustomerOption[] | undefined;
  /** Whether they answer earlier words: Enter then waits for those who answer these. */
  readonly isStale?: boolean;
  /** What is said where nobody answers it. */
  readonly nobody: string;
  /** Whether the options stand over what follows, and only while the keyboard is here. */
  readonly isFloating?: boolean;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly input?: RefObject<HTMLInputElement | null>;
  readonly onInput: (query: string) => void;
  readonly onChoose: (key: string) => void;
}

/** Finds a customer while one types: arrows choose, Enter takes, and the first is chosen already. */
export function CustomerField(props: CustomerFieldProps) {
  const { label, query, options, isStale = false, isFloating = false, hint, error, input, onInput, onChoose } = props;
  const list = useId();
  const at = useSignal(0);
  const hasFocus = useSignal(false);
  /** Enter was pressed before the answer was there. */
  const isWaiting = useSignal(false);
  const isAnswered = options !== undefined && !isStale;
  const shown = options !== undefined && (!isFloating || hasFocus.value) ? options : [];
  const current = Math.min(at.value, shown.length - 1);
  const take = (key: string | undefined) => {
    at.value = 0;
    if (key !== undefined) onChoose(key);
  };
  useEffect(() => {
    if (!isAnswered || !isWaiting.value) return;
    isWaiting.value = false;
    take(options[0]?.key);
  });
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !isAnswered && query.trim() !== '') {
      event.preventDefault();
      isWaiting.value = true;
    }
    if (shown.length === 0 || isWaiting.value) return;
    const to = { ArrowDown: current + 1, ArrowUp: current - 1 }[event.key];
    if (to !== undefined) at.value = (to + shown.length) % shown.length;
    else if (event.key === 'Enter') take(shown[current]?.key);
    else {
      // Whoever goes on from words of their own means whom these found.
      if (event.key === 'Tab' && !event.shiftKey && isFloating && query !== '') take(shown[current]?.key);
      return;
    }
    event.preventDefault();
  };
  return (
    <div class={box}>
      <Field label={label} {...(hint === undefined ? {} : { hint })} error={error}>
        {(control) => (
          <input
            {...control}
            {...(input === undefined ? {} : { ref: input })}
            role="combobox"
            autoComplete="off"
            spellcheck={false}
            value={query}
            placeholder={i18n.t('find.placeholder')}
            aria-autocomplete="list"
            aria-expanded={shown.length > 0}
            aria-controls={shown.length > 0 ? list : undefined}
            aria-activedescendant={shown.length > 0 ? optionId(list, current) : undefined}
            onInput={(event) => {
              at.value = 0;
              isWaiting.value = false;
              onInput(event.currentTarget.value);
            }}
            onFocus={(event) => {
              hasFocus.value = true;
              // Whoever types looks for somebody else.
              event.currentTarget.select();
            }}
            onBlur={() => {
              hasFocus.value = false;
              isWaiting.value = false;
            }}
            onKeyDown={onKey}
          />
        )}
      </Field>
      {shown.length > 0 && (
        <OptionList
          id={list}
          class={`${listClass} ${isFloating ? floating : ''}`}
          label={i18n.t('find.found')}
          chosen={current}
          options={shown.map(({ key, name, detail }) => ({
            key,
            shown: (
              <>
                <span class={nameClass}>{name}</span>
                {detail !== '' && <span class={detailClass}>{detail}</span>}
              </>
            ),
          }))}
          onTake={(index) => take(shown[index]?.key)}
        />
      )}
      <Answer {...props} shown={shown.length} />
    </div>
  );
}

/** Always there, so that a change in it is read out. */
function Answer({ query, options, nobody, shown }: CustomerFieldProps & { readonly shown: number }) {
  return (
    <div role="status">
      {shown > 0 && <Hidden>{i18n.t('find.count', shown)}</Hidden>}
      {options?.length === 0 && query !== '' && <p class={none}>{nobody}</p>}
    </div>
  );
}
