import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Card } from '@/components/ui/Card';
import type { NewCustomer } from '@/utils/state/add-customer';
import { AddCustomer } from './AddCustomer';

export interface NewcomerProps {
  readonly person: { readonly name: string; readonly address: string };
  /** The company that they seem to belong to. */
  readonly company: string;
  readonly onAdd: (customer: NewCustomer) => void;
}

/** Offers to add somebody whose company we know. */
export function Newcomer({ person: { name, address }, company, onAdd }: NewcomerProps) {
  const isOpen = useSignal(false);
  const open = () => {
    isOpen.value = true;
  };
  const button = <Button onClick={open}>{i18n.t('panel.newcomer.add')}</Button>;
  return (
    <Card title={i18n.t('panel.newcomer.title', [name || address])} right={isOpen.value ? undefined : button}>
      {isOpen.value && <AddCustomer initial={{ name, address, company }} onAdd={onAdd} />}
    </Card>
  );
}
