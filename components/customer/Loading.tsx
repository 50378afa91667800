import { i18n } from '#i18n';
import { Hidden } from '@/components/ui/Hidden';
import { Skeleton } from '@/components/ui/Skeleton';
import { Frame } from './Frame';
import styles from './Loading.module.css';

const { who, lines, card, between } = styles;

/** Holds the places of what is being read. */
export function Loading() {
  return (
    <Frame
      isBusy
      isWide
      head={
        <div class={who}>
          <Skeleton width="44px" height="44px" isRound />
          <div class={lines}>
            <Skeleton width="46%" height="17px" />
            <Skeleton width="70%" height="13px" />
            <Skeleton width="34%" height="10px" />
          </div>
        </div>
      }
      foot={<Skeleton height="121px" />}
    >
      <div class={card}>
        <div role="status">
          <Hidden>{i18n.t('panel.loading')}</Hidden>
          <Skeleton width="52%" />
        </div>
        <div class={between}>
          <Skeleton width="140px" height="72px" />
          <Skeleton width="120px" height="72px" />
        </div>
        {['a', 'b', 'c', 'd', 'e'].map((row) => (
          <Skeleton key={row} height="16px" />
        ))}
      </div>
      <div class={card}>
        <Skeleton width="28%" />
        <Skeleton height="40px" />
        <Skeleton height="40px" />
      </div>
    </Frame>
  );
}
