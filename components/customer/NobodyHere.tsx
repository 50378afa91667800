import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Card } from '@/components/ui/Card';
import type { NewCustomer } from '@/utils/state/add-customer';
import { AddCustomer } from './AddCustomer';
import { Notice } from './Notice';
import { type Teaching, TeachOffer } from './TeachOffer';

/** Why the panel has nobody to show: no page that we read, a list, nobody who is a customer, or a site that is not switched on. */
export type Nobody =
  | { readonly kind: 'noPage' | 'list' | 'nobody' }
  | { readonly kind: 'off'; readonly site?: string; readonly onSwitchOn: () => void };

export interface NobodyHereProps {
  readonly why: Nobody;
  /** The same in a sentence. */
  readonly reason: string;
  readonly onAdd: (customer: NewCustomer) => void;
  /** Where the page can be touched. */
  readonly teaching?: Teaching | undefined;
}

const nothing: NewCustomer = { name: '', address: '', company: '' };

/** Says why there is nobody to show, and what one can do about it. */
export function NobodyHere({ why, reason, onAdd, teaching }: NobodyHereProps) {
  const isAdding = useSignal(false);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isAdding.value) form.current?.querySelector('input')?.focus();
  }, [isAdding.value]);
  return (
    <>
      <Notice title={i18n.t(`panel.nobody.${why.kind}`)} reason={reason}>
        {why.kind === 'off' && (
          <Button variant="primary" onClick={why.onSwitchOn}>
            {why.site === undefined ? i18n.t('panel.nobody.switchOnPlain') : i18n.t('panel.nobody.switchOn', [why.site])}
          </Button>
        )}
        {why.kind !== 'off' && !isAdding.value && (
          <Button
            onClick={() => {
              isAdding.value = true;
            }}
          >
            {i18n.t('panel.nobody.add')}
          </Button>
        )}
        {why.kind !== 'off' && teaching && <TeachOffer teaching={teaching} />}
      </Notice>
      {isAdding.value && (
        <div ref={form}>
          <Card title={i18n.t('panel.add.titleManual')}>
            <AddCustomer initial={nothing} onAdd={onAdd} />
          </Card>
        </div>
      )}
    </>
  );
}
