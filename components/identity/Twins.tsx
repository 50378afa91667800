import { i18n } from '#i18n';
import { Card } from '@/components/ui/Card';
import { Disclosure } from '@/components/ui/Disclosure';
import { detailsText } from '@/utils/i18n/list';
import { Asking } from './Asking';
import styles from './identity.module.css';

const { rows, name: nameClass, why } = styles;

/** A record that may be the same customer. */
export interface TwinRow {
  readonly key: string;
  readonly name: string;
  /** Tells namesakes apart: an address or a number; may be empty. */
  readonly detail: string;
  /** In words, at least one. */
  readonly reasons: readonly string[];
}

export interface TwinsProps {
  /** The customer shown. */
  readonly name: string;
  readonly twins: readonly TwinRow[];
  readonly onMerge: (key: string) => void;
  readonly onDiffer: (key: string) => void;
}

/** Suggests records that may be the same customer; nothing where there are none. */
export function Twins({ name, twins, onMerge, onDiffer }: TwinsProps) {
  if (twins.length === 0) return null;
  return (
    <Card title={i18n.t('panel.same.twins')}>
      <Disclosure summary={detailsText(twins.map((twin) => twin.name))}>
        <ul class={rows}>
          {twins.map((twin) => (
            <li key={twin.key}>
              <p class={nameClass}>{twin.name}</p>
              {twin.detail !== '' && <p class={why}>{twin.detail}</p>}
              <p class={why}>{detailsText(twin.reasons)}</p>
              <Asking
                asks={[
                  {
                    key: 'merge',
                    action: i18n.t('panel.same.merge'),
                    label: i18n.t('panel.same.mergeLabel', [twin.name, name]),
                    question: i18n.t('panel.same.ask.merge', [twin.name, name]),
                    onDo: () => onMerge(twin.key),
                  },
                  {
                    key: 'differ',
                    action: i18n.t('panel.same.notSame'),
                    label: i18n.t('panel.same.notSameLabel', [twin.name, name]),
                    question: i18n.t('panel.same.ask.differ', [twin.name, name]),
                    onDo: () => onDiffer(twin.key),
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
