import { i18n } from '#i18n';
import { Leads } from '@/components/identity/Leads';
import { Button } from '@/components/ui/Button';
import { Card } from '@/components/ui/Card';
import type { CustomerId } from '@/utils/domain/customer';
import { detailOf } from '@/utils/identity/detail';
import type { PanelLead } from '@/utils/state/panel';
import { clueInWords } from './words';

export interface LeadsHereProps {
  /** The one shown, if one of them is. */
  readonly shown: PanelLead | undefined;
  readonly leads: readonly PanelLead[];
  readonly onPick: (id: CustomerId) => void;
  /** Takes back who goes by a name on this site. */
  readonly onForget?: ((name: string) => void) | undefined;
}

/** Whom the page leads to, and a way out where the user once chose wrong. */
export function LeadsHere({ shown, leads, onPick, onForget }: LeadsHereProps) {
  const called = shown?.reason.kind === 'called' ? shown.reason.name : undefined;
  return (
    <>
      {called !== undefined && onForget && (
        <Card title={i18n.t('panel.nameOnly.title', [called])}>
          <Button label={i18n.t('panel.nameOnly.forgetLabel', [called, shown?.customer.name ?? ''])} onClick={() => onForget(called)}>
            {i18n.t('panel.nameOnly.forget')}
          </Button>
        </Card>
      )}
      {leads.length > 0 && (
        <Leads
          title={i18n.t(shown === undefined ? 'panel.leads.title' : 'panel.leads.others')}
          leads={leads.map(({ customer, reason }) => ({
            ...{ key: customer.id, name: customer.name, detail: detailOf(customer), reason: clueInWords(reason) },
          }))}
          onChoose={(key) => {
            const chosen = leads.find(({ customer }) => customer.id === key);
            if (chosen) onPick(chosen.customer.id);
          }}
        />
      )}
    </>
  );
}
