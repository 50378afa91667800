import type { VNode } from 'preact';

/** Something to be known beside the customer, over the head of the panel; it is loaded where there may be something. */
export interface Aside {
  /** Undefined where there is nothing to be known. */
  line(): VNode | undefined;
}
