import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import styles from './identity.module.css';

const { confirm, actions } = styles;

export interface ConfirmProps {
  /** What would happen, in words. */
  readonly question: string;
  /** What the button that does it says. */
  readonly action: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks once, in words, before something is done; Escape is no. */
export function Confirm({ question, action, onConfirm, onCancel }: ConfirmProps) {
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <fieldset
      ref={box}
      class={confirm}
      tabIndex={-1}
      aria-label={question}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <p>{question}</p>
      <div class={actions}>
        <Button variant="primary" onClick={onConfirm}>
          {action}
        </Button>
        <Button onClick={onCancel}>{i18n.t('panel.same.cancel')}</Button>
      </div>
    </fieldset>
  );
}
