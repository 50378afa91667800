import { i18n } from '#i18n';
import { Hidden } from '@/components/ui/Hidden';
import type { Voice } from '@/utils/domain/voice';
import type { Opinions as OpinionsOfSide } from '@/utils/voice/needs';
import styles from './Opinions.module.css';
import { Said } from './Said';

const { sides, side, like, dislike } = styles;

export interface OpinionsProps {
  /** Us first, then each competitor. */
  readonly opinions: readonly OpinionsOfSide[];
}

/** Likes and dislikes, us beside each competitor. */
export function Opinions({ opinions }: OpinionsProps) {
  if (opinions.length === 0) return null;
  return (
    <div class={sides}>
      {opinions.map(({ about, likes, dislikes }) => (
        <div key={about === 'us' ? 'us' : about.id} class={side}>
          <h3>{about === 'us' ? i18n.t('panel.needs.us') : about.name}</h3>
          <ul>
            {likes.map((voice) => (
              <Opinion key={voice.id} voice={voice} isLike />
            ))}
            {dislikes.map((voice) => (
              <Opinion key={voice.id} voice={voice} isLike={false} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function Opinion({ voice, isLike }: { readonly voice: Voice; readonly isLike: boolean }) {
  return (
    <li>
      <svg class={isLike ? like : dislike} viewBox="0 0 10 10" aria-hidden="true">
        <path d={isLike ? 'M5 1v8M1 5h8' : 'M1 5h8'} />
      </svg>
      <div>
        <Hidden>{i18n.t(isLike ? 'panel.needs.likes' : 'panel.needs.dislikes')}: </Hidden>
        {voice.text}
        <Said voice={voice} />
      </div>
    </li>
  );
}
