import type { ComponentChildren, RefObject } from 'preact';

export interface ScrollerProps {
  /** What is in it, for those who do not see it. */
  readonly label: string;
  /** How large it may become. */
  readonly class: string | undefined;
  readonly view?: RefObject<HTMLElement | null>;
  readonly onScroll?: () => void;
  readonly children: ComponentChildren;
}

/** A part of a page that scrolls by itself. */
export const Scroller = ({ label, view, children, ...rest }: ScrollerProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard, which then scrolls it
  <section {...(view && { ref: view })} aria-label={label} tabIndex={0} {...rest}>
    {children}
  </section>
);
