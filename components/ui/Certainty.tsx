import { i18n } from '#i18n';
import styles from './Certainty.module.css';
import { Hidden } from './Hidden';

const { certainty, dot } = styles;

export interface CertaintyProps {
  readonly confidence: 'sure' | 'likely' | 'guess';
  /** How we know, in words. */
  readonly sentence: string;
}

/** How sure we are who somebody is: a full dot, an open one, a dashed box; and in words how we know. */
export function Certainty({ confidence, sentence }: CertaintyProps) {
  return (
    <span class={certainty}>
      <span class={`${dot} ${styles[confidence]}`} />
      <span>
        <Hidden>{i18n.t(`panel.who.certain.${confidence}`)}: </Hidden>
        {sentence}
      </span>
    </span>
  );
}
