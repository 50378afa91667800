import { i18n } from '#i18n';
import { compactMoney } from '@/components/ui/money-text';
import { partText, percentText } from '@/components/ui/Percent';
import type { Currency } from '@/utils/domain/money';
import type { Whale, WhalePoint } from '@/utils/economics/standing/whale';
import { countText } from '@/utils/i18n/count';
import { useWidth } from './use-width';
import styles from './WhaleCurve.module.css';

const { area, fall, grid, whole, curve, down, dot, tick, callout } = styles;

const HEIGHT = 260;
const PAD = { left: 52, right: 16, top: 22, bottom: 36 };

export interface WhaleCurveProps {
  readonly whale: Whale;
  readonly currency: Currency;
  readonly label: string;
}

/**
 * Cumulative margin over customers, the most profitable first: in percent of the total, or as amounts where all together bring nothing. What
 * falls behind the peak is what the last ones cost.
 */
export function WhaleCurve({ whale, currency, label }: WhaleCurveProps) {
  const { root, width } = useWidth<HTMLDivElement>();
  const { points, of, total, losing, first } = whale;
  const sums = points.map(({ sum }) => sum);
  const [top, bottom] = [Math.max(total, 0, ...sums), Math.min(0, ...sums)];
  const x = (customers: number) => PAD.left + ((width - PAD.left - PAD.right) * customers) / of;
  const y = (sum: number) => PAD.top + ((HEIGHT - PAD.top - PAD.bottom) * (top - sum)) / (top - bottom || 1);
  const path = (some: readonly WhalePoint[]) =>
    some.map(({ customers, sum }) => `${x(customers).toFixed(1)} ${y(sum).toFixed(1)}`).join('L');
  const peak = points.reduce((best, point) => (point.sum > best.sum ? point : best), { customers: 0, sum: 0 });
  const rising = points.filter(({ customers }) => customers <= of - losing);
  const falling = points.filter(({ customers }) => customers >= (rising.at(-1)?.customers ?? 0));
  const said = (sum: number) => (total > 0 ? percentText((100 * sum) / total, 0) : compactMoney({ minor: sum, currency }));
  // Where it is narrow, the last two of six would touch.
  const parts = width < 320 ? [0, 0.5, 1] : [0, 0.2, 0.4, 0.6, 0.8, 1];
  const isPeakSaid = losing > 0 && peak.customers !== of && x(of) - x(peak.customers) > 24;
  return (
    <div ref={root}>
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
        {ticksOf(bottom, top, total).map((sum) => (
          <g key={sum}>
            <line class={grid} x1={PAD.left} x2={width - PAD.right} y1={y(sum)} y2={y(sum)} />
            <text class={tick} x={PAD.left - 8} y={y(sum)} text-anchor="end" dominant-baseline="central">
              {said(sum)}
            </text>
          </g>
        ))}
        <path class={area} d={`M${path(rising)}L${x(rising.at(-1)?.customers ?? 0)} ${y(0)}L${x(0)} ${y(0)}Z`} />
        {losing > 0 && <path class={fall} d={`M${path(falling)}L${x(of)} ${y(peak.sum)}L${x(peak.customers)} ${y(peak.sum)}Z`} />}
        {total > 0 && <line class={whole} x1={PAD.left} x2={width - PAD.right} y1={y(total)} y2={y(total)} />}
        <path class={curve} d={`M${path(rising)}`} />
        {losing > 0 && <path class={`${curve} ${down}`} d={`M${path(falling)}`} />}
        <circle class={dot} cx={x(first.customers)} cy={y(first.sum)} r={4} />
        <text class={callout} x={x(first.customers) + 10} y={y(first.sum) + 14}>
          {said(first.sum)}
        </text>
        {isPeakSaid && (
          <>
            <circle class={dot} cx={x(peak.customers)} cy={y(peak.sum)} r={4} />
            <text class={callout} x={x(peak.customers)} y={y(peak.sum) - 10} text-anchor="middle">
              {said(peak.sum)}
            </text>
          </>
        )}
        {parts.map((part) => (
          <text key={part} class={tick} x={x(part * of)} y={HEIGHT - PAD.bottom + 16} text-anchor={part === 1 ? 'end' : 'middle'}>
            {partText(100 * part)}
          </text>
        ))}
        <text class={tick} x={width - PAD.right} y={HEIGHT - 4} text-anchor="end">
          {i18n.t('portfolio.whale.axis', of, [countText(of)])}
        </text>
      </svg>
    </div>
  );
}

/** Nought, the half and the whole of the total; of amounts nought and both ends. */
const ticksOf = (bottom: number, top: number, total: number): number[] =>
  total > 0 ? [0, total / 2, total, ...(top > 1.35 * total ? [top] : [])] : [...new Set([bottom, 0, top])];
