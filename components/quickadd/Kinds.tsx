import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import { isMac } from '@/components/ui/keys';
import { RadioPill } from '@/components/ui/Pill';
import styles from './QuickAdd.module.css';

const { kinds: kindsClass, key: keyClass } = styles;

/** What a note can be, in the order of their keys. */
export const quickKinds = ['need', 'like', 'dislike', 'promise', 'note'] as const;
export type QuickKind = (typeof quickKinds)[number];

export interface KindsProps {
  /** What the note is by its first word; plain words are a note. */
  readonly current: QuickKind | undefined;
  readonly onChoose: (kind: QuickKind) => void;
}

/** One key makes of the note a need, a like, a dislike, a promise, or a note. */
export function Kinds({ current, onChoose }: KindsProps) {
  const group = useId();
  return (
    <fieldset class={kindsClass} aria-label={i18n.t('quickAdd.kinds')}>
      {quickKinds.map((kind, index) => (
        <RadioPill key={kind} group={group} isChecked={kind === current} onChoose={() => onChoose(kind)}>
          {i18n.t(`panel.note.kind.${kind}`)}
          <span class={keyClass} aria-hidden="true">
            {index === 0 ? i18n.t('quickAdd.withKey', [isMac() ? '⌘' : 'Ctrl', index + 1]) : index + 1}
          </span>
        </RadioPill>
      ))}
    </fieldset>
  );
}

/** The kind that a key stands for: Control or Command and a digit, wherever the layout has it. */
export function kindOfKey({ code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): QuickKind | undefined {
  const digit = /^Digit([1-9])$/.exec(code)?.[1];
  return digit !== undefined && ctrlKey !== metaKey && !altKey && !shiftKey ? quickKinds[Number(digit) - 1] : undefined;
}
