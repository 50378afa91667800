import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { lockOf } from '@/components/ui/locks';
import { Menu } from '@/components/ui/Menu';
import { EraseDialog } from './EraseDialog';

export interface CustomerMenuProps {
  readonly customer: { readonly name: string; readonly kind: 'person' | 'company' };
  /** Saves all that is known of the customer as a file. */
  readonly onExport: (format: 'csv' | 'json') => void;
  /** Forgets the customer. */
  readonly onErase: () => void;
}

/** What one seldom does with a customer: take all that is known of them out, or forget them. */
export function CustomerMenu({ customer, onExport, onErase }: CustomerMenuProps) {
  const isAsking = useSignal(false);
  const lock = lockOf('export');
  const formats = ['csv', 'json'] as const;
  return (
    <>
      <Menu label={i18n.t('panel.more.label', [customer.name])} title={i18n.t('panel.more.title')}>
        {(close) => (
          <>
            {formats.map((format) => (
              <button
                key={format}
                type="button"
                disabled={lock !== undefined}
                title={lock}
                onClick={() => {
                  close();
                  onExport(format);
                }}
              >
                {i18n.t(`panel.more.export.${format}`)}
              </button>
            ))}
            <button
              type="button"
              onClick={() => {
                // The dialog gives the focus back to where it was before.
                close();
                isAsking.value = true;
              }}
            >
              {i18n.t('panel.more.erase')}
            </button>
          </>
        )}
      </Menu>
      {isAsking.value && (
        <EraseDialog
          customer={customer}
          onErase={onErase}
          onClose={() => {
            isAsking.value = false;
          }}
        />
      )}
    </>
  );
}
