import { useId, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Certainty } from '@/components/ui/Certainty';
import styles from './identity.module.css';

const { list, option, name: nameClass, why } = styles;

/** A customer whom the person on the page may be. */
export interface Option {
  readonly key: string;
  readonly name: string;
  /** Tells namesakes apart: a role, an address, a number; may be empty. */
  readonly detail: string;
  /** How we know, in words. */
  readonly reason: string;
  readonly confidence: 'sure' | 'likely' | 'guess';
}

export interface ChooserProps {
  readonly options: readonly Option[];
  /** The key of the one shown; undefined where none is. */
  readonly current: string | undefined;
  readonly onChoose: (key: string) => void;
}

/** The customers whom somebody may be: a list box, where arrows, Home and End choose, and what is chosen is shown. */
export function Chooser({ options, current, onChoose }: ChooserProps) {
  const id = useId();
  const items = useRef<(HTMLDivElement | null)[]>([]);
  const at = options.findIndex(({ key }) => key === current);
  const choose = (index: number) => {
    const wanted = options[Math.max(0, Math.min(index, options.length - 1))];
    if (wanted === undefined) return;
    items.current[options.indexOf(wanted)]?.focus();
    onChoose(wanted.key);
  };
  const onKey = (event: KeyboardEvent, index: number) => {
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: options.length - 1, Enter: index, ' ': index }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose(to);
  };
  return (
    <div class={list} role="listbox" aria-label={i18n.t('panel.same.choose')}>
      {options.map(({ key, name, detail, reason, confidence }, index) => (
        <div
          key={key}
          id={`${id}${index}`}
          ref={(element) => {
            items.current[index] = element;
          }}
          class={option}
          role="option"
          aria-selected={key === current}
          tabIndex={index === Math.max(0, at) ? 0 : -1}
          onClick={() => choose(index)}
          onKeyDown={(event) => onKey(event, index)}
        >
          <span class={nameClass}>{name}</span>
          {detail !== '' && <span class={why}>{detail}</span>}
          <span class={why}>
            <Certainty confidence={confidence} sentence={reason} />
          </span>
        </div>
      ))}
    </div>
  );
}
