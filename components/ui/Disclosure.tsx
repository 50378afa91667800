import type { ComponentChildren } from 'preact';
import styles from './Disclosure.module.css';

const { disclosure, inner, chevron } = styles;

export interface DisclosureProps {
  readonly summary: ComponentChildren;
  readonly children: ComponentChildren;
  /** Within another one: no line above it. */
  readonly isInner?: boolean;
  /** What the summary is called for who does not see what it belongs to. */
  readonly label?: string;
  readonly onOpen?: () => void;
}

/** Something more to know, for who asks. */
export function Disclosure({ summary, children, isInner = false, label, onOpen }: DisclosureProps) {
  return (
    <details
      class={`${disclosure} ${isInner ? inner : ''}`}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) onOpen?.();
      }}
    >
      <summary aria-label={label}>
        <svg class={chevron} viewBox="0 0 10 10" aria-hidden="true">
          <path d="m3.5 1.5 4 3.5-4 3.5" />
        </svg>
        {summary}
      </summary>
      {children}
    </details>
  );
}
