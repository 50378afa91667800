import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import styles from './BelongsTo.module.css';

const { now, problem: problemClass } = styles;

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
  return (
    <Dialog
      title={i18n.t('panel.belongs.ask', [name])}
      actions={(close) => (
        <>
          {onUndo && <Button onClick={onUndo}>{i18n.t('panel.belongs.undo')}</Button>}
          {onRemove && <Button onClick={onRemove}>{i18n.t('panel.belongs.remove')}</Button>}
          <Button variant="primary" onClick={close}>
            {i18n.t('panel.belongs.close')}
          </Button>
        </>
      )}
      onClose={onClose}
    >
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
    </Dialog>
  );
}
