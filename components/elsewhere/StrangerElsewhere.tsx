import { i18n } from '#i18n';
import type { NewCustomer } from '@/utils/state/add-customer';
import type { ElsewhereView } from '@/utils/state/elsewhere';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { AccountSays } from './AccountSays';
import { Facts } from './Facts';
import type { ElsewhereActions } from './remedy';

export interface StrangerElsewhereProps extends ElsewhereActions {
  readonly view: ElsewhereView;
  /** As the page writes it. */
  readonly address: string;
  readonly onAdd: (customer: NewCustomer) => void;
}

/** Somebody who is no customer here, but known in another system; nothing where nobody knows them and everybody answered. */
export function StrangerElsewhere({ view: { told, now }, address, onAdd, ...actions }: StrangerElsewhereProps) {
  const telling = told.filter(({ answer, failure }) => (answer?.customers.length ?? 0) > 0 || failure !== undefined);
  if (telling.length === 0) return null;
  const isKnown = telling.some(({ answer }) => (answer?.customers.length ?? 0) > 0);
  return (
    <Card title={i18n.t(isKnown ? 'panel.elsewhere.stranger' : 'panel.section.sources')}>
      {telling.map((each) => {
        const [known] = each.answer?.customers ?? [];
        return (
          <AccountSays key={each.account.id} told={each} all={told} now={now} {...actions}>
            {each.answer && <Facts answer={each.answer} isCovered={false} />}
            {known && (
              <Button
                variant="primary"
                onClick={() =>
                  onAdd({
                    ...{ name: known.name, address, company: known.company ?? '', phones: known.phones },
                    ...(known.role === undefined ? {} : { role: known.role }),
                  })
                }
              >
                {i18n.t('panel.elsewhere.add', [each.account.label])}
              </Button>
            )}
          </AccountSays>
        );
      })}
    </Card>
  );
}
