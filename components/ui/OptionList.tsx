import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import styles from './OptionList.module.css';

const { option: optionClass } = styles;

export interface OptionListProps {
  readonly id: string;
  readonly label: string;
  readonly class: string | undefined;
  readonly options: readonly { readonly key: string; readonly shown: ComponentChildren }[];
  /** The one that the keys chose. */
  readonly chosen: number | undefined;
  readonly onTake: (index: number) => void;
}

/** The id of an option, by which the text box names the chosen one. */
export const optionId = (list: string, index: number): string => `${list}-${index}`;

/** What a text box offers to choose from. The keyboard stays in the text box, which hears the keys. */
export function OptionList({ id, label, class: className, options, chosen, onTake }: OptionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current: around } = list;
    const option = around?.children[chosen ?? -1];
    if (!around || !(option instanceof HTMLElement)) return;
    // The focus is elsewhere: nothing else brings the chosen one into view. Only the list moves, not the page around it.
    const { offsetTop: top, offsetHeight: height } = option;
    around.scrollTop = Math.max(Math.min(around.scrollTop, top), top + height - around.clientHeight);
  }, [chosen]);
  return (
    <div ref={list} id={id} class={className} role="listbox" aria-label={label}>
      {options.map(({ key, shown }, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the text box keeps the focus and names the chosen option
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text box hears the keys
        <div
          key={key}
          id={optionId(id, index)}
          class={optionClass}
          role="option"
          aria-selected={index === chosen}
          // The text box must not lose the focus before the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(index)}
        >
          {shown}
        </div>
      ))}
    </div>
  );
}
