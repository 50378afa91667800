import type { ComponentChildren } from 'preact';
import { useContext, useId } from 'preact/hooks';
import { ArrangeMenu } from './ArrangeMenu';
import styles from './Card.module.css';
import { SectionToolsOf } from './section-tools';

const { card, head, heading, aside, toggle, chevron, folded } = styles;

export interface CardProps {
  readonly title: string;
  readonly children: ComponentChildren;
  /** Stands at the right of the heading: a count, a link, a small control. */
  readonly right?: ComponentChildren;
}

/** One part of a page, with a heading that names it. As a section of the panel its heading folds it, and a handle moves or hides it. */
export function Card({ title, children, right }: CardProps) {
  const id = useId();
  const tools = useContext(SectionToolsOf);
  const isFolded = tools?.isCollapsed ?? false;
  return (
    <section class={`${card} ${isFolded ? folded : ''}`} aria-labelledby={id}>
      <div class={head}>
        <h2 id={id} class={heading}>
          {tools === undefined ? (
            title
          ) : (
            <button type="button" class={toggle} aria-expanded={!isFolded} onClick={tools.onToggle}>
              {title}
              <svg class={chevron} viewBox="0 0 10 10" aria-hidden="true">
                <path d="m2 3.5 3 3 3-3" />
              </svg>
            </button>
          )}
        </h2>
        {right !== undefined && !isFolded && <div class={aside}>{right}</div>}
        {tools !== undefined && <ArrangeMenu title={title} tools={tools} />}
      </div>
      {!isFolded && <SectionToolsOf.Provider value={undefined}>{children}</SectionToolsOf.Provider>}
    </section>
  );
}
