import { i18n } from '#i18n';
import { Day } from '@/components/ui/Day';
import { Disclosure } from '@/components/ui/Disclosure';
import { writtenText } from '@/components/ui/hidden-figures';
import { SourceLink } from '@/components/ui/SourceLink';
import { Tag } from '@/components/ui/Tag';
import { detailsText } from '@/utils/i18n/list';
import type { InTheirShoes } from '@/utils/voice/in-their-shoes';
import styles from './InTheirShoes.module.css';
import type { Entry } from './time-line-entry';

const { trace, more } = styles;

/** More records than these are counted, not listed. */
const LISTED = 6;

export interface ShoesTraceProps {
  readonly shoes: InTheirShoes;
  readonly entryFor: (id: string) => Entry | undefined;
}

/** For each figure what it is worth, how it was reckoned, and the very records it was made of. */
export function ShoesTrace({ shoes, entryFor }: ShoesTraceProps) {
  const names = ['waiting', 'contacts', 'handedTo', 'askedAgain', 'promises'] as const;
  return (
    <Disclosure summary={i18n.t('panel.profit.made')}>
      {names.map((name) => {
        const { state, trace: ids } = shoes[name];
        const entries = ids
          .slice(-LISTED)
          .reverse()
          .flatMap((id) => entryFor(id) ?? []);
        return (
          <div key={name} class={trace}>
            <h3>
              {i18n.t(`panel.shoes.${name}`)} <Tag>{i18n.t(`ui.state.${state}`)}</Tag>
            </h3>
            <p>{i18n.t(`panel.shoes.how.${name}`)}</p>
            <ul>
              {entries.map(({ key, on, text, details, url }) => (
                <li key={key}>
                  <Day on={on} /> <SourceLink url={url}>{writtenText(text)}</SourceLink> <span>{detailsText(details)}</span>
                </li>
              ))}
            </ul>
            {ids.length > LISTED && <p class={more}>{i18n.t('panel.shoes.more', ids.length - LISTED)}</p>}
          </div>
        );
      })}
    </Disclosure>
  );
}
