import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import styles from './OptionsNav.module.css';

const { nav, part } = styles;

/** The parts of the options, in their order. */
export const optionsParts = ['data', 'sites', 'systems', 'team', 'you', 'costs', 'appearance', 'shortcuts', 'privacy'] as const;
export type OptionsPartName = (typeof optionsParts)[number];

/** Leads to each part of a long page; it stays in view where there is room. */
export function OptionsNav() {
  return (
    <nav class={nav} aria-label={i18n.t('options.nav.label')}>
      <ul>
        {optionsParts.map((name) => (
          <li key={name}>
            <a href={`#${name}`}>{i18n.t(`options.nav.${name}`)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export interface OptionsPartProps {
  readonly name: OptionsPartName;
  readonly children: ComponentChildren;
}

/** One part, where its link leads to. */
export function OptionsPart({ name, children }: OptionsPartProps) {
  return (
    <div id={name} class={part} tabIndex={-1}>
      {children}
    </div>
  );
}
