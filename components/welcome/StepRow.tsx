import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Button } from '../ui/Button';
import styles from './welcome.module.css';

export interface StepRowProps {
  /** The one thing to do. */
  readonly children: ComponentChildren;
  /** Goes on without; where going on is all there is to do, nothing. */
  readonly onSkip?: (() => void) | undefined;
}

/** How one goes on. */
export function StepRow({ children, onSkip }: StepRowProps) {
  return (
    <div class={styles['stepRow']}>
      {children}
      {onSkip && (
        <Button variant="link" onClick={onSkip}>
          {i18n.t('welcome.skip')}
        </Button>
      )}
    </div>
  );
}
