import { i18n } from '#i18n';
import connect from '../connect/connect.module.css';
import { Button } from '../ui/Button';
import styles from './team.module.css';
import type { Asking, TeamActions } from './team-view';
import { both, commonWords, differenceInWords, hasTwoTexts } from './words';

const { buttons, heading } = connect;
const { list, item, texts } = styles;

export interface AskingListProps extends Pick<TeamActions, 'onChoose'> {
  readonly asking: readonly Asking[];
  /** How many there are in all. */
  readonly count: number;
}

/** What two wrote at the same time, and what the team does not take: both texts, and the choice. */
export function AskingList({ asking, count, onChoose }: AskingListProps) {
  return (
    <section aria-label={i18n.t('options.team.ask.title', [count])}>
      <h3 class={heading}>{i18n.t('options.team.ask.title', [count])}</h3>
      <ul class={list}>
        {asking.map((one) => (
          <Question key={one.key} one={one} onChoose={(content) => void onChoose(one.key, content)} />
        ))}
      </ul>
    </section>
  );
}

function Question({ one, onChoose }: { readonly one: Asking; readonly onChoose: (content: Asking['mine']) => void }) {
  const { kind, about, mine, theirs, why } = one;
  const what = [about, i18n.t(`options.team.kind.${isNamed(kind) ? kind : 'other'}`), commonWords(one)]
    .filter((word) => word !== '')
    .join(' · ');
  const [ours, others] = differenceInWords(one);
  return (
    <li class={item}>
      <p>{i18n.t(why === undefined ? 'options.team.ask.both' : `options.team.ask.${why}`, [what])}</p>
      <dl class={texts}>
        <div>
          <dt>{i18n.t('options.team.ask.mine')}</dt>
          <dd>{ours}</dd>
        </div>
        <div>
          <dt>{i18n.t('options.team.ask.theirs')}</dt>
          <dd>{others}</dd>
        </div>
      </dl>
      <div class={buttons}>
        {why === undefined && <Button onClick={() => onChoose(mine)}>{i18n.t('options.team.ask.keepMine')}</Button>}
        <Button onClick={() => onChoose(theirs)}>{i18n.t('options.team.ask.takeTheirs')}</Button>
        {why === undefined && hasTwoTexts(one) && (
          <Button onClick={() => onChoose(both(one))}>{i18n.t('options.team.ask.keepBoth')}</Button>
        )}
      </div>
    </li>
  );
}

const named = ['customer', 'ledger', 'opportunity', 'interaction', 'voice', 'competitor', 'cost', 'erasure'] as const;
const isNamed = (kind: string): kind is (typeof named)[number] => named.some((one) => one === kind);
