import { useSignal } from '@preact/signals';
import { i18n } from '#i18n';
import { type Ask, Asking } from '@/components/identity/Asking';
import { Button } from '@/components/ui/Button';
import { Card } from '@/components/ui/Card';
import { detailsText } from '@/utils/i18n/list';
import styles from './Duplicates.module.css';

const { lead, rows, row, side, name, detail, why, sure, done: doneClass, bar, foot } = styles;

/** One of two records beside each other. */
export interface PairSide {
  readonly name: string;
  /** Tells namesakes apart; may be empty. */
  readonly detail: string;
}

/** Two records that may be the same customer. */
export interface PairRow {
  readonly key: string;
  /** The second would become a part of the first. */
  readonly sides: readonly [PairSide, PairSide];
  /** In words, at least one. */
  readonly reasons: readonly string[];
  readonly confidence: 'likely' | 'guess';
  /** What became of it, in a sentence, and whether it can be taken back; absent until the user said something of it. */
  readonly decided?: { readonly sentence: string; readonly canUndo: boolean };
}

export type DuplicatesView =
  | { readonly state: 'idle' }
  | { readonly state: 'looking'; readonly percent: number }
  | { readonly state: 'found'; readonly pairs: readonly PairRow[]; readonly isStale: boolean }
  | { readonly state: 'failed'; readonly message: string };

export interface DuplicatesProps {
  readonly view: DuplicatesView;
  readonly onLook: () => void;
  readonly onMerge: (key: string) => void;
  readonly onDiffer: (key: string) => void;
  readonly onUndo: (key: string) => void;
}

/** So many are drawn at first, and with each press more. */
const PAGE = 20;

/** Lists records that may be the same customer, each with its reasons, what to do, and the way back. */
export function Duplicates({ view, onLook, onMerge, onDiffer, onUndo }: DuplicatesProps) {
  const shown = useSignal(PAGE);
  const pairs = view.state === 'found' ? view.pairs : [];
  const hasMore = pairs.length > shown.value;
  const press = {
    idle: 'look',
    failed: 'look',
    looking: undefined,
    found: view.state === 'found' && view.isStale ? 'again' : undefined,
  } as const;
  const look = press[view.state];
  return (
    <Card title={i18n.t('portfolio.twice.title')} {...(pairs.length > 0 ? { right: i18n.t('portfolio.twice.count', pairs.length) } : {})}>
      <p class={lead}>{i18n.t('portfolio.twice.lead')}</p>
      <div role="status">
        {view.state === 'found' && pairs.length === 0 && <p>{i18n.t('portfolio.twice.none')}</p>}
        {view.state === 'failed' && <p>{i18n.t('portfolio.twice.failed', [view.message])}</p>}
      </div>
      {view.state === 'looking' && (
        <>
          <p>{i18n.t('portfolio.twice.working', [view.percent])}</p>
          <progress class={bar} value={view.percent} max={100} aria-label={i18n.t('portfolio.twice.look')} />
        </>
      )}
      {pairs.length > 0 && (
        <ul class={rows}>
          {pairs.slice(0, shown.value).map((pair) => (
            <li key={pair.key} class={row}>
              <Pair pair={pair} onMerge={onMerge} onDiffer={onDiffer} onUndo={onUndo} />
            </li>
          ))}
        </ul>
      )}
      {(hasMore || look !== undefined) && (
        <div class={foot}>
          {hasMore && (
            <Button
              onClick={() => {
                shown.value += PAGE;
              }}
            >
              {i18n.t('portfolio.twice.more')}
            </Button>
          )}
          {look !== undefined && <Button onClick={onLook}>{i18n.t(`portfolio.twice.${look}`)}</Button>}
        </div>
      )}
    </Card>
  );
}

interface PairProps extends Pick<DuplicatesProps, 'onMerge' | 'onDiffer' | 'onUndo'> {
  readonly pair: PairRow;
}

function Pair({ pair: { key, sides, reasons, confidence, decided }, onMerge, onDiffer, onUndo }: PairProps) {
  const [first, second] = sides;
  const names: [string, string] = [second.name, first.name];
  const asks: Ask[] = [
    {
      key: 'merge',
      action: i18n.t('panel.same.merge'),
      label: i18n.t('panel.same.mergeLabel', names),
      question: i18n.t('panel.same.ask.merge', names),
      onDo: () => onMerge(key),
    },
    {
      key: 'differ',
      action: i18n.t('panel.same.notSame'),
      label: i18n.t('panel.same.notSameLabel', names),
      question: i18n.t('panel.same.ask.differ', names),
      onDo: () => onDiffer(key),
    },
  ];
  return (
    <>
      {sides.map((each, index) => (
        <div key={index === 0 ? 'first' : 'second'} class={side}>
          <p class={name}>{each.name}</p>
          {each.detail !== '' && <p class={detail}>{each.detail}</p>}
        </div>
      ))}
      <p class={why}>
        <span class={sure}>{i18n.t(`portfolio.twice.${confidence}`)}</span> {detailsText(reasons)}
      </p>
      <div role="status">{decided && <p class={doneClass}>{decided.sentence}</p>}</div>
      {decided === undefined ? (
        <Asking asks={asks} />
      ) : (
        decided.canUndo && (
          <div>
            <Button onClick={() => onUndo(key)}>{i18n.t('portfolio.twice.undo')}</Button>
          </div>
        )
      )}
    </>
  );
}
