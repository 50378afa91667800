import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Card } from '@/components/ui/Card';
import type { NewCustomer } from '@/utils/state/add-customer';
import { AddCustomer } from './AddCustomer';
import { Notice } from './Notice';
import { type Teaching, TeachOffer } from './TeachOffer';

/** Why the panel has nobody to show: no page that we read, a list, nobody who is a customer, a name alone, somebody who is gone, or a site that is not switched on. */
export type Nobody =
  | { readonly kind: 'noPage' | 'list' | 'nobody' }
  /** The page calls somebody by a name, and shows no address of theirs. */
  | { readonly kind: 'nameOnly'; readonly name: string }
  /** The customer whom the user stays on is not there; in a tab of its own there is no page to follow. */
  | { readonly kind: 'gone'; readonly onFollow?: () => void }
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
  const isPage = why.kind !== 'off' && why.kind !== 'gone';
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isAdding.value) form.current?.querySelector('input')?.focus();
  }, [isAdding.value]);
  return (
    <>
      <Notice title={titleOf(why)} reason={reason}>
        {why.kind === 'gone' && why.onFollow && <Button onClick={why.onFollow}>{i18n.t('panel.tools.follow')}</Button>}
        {why.kind === 'off' && (
          <Button variant="primary" onClick={why.onSwitchOn}>
            {why.site === undefined ? i18n.t('panel.nobody.switchOnPlain') : i18n.t('panel.nobody.switchOn', [why.site])}
          </Button>
        )}
        {isPage && why.kind !== 'nameOnly' && !isAdding.value && (
          <Button
            onClick={() => {
              isAdding.value = true;
            }}
          >
            {i18n.t('panel.nobody.add')}
          </Button>
        )}
        {isPage && teaching && <TeachOffer teaching={teaching} />}
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

const titleOf = (why: Nobody): string =>
  why.kind === 'nameOnly' ? i18n.t('panel.nameOnly.title', [why.name]) : i18n.t(`panel.nobody.${why.kind}`);
