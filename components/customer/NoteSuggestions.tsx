import { i18n } from '#i18n';
import type { Suggestion } from '@/utils/voice/note/suggest';
import { OptionList } from '../ui/OptionList';
import styles from './NoteSuggestions.module.css';

const { list, word, means } = styles;

export interface NoteSuggestionsProps {
  readonly id: string;
  readonly options: readonly Suggestion[];
  /** Which one the keyboard chose. */
  readonly chosen: number | undefined;
  readonly onChoose: (option: Suggestion) => void;
}

/** Ways to go on with a note. */
export const NoteSuggestions = ({ id, options, chosen, onChoose }: NoteSuggestionsProps) => (
  <OptionList
    id={id}
    class={list}
    label={i18n.t('panel.note.suggest')}
    chosen={chosen}
    options={options.map((option) => ({ key: option.key, shown: <Way {...option} /> }))}
    onTake={(index) => {
      const option = options[index];
      if (option) onChoose(option);
    }}
  />
);

const Way = ({ label, kind, means: meaning }: Suggestion) => (
  <>
    <span class={word}>{label}</span>
    <span class={means}>
      {meaning === undefined ? i18n.t(`panel.note.${kind === 'person' ? 'person' : 'competitor'}`) : i18n.t(`panel.note.means.${meaning}`)}
    </span>
  </>
);
