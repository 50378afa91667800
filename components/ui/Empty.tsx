import type { ComponentChildren } from 'preact';
import styles from './Empty.module.css';

const { empty, title: titleClass, example: exampleClass } = styles;

export interface EmptyProps {
  readonly title?: string;
  readonly children: ComponentChildren;
  /** What one could write to fill it. */
  readonly example?: string;
}

/** Says that there is nothing yet, and how something gets here. */
export function Empty({ title, children, example }: EmptyProps) {
  return (
    <div class={empty}>
      {title !== undefined && <p class={titleClass}>{title}</p>}
      <p>{children}</p>
      {example !== undefined && <p class={exampleClass}>{example}</p>}
    </div>
  );
}
