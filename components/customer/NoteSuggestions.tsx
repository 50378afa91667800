import { i18n } from '#i18n';
import type { Suggestion } from '@/utils/voice/note/suggest';
import styles from './NoteSuggestions.module.css';

const { list, option: optionClass, word, means } = styles;

export interface NoteSuggestionsProps {
  readonly id: string;
  readonly options: readonly Suggestion[];
  /** Which one the keyboard chose. */
  readonly chosen: number | undefined;
  readonly onChoose: (option: Suggestion) => void;
}

/** The id of an option, for the text box that it belongs to. */
export const optionId = (list: string, index: number): string => `${list}-${index}`;

/** Ways to go on with a note. The keyboard stays in the text box, which chooses among them. */
export function NoteSuggestions({ id, options, chosen, onChoose }: NoteSuggestionsProps) {
  return (
    <div id={id} class={list} role="listbox" aria-label={i18n.t('panel.note.suggest')}>
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the text box keeps the focus and names the chosen option
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text box hears the keys
        <div
          key={option.key}
          id={optionId(id, index)}
          class={optionClass}
          role="option"
          aria-selected={index === chosen}
          // The text box must not lose the focus before the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option)}
        >
          <span class={word}>{option.label}</span>
          <span class={means}>
            {option.means === undefined
              ? i18n.t(`panel.note.${option.kind === 'person' ? 'person' : 'competitor'}`)
              : i18n.t(`panel.note.means.${option.means}`)}
          </span>
        </div>
      ))}
    </div>
  );
}
