import { i18n } from '#i18n';
import { Hidden } from '@/components/ui/Hidden';
import { writtenText } from '@/components/ui/hidden-figures';
import { Money } from '@/components/ui/Money';
import type { Voice } from '@/utils/domain/voice';
import type { Opinions as OpinionsOfSide } from '@/utils/voice/needs';
import styles from './Opinions.module.css';
import { Said } from './Said';

const { matrix, us, side, asked, asking, cell, like, dislike, none } = styles;

export interface OpinionsProps {
  /** Us first, then each competitor. */
  readonly opinions: readonly OpinionsOfSide[];
}

/** Likes and dislikes, us above each competitor: what is liked stands in one column, what is disliked in the other. */
export function Opinions({ opinions }: OpinionsProps) {
  if (opinions.length === 0) return null;
  return (
    <table class={matrix}>
      <caption>
        <Hidden>{i18n.t('panel.needs.matrix')}</Hidden>
      </caption>
      <thead>
        <tr>
          <td />
          <th scope="col">
            <Sign isLike /> {i18n.t('panel.needs.likes')}
          </th>
          <th scope="col">
            <Sign isLike={false} /> {i18n.t('panel.needs.dislikes')}
          </th>
        </tr>
      </thead>
      {opinions.map(({ about, likes, dislikes, prices }) => (
        <tbody key={about === 'us' ? 'us' : about.id} class={about === 'us' ? us : undefined}>
          <tr>
            <th scope="row" class={side}>
              {about === 'us' ? i18n.t('panel.needs.us') : about.name}
            </th>
            <Cell voices={likes} />
            <Cell voices={dislikes} />
          </tr>
          {prices.length > 0 && (
            <tr class={asked}>
              <td class={asking} colSpan={3}>
                <Prices prices={prices} />
              </td>
            </tr>
          )}
        </tbody>
      ))}
    </table>
  );
}

function Sign({ isLike }: { readonly isLike: boolean }) {
  return (
    <svg class={isLike ? like : dislike} viewBox="0 0 10 10" aria-hidden="true">
      <path d={isLike ? 'M5 1v8M1 5h8' : 'M1 5h8'} />
    </svg>
  );
}

function Cell({ voices }: { readonly voices: readonly Voice[] }) {
  if (voices.length === 0) {
    return (
      <td class={none}>
        <span aria-hidden="true">–</span>
        <Hidden>{i18n.t('panel.needs.none')}</Hidden>
      </td>
    );
  }
  return (
    <td class={cell}>
      <ul>
        {voices.map((voice) => (
          <li key={voice.id}>
            {writtenText(voice.text)}
            <Said voice={voice} />
          </li>
        ))}
      </ul>
    </td>
  );
}

/** What was asked, or what the customer said that it was. */
function Prices({ prices }: { readonly prices: readonly Voice[] }) {
  return (
    <ul aria-label={i18n.t('panel.needs.prices')}>
      {prices.map((price) => (
        <li key={price.id}>
          {price.minor !== undefined && price.currency !== undefined && (
            <>
              <Money amount={{ minor: price.minor, currency: price.currency }} />{' '}
            </>
          )}
          {writtenText(price.text)}
          <Said voice={price} />
        </li>
      ))}
    </ul>
  );
}
