import { i18n } from '#i18n';
import type { Quadrant } from '@/utils/economics/standing/quadrants';
import { countText } from '@/utils/i18n/count';
import styles from './NeedsPlot.module.css';
import { useWidth } from './use-width';

const { field, warm, count: countClass, name, dot, losing: losingClass, axis } = styles;

const HEIGHT = 320;
const AXIS = 22;
const GAP = 4;
/** The part of the width for those without open needs, and the least that their words need. */
const NONE = 0.38;
const LEAST = 140;
/** Room for the words of a quadrant. */
const WORDS = 48;

/** One customer: where the margin stands among all (0 lowest to 1), and how many needs are open. */
export interface NeedsDot {
  readonly slot: number;
  readonly height: number;
  readonly needs: number;
  readonly isLosing: boolean;
}

export interface NeedsPlotProps {
  readonly dots: readonly NeedsDot[];
  readonly counts: Readonly<Record<Quadrant, number>>;
  readonly label: string;
}

/** Customers by margin, upwards, and by open needs, to the right, in four fields. */
export function NeedsPlot({ dots, counts, label }: NeedsPlotProps) {
  const { root, width } = useWidth<HTMLDivElement>();
  const most = Math.max(1, ...dots.map(({ needs }) => needs));
  const split = Math.max(LEAST, Math.round(width * NONE));
  const half = (HEIGHT - AXIS - GAP) / 2;
  const fields = [
    { quadrant: 'highNone', x: 0, y: 0, wide: split - GAP },
    { quadrant: 'highOpen', x: split, y: 0, wide: width - split },
    { quadrant: 'lowNone', x: 0, y: half + GAP, wide: split - GAP },
    { quadrant: 'lowOpen', x: split, y: half + GAP, wide: width - split },
  ] as const;
  const placed = dots.map(({ slot, height, needs, isLosing }) => {
    const shake = ((slot * 2_654_435_761) % 997) / 997;
    const room = width - split - 36;
    const x = needs === 0 ? 14 + shake * Math.max(0, split - GAP - 28) : split + 18 + (room * (needs - 0.5 + 0.5 * (shake - 0.5))) / most;
    // Within the half, below its words: the order of margins stays what it is.
    const isHigh = height >= 0.5;
    const within = isHigh ? 2 * (1 - height) : 2 * (0.5 - height);
    const y = (isHigh ? 0 : half + GAP) + WORDS + within * (half - WORDS - 10);
    return { slot, x, y, isLosing };
  });
  return (
    <div ref={root}>
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
        {fields.map(({ quadrant, x, y, wide }) => (
          <g key={quadrant}>
            <rect class={`${field} ${quadrant === 'highOpen' ? warm : ''}`} x={x} y={y} width={Math.max(0, wide)} height={half} rx={8} />
            <text class={countClass} x={x + 12} y={y + 24}>
              {countText(counts[quadrant])}
            </text>
            <text class={name} x={x + 12} y={y + 40}>
              {i18n.t(`portfolio.needs.short.${quadrant}`)}
            </text>
          </g>
        ))}
        {placed.map(({ slot, x, y, isLosing }) => (
          <circle key={slot} class={`${dot} ${isLosing ? losingClass : ''}`} cx={x.toFixed(1)} cy={y.toFixed(1)} r={4.5} />
        ))}
        <text class={axis} x={0} y={HEIGHT - 4}>
          {i18n.t('portfolio.needs.none')}
        </text>
        <text class={axis} x={width} y={HEIGHT - 4} text-anchor="end">
          {i18n.t('portfolio.needs.more')} →
        </text>
      </svg>
    </div>
  );
}
