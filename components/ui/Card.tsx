import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import styles from './Card.module.css';

const { card, head, heading, aside } = styles;

export interface CardProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Stands at the right of the heading: a count, a link, a small control. */
  readonly right?: ComponentChildren;
}

/** One part of a page, with a heading that names it. */
export function Card({ title, children, right }: CardProps) {
  const id = useId();
  return (
    <section class={card} aria-labelledby={id}>
      <div class={head}>
        <h2 id={id} class={heading}>
          {title}
        </h2>
        {right !== undefined && <div class={aside}>{right}</div>}
      </div>
      {children}
    </section>
  );
}
