import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';

export interface EraseDialogProps {
  readonly customer: { readonly name: string; readonly kind: 'person' | 'company' };
  readonly onErase: () => void;
  readonly onClose: () => void;
}

/** Asks before a customer is forgotten, and says what goes. */
export function EraseDialog({ customer: { name, kind }, onErase, onClose }: EraseDialogProps) {
  return (
    <Dialog
      title={i18n.t('panel.more.ask', [name])}
      actions={(close) => (
        <>
          <Button onClick={close}>{i18n.t('panel.more.keep')}</Button>
          <Button
            variant="danger"
            onClick={() => {
              close();
              onErase();
            }}
          >
            {i18n.t('panel.more.now')}
          </Button>
        </>
      )}
      onClose={onClose}
    >
      <p>{i18n.t('panel.more.goes')}</p>
      {kind === 'company' && <p>{i18n.t('panel.more.people')}</p>}
      <p>{i18n.t('panel.more.mark')}</p>
    </Dialog>
  );
}
