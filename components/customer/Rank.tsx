import { i18n } from '#i18n';
import { placeInWords, WhaleSpark } from '@/components/charts/WhaleSpark';
import { Covered } from '@/components/ui/Covered';
import { areFiguresHidden } from '@/components/ui/hidden-figures';
import { percentText } from '@/components/ui/Percent';
import { Stated } from '@/components/ui/Stated';
import { Tag } from '@/components/ui/Tag';
import type { Place } from '@/utils/economics/whale-curve';
import { countText } from '@/utils/i18n/count';
import type { Ahead } from '@/utils/state/standing/ahead';
import { AllCustomers } from './AllCustomers';
import { Row, Unknown } from './Rows';
import styles from './Rows.module.css';

const { strong, note } = styles;

/** The place among all customers, or of a company among accounts or companies, on the whale curve. */
export function Rank({ rank, among, curve, unranked }: Pick<Ahead, 'rank' | 'among' | 'curve' | 'unranked'>) {
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
        {notesOf(place, among, unranked).join(' ')} <AllCustomers />
      </span>
    </>
  );
  return (
    <Row name={i18n.t('panel.rank.title')} below={below}>
      <Stated state={rank.state} why={rank.state === 'measured' ? undefined : i18n.t('panel.why.others')}>
        <span class={strong}>{areFiguresHidden.value ? <Covered /> : countText(place.rank)}</span> {ofAll(among, place.of)}
      </Stated>{' '}
      {top <= 50 && place.of >= 10 && !areFiguresHidden.value && <Tag tone="gain">{i18n.t('panel.rank.top', [percentText(top, 0)])}</Tag>}
    </Row>
  );
}

const ofAll = (among: Ahead['among'], of: number): string =>
  among === 'companies' ? i18n.t('panel.rank.ofCompanies', of, [countText(of)]) : i18n.t('panel.rank.of', [countText(of)]);

/** What companies bring of which some are parts of others is never added up. */
const notesOf = (place: Place, among: Ahead['among'], unranked: number): string[] => [
  ...(among === 'companies' || areFiguresHidden.value ? [] : [placeInWords(place)]),
  ...(among === 'accounts' ? [i18n.t('panel.rank.accounts')] : []),
  ...(unranked === 0 ? [] : [i18n.t('panel.rank.unranked', unranked, [countText(unranked)])]),
];
