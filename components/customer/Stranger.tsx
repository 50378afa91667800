import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Card } from '@/components/ui/Card';
import type { NewCustomer } from '@/utils/state/add-customer';
import { AddCustomer } from './AddCustomer';
import { Frame } from './Frame';
import { type Teaching, TeachOffer } from './TeachOffer';
import { Who } from './Who';

/** Somebody of the page whom we do not know, as far as the page tells; the name may be empty. */
export interface UnknownPerson {
  readonly name: string;
  readonly address: string;
  readonly companyName?: string;
}

export interface StrangerProps {
  readonly person: UnknownPerson;
  /** Why adding them did not work, in a sentence. */
  readonly problem: string | undefined;
  /** Who they may be. */
  readonly identity?: ComponentChildren;
  /** What other systems know of them. */
  readonly elsewhere?: ComponentChildren;
  /** The switch between the people of the conversation. */
  readonly switcher: ComponentChildren;
  readonly teaching: Teaching | undefined;
  readonly onAdd: (customer: NewCustomer) => void;
}

/** Somebody who is not a customer yet, and a form to make them one. */
export function Stranger({
  person: { name, address, companyName = '' },
  problem,
  identity,
  elsewhere,
  switcher,
  teaching,
  onAdd,
}: StrangerProps) {
  return (
    <Frame
      head={
        <>
          <Who name={name || address} kind="person" role={name === '' ? undefined : address} />
          {switcher}
        </>
      }
    >
      {identity}
      {elsewhere}
      <Card title={i18n.t('panel.add.title')}>
        <AddCustomer initial={{ name, address, company: companyName }} lead={i18n.t('panel.add.lead')} problem={problem} onAdd={onAdd} />
      </Card>
      {teaching && <TeachOffer teaching={teaching} isCorrection />}
    </Frame>
  );
}
