import { i18n } from '#i18n';
import { Leads } from '@/components/identity/Leads';
import type { CustomerId } from '@/utils/domain/customer';
import { detailOf } from '@/utils/identity/detail';
import type { PanelLead } from '@/utils/state/panel';
import { clueInWords } from './words';

export interface LeadsHereProps {
  /** Whether one of them is shown already, and these are the others. */
  readonly isAnyShown: boolean;
  readonly leads: readonly PanelLead[];
  readonly onPick: (id: CustomerId) => void;
}

/** Whom the page leads to. */
export function LeadsHere({ isAnyShown, leads, onPick }: LeadsHereProps) {
  return (
    <Leads
      title={i18n.t(isAnyShown ? 'panel.leads.others' : 'panel.leads.title')}
      leads={leads.map(({ customer, reason }) => ({
        ...{ key: customer.id, name: customer.name, detail: detailOf(customer), reason: clueInWords(reason) },
      }))}
      onChoose={(key) => {
        const chosen = leads.find(({ customer }) => customer.id === key);
        if (chosen) onPick(chosen.customer.id);
      }}
    />
  );
}
