import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import styles from './TeachOffer.module.css';

const { offer, alert } = styles;

/** How far the user is with showing where this page names the customer. */
export interface Teaching {
  readonly state: 'idle' | 'pointing' | 'refused';
  readonly onStart: () => void;
  readonly onStop: () => void;
}

export interface TeachOfferProps {
  readonly teaching: Teaching;
  /** Whether the page seems to name somebody already. */
  readonly isCorrection?: boolean;
}

/** Lets the user show where this page names the customer. */
export function TeachOffer({ teaching: { state, onStart, onStop }, isCorrection = false }: TeachOfferProps) {
  return (
    <div class={offer}>
      <p role="status" class={state === 'refused' ? alert : undefined}>
        {state === 'pointing' && i18n.t('panel.teach.now')}
        {state === 'refused' && i18n.t('panel.teach.refused')}
      </p>
      {state === 'pointing' ? (
        <Button onClick={onStop}>{i18n.t('panel.teach.stop')}</Button>
      ) : (
        <Button variant="link" onClick={onStart}>
          {i18n.t(isCorrection ? 'panel.teach.wrong' : 'panel.teach.show')}
        </Button>
      )}
    </div>
  );
}
