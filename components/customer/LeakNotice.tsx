import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { andText } from '@/utils/i18n/list';
import type { Leak } from '@/utils/leaks/leaks';
import styles from './LeakNotice.module.css';

const { notice } = styles;

export interface LeakNoticeProps {
  readonly leaks: readonly Leak[];
  /** It is meant to be said. */
  readonly onDismiss: () => void;
}

/** Warns of what the reply being written on the page gives away; which it is stands here, and never in the page. */
export function LeakNotice({ leaks, onDismiss }: LeakNoticeProps) {
  return (
    <div role="alert" class={notice}>
      <p>
        <strong>{i18n.t('panel.leak.title')}:</strong> {andText(leaks.map((leak) => i18n.t(`panel.leak.${leak}`)))}.
      </p>
      <Button onClick={onDismiss}>{i18n.t('panel.leak.dismiss')}</Button>
    </div>
  );
}
