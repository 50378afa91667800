import type { ComponentChildren } from 'preact';
import styles from './Disclosure.module.css';

const { disclosure, chevron } = styles;

export interface DisclosureProps {
  readonly summary: ComponentChildren;
  readonly children: ComponentChildren;
}

/** Something more to know, for who asks. */
export function Disclosure({ summary, children }: DisclosureProps) {
  return (
    <details class={disclosure}>
      <summary>
        <svg class={chevron} viewBox="0 0 10 10" aria-hidden="true">
          <path d="m3.5 1.5 4 3.5-4 3.5" />
        </svg>
        {summary}
      </summary>
      {children}
    </details>
  );
}
