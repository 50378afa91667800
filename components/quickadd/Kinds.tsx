import { i18n } from '#i18n';
import styles from './QuickAdd.module.css';

const { kinds: kindsClass, kind: kindClass, key: keyClass } = styles;

/** What a note can be, in the order of their keys. */
export const quickKinds = ['need', 'like', 'dislike', 'promise', 'note'] as const;
export type QuickKind = (typeof quickKinds)[number];

export interface KindsProps {
  /** What the note is by its first word; plain words are a note. */
  readonly current: QuickKind | undefined;
  readonly onChoose: (kind: QuickKind) => void;
}

/** One press makes of the note a need, a like, a dislike, a promise, or a note. */
export function Kinds({ current, onChoose }: KindsProps) {
  return (
    <fieldset class={kindsClass} aria-label={i18n.t('quickAdd.kinds')}>
      {quickKinds.map((kind, index) => (
        <button
          key={kind}
          type="button"
          class={kindClass}
          aria-pressed={kind === current}
          aria-keyshortcuts={`Control+${index + 1} Meta+${index + 1}`}
          onClick={() => onChoose(kind)}
        >
          {i18n.t(`panel.note.kind.${kind}`)}
          <span class={keyClass} aria-hidden="true">
            {index === 0 ? i18n.t('quickAdd.withKey', [isMac() ? '⌘' : 'Ctrl', index + 1]) : index + 1}
          </span>
        </button>
      ))}
    </fieldset>
  );
}

/** The kind that a key stands for: Control or Command and a digit, wherever the layout has it. */
export function kindOfKey({ code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): QuickKind | undefined {
  const digit = /^Digit([1-9])$/.exec(code)?.[1];
  return digit !== undefined && ctrlKey !== metaKey && !altKey && !shiftKey ? quickKinds[Number(digit) - 1] : undefined;
}

const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.userAgent);
