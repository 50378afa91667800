import { i18n } from '#i18n';
import { Card } from '@/components/ui/Card';
import { Disclosure } from '@/components/ui/Disclosure';
import { detailsText } from '@/utils/i18n/list';
import { Asking } from './Asking';
import styles from './identity.module.css';

const { rows, name: nameClass, why } = styles;

/** A record that was merged into the customer shown. */
export interface MergedRow {
  readonly key: string;
  readonly name: string;
  /** Its own addresses, in words; may be empty. */
  readonly addresses: string;
}

export interface MergedHereProps {
  readonly merged: readonly MergedRow[];
  readonly onUnmerge: (key: string) => void;
}

/** What was merged into the customer shown, each with the way back; nothing where nothing was. */
export function MergedHere({ merged, onUnmerge }: MergedHereProps) {
  if (merged.length === 0) return null;
  return (
    <Card title={i18n.t('panel.same.merged')}>
      <Disclosure summary={detailsText(merged.map(({ name }) => name))}>
        <ul class={rows}>
          {merged.map(({ key, name, addresses }) => (
            <li key={key}>
              <p class={nameClass}>{name}</p>
              {addresses !== '' && <p class={why}>{addresses}</p>}
              <Asking
                asks={[
                  {
                    key: 'unmerge',
                    action: i18n.t('panel.same.unmerge'),
                    label: i18n.t('panel.same.unmergeLabel', [name]),
                    question: i18n.t('panel.same.ask.unmerge', [name]),
                    onDo: () => onUnmerge(key),
                  },
                ]}
              />
            </li>
          ))}
        </ul>
      </Disclosure>
    </Card>
  );
}
