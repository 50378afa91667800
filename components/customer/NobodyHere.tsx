import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Card } from '@/components/ui/Card';
import type { NewCustomer } from '@/utils/state/add-customer';
import { AddCustomer } from './AddCustomer';
import styles from './NobodyHere.module.css';
import { type Teaching, TeachOffer } from './TeachOffer';

const { nobody, drawing, back, fill, title, reason: reasonClass } = styles;

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

export interface NoticeProps {
  readonly title: string;
  readonly reason: string;
  readonly children?: ComponentChildren;
}

/** A page with nothing on it but a sentence and what to do next. */
export function Notice({ title: words, reason, children }: NoticeProps) {
  return (
    <div class={nobody}>
      <svg class={drawing} viewBox="0 0 72 56" aria-hidden="true">
        <path class={back} d="M10 18V8a4 4 0 0 1 4-4h44a4 4 0 0 1 4 4v28a4 4 0 0 1-4 4h-6" />
        <path class={back} d="M22 14h28M34 22h16" />
        <circle class={fill} cx="22" cy="30" r="8" />
        <path class={fill} d="M6 52a16 12 0 0 1 32 0z" />
      </svg>
      <h1 class={title}>{words}</h1>
      <p class={reasonClass}>{reason}</p>
      {children}
    </div>
  );
}
