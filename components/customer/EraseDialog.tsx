import { useEffect, useId, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import styles from './EraseDialog.module.css';

const { dialog: dialogClass, heading, actions } = styles;

export interface EraseDialogProps {
  readonly customer: { readonly name: string; readonly kind: 'person' | 'company' };
  readonly onErase: () => void;
  readonly onClose: () => void;
}

/** Asks before a customer is forgotten, and says what goes. */
export function EraseDialog({ customer: { name, kind }, onErase, onClose }: EraseDialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class={dialogClass} aria-labelledby={id} onClose={onClose}>
      <h2 id={id} class={heading}>
        {i18n.t('panel.more.ask', [name])}
      </h2>
      <p>{i18n.t('panel.more.goes')}</p>
      {kind === 'company' && <p>{i18n.t('panel.more.people')}</p>}
      <p>{i18n.t('panel.more.mark')}</p>
      <div class={actions}>
        <Button onClick={() => dialog.current?.close()}>{i18n.t('panel.more.keep')}</Button>
        <Button
          variant="danger"
          onClick={() => {
            dialog.current?.close();
            onErase();
          }}
        >
          {i18n.t('panel.more.now')}
        </Button>
      </div>
    </dialog>
  );
}
