import { i18n } from '#i18n';
import { figureText } from '@/components/ui/hidden-figures';
import { percentText } from '@/components/ui/Percent';
import type { CurvePoint } from '@/utils/economics/standing/curve';
import type { Place } from '@/utils/economics/whale-curve';
import { countText } from '@/utils/i18n/count';
import styles from './WhaleSpark.module.css';

const { spark, area, curve: curveClass, whole, drop, dot } = styles;

const HEIGHT = 40;
/** The dot at either end stays inside. */
const MARGIN = 4;

export interface WhaleSparkProps {
  readonly curve: readonly CurvePoint[];
  readonly place: Place;
}

/** The whale curve of all customers, the most profitable first, and where this one stands on it. */
export function WhaleSpark({ curve, place }: WhaleSparkProps) {
  const { rank, of, cumulativePercent } = place;
  if (cumulativePercent === null) return null;
  const top = Math.max(100, cumulativePercent, ...curve.map(({ profit }) => profit));
  const bottom = Math.min(0, ...curve.map(({ profit }) => profit));
  const y = (profit: number) => MARGIN + ((HEIGHT - 2 * MARGIN) * (top - profit)) / (top - bottom);
  const x = (100 * rank) / of;
  const line = curve.map(({ customers, profit }) => `${customers.toFixed(2)} ${y(profit).toFixed(2)}`);
  return (
    <svg
      class={spark}
      height={HEIGHT}
      role="img"
      aria-label={i18n.t('panel.rank.curve', [figureText(() => countText(rank)), countText(of)])}
    >
      <svg viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" width="100%" height={HEIGHT} aria-hidden="true">
        <path class={area} d={`M${line.join('L')}L100 ${y(0)}L0 ${y(0)}Z`} />
        <path class={whole} d={`M0 ${y(100)}H100`} />
        <path class={curveClass} d={`M${line.join('L')}`} />
      </svg>
      <line class={drop} x1={`${x}%`} x2={`${x}%`} y1={y(cumulativePercent)} y2={y(0)} />
      <circle class={dot} cx={`${x}%`} cy={y(cumulativePercent)} r={MARGIN} />
    </svg>
  );
}

/** The same in a sentence. */
export function placeInWords({ rank, of, cumulativePercent }: Place): string {
  if (cumulativePercent === null) return i18n.t('panel.rank.noProfit');
  if (rank === of && of > 1) return i18n.t('panel.rank.last');
  return i18n.t('panel.rank.together', rank, [countText(rank), percentText(cumulativePercent, 0)]);
}
