import { i18n } from '#i18n';
import { placeInWords, WhaleSpark } from '@/components/charts/WhaleSpark';
import { percentText } from '@/components/ui/Percent';
import { Stated } from '@/components/ui/Stated';
import { Tag } from '@/components/ui/Tag';
import { countText } from '@/utils/i18n/count';
import type { Ahead } from '@/utils/state/standing/ahead';
import { AllCustomers } from './AllCustomers';
import { Row, Unknown } from './Rows';
import styles from './Rows.module.css';

const { strong, note } = styles;

/** The place among all customers, on the whale curve. */
export function Rank({ rank, curve, unranked }: Pick<Ahead, 'rank' | 'curve' | 'unranked'>) {
  const place = rank.value;
  if (place === null) {
    return (
      <Row name={i18n.t('panel.rank.title')}>
        <Unknown />
      </Row>
    );
  }
  const top = Math.max(1, Math.ceil((100 * place.rank) / place.of));
  const below = (
    <>
      {curve && <WhaleSpark curve={curve} place={place} />}
      <span class={note}>
        {placeInWords(place)}
        {unranked > 0 && ` ${i18n.t('panel.rank.unranked', unranked, [countText(unranked)])}`} <AllCustomers />
      </span>
    </>
  );
  return (
    <Row name={i18n.t('panel.rank.title')} below={below}>
      <Stated state={rank.state} why={rank.state === 'measured' ? undefined : i18n.t('panel.why.others')}>
        <span class={strong}>{countText(place.rank)}</span> {i18n.t('panel.rank.of', [countText(place.of)])}
      </Stated>{' '}
      {top <= 50 && place.of >= 10 && <Tag tone="gain">{i18n.t('panel.rank.top', [percentText(top, 0)])}</Tag>}
    </Row>
  );
}
