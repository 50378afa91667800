import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import styles from './BelongsTo.module.css';

const { dialog: dialogClass, heading, now, actions, problem: problemClass } = styles;

export interface BelongsToProps {
  readonly customer: { readonly name: string; readonly kind: 'person' | 'company' };
  /** Whom they belong to; undefined where to nobody. */
  readonly companyName: string | undefined;
  /** Finds a company. */
  readonly field: ComponentChildren;
  /** Why the last choice could not be done, in a sentence. */
  readonly problem: string | undefined;
  /** Absent where there is nothing to take away. */
  readonly onRemove: (() => void) | undefined;
  /** Absent where nothing was changed. */
  readonly onUndo: (() => void) | undefined;
  readonly onClose: () => void;
}

/** Says and changes which company a customer belongs to. */
export function BelongsTo({ customer: { name, kind }, companyName, field, problem, onRemove, onUndo, onClose }: BelongsToProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector('input')?.focus();
  }, []);
  return (
    <dialog ref={dialog} class={dialogClass} aria-labelledby={id} onClose={onClose}>
      <h2 id={id} class={heading}>
        {i18n.t('panel.belongs.ask', [name])}
      </h2>
      <p>{i18n.t(`panel.belongs.lead.${kind}`)}</p>
      <p role="status" class={now}>
        {companyName === undefined ? i18n.t('panel.belongs.nobody') : i18n.t('panel.belongs.now', [companyName])}
      </p>
      {field}
      {problem !== undefined && (
        <p role="alert" class={problemClass}>
          {problem}
        </p>
      )}
      <div class={actions}>
        {onUndo && <Button onClick={onUndo}>{i18n.t('panel.belongs.undo')}</Button>}
        {onRemove && <Button onClick={onRemove}>{i18n.t('panel.belongs.remove')}</Button>}
        <Button variant="primary" onClick={() => dialog.current?.close()}>
          {i18n.t('panel.belongs.close')}
        </Button>
      </div>
    </dialog>
  );
}
