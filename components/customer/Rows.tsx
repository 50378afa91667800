import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import styles from './Rows.module.css';

const { rows, faint, wide } = styles;

/** Figures one below the other, each with its name. */
export function Rows({ children }: { readonly children: ComponentChildren }) {
  return <dl class={rows}>{children}</dl>;
}

export interface RowProps {
  readonly name: string;
  /** Said more quietly behind the name. */
  readonly span?: string;
  /** What stands below, over the whole width. */
  readonly below?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** One figure; to be drawn inside `Rows`. */
export function Row({ name, span, below, children }: RowProps) {
  return (
    <div>
      <dt>
        {name}
        {span !== undefined && <span class={faint}> {span}</span>}
      </dt>
      <dd>{children}</dd>
      {below !== undefined && <dd class={wide}>{below}</dd>}
    </div>
  );
}

/** Stands where there is no figure. */
export const Unknown = () => <span class={faint}>{i18n.t('panel.flow.unknown')}</span>;
