import { i18n } from '#i18n';
import { dayText } from '@/components/ui/Day';
import { moneyText } from '@/components/ui/money-text';
import type { MonthlyMargin } from '@/utils/economics/profitability';
import styles from './TrendBars.module.css';

const { trend, baseline, gain, latest, loss, ends, unseen } = styles;

const HEIGHT = 48;

export interface TrendBarsProps {
  /** Oldest first. */
  readonly months: readonly MonthlyMargin[];
}

/** The margin month by month: solid bars above the line, hollow ones below it for a loss. */
export function TrendBars({ months }: TrendBarsProps) {
  const amounts = months.map(({ margin }) => margin.minor);
  const top = Math.max(0, ...amounts);
  const scale = (HEIGHT - 2) / (top - Math.min(0, ...amounts) || 1);
  const zero = 1 + top * scale;
  const slot = 100 / months.length;
  const last = months.length - 1;
  return (
    <figure>
      <svg class={trend} height={HEIGHT} role="img" aria-label={sentence(months)}>
        <line class={baseline} x1="0" x2="100%" y1={zero} y2={zero} />
        {amounts.map((minor, index) => {
          const height = Math.max(1.5, Math.abs(minor) * scale);
          return (
            <rect
              key={months[index]?.window.to}
              class={minor < 0 ? loss : index === last ? latest : gain}
              x={`${index * slot + slot * 0.14}%`}
              width={`${slot * 0.72}%`}
              y={minor < 0 ? zero : zero - height}
              height={height}
              rx={minor < 0 ? 0 : 1.5}
            />
          );
        })}
      </svg>
      <div class={ends} aria-hidden="true">
        <span>{months[0] && dayText(months[0].window.to, 'monthOnly')}</span>
        <span>{months[last] && dayText(months[last].window.to, 'monthOnly')}</span>
      </div>
      <MonthTable months={months} />
    </figure>
  );
}

/** The same figures for those who cannot see the bars. */
function MonthTable({ months }: TrendBarsProps) {
  return (
    <div class={unseen}>
      <table>
        <caption>{i18n.t('panel.trend.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n.t('panel.trend.month')}</th>
            <th scope="col">{i18n.t('panel.trend.margin')}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ window, margin }) => (
            <tr key={window.to}>
              <th scope="row">{dayText(window.to, 'month')}</th>
              <td>{moneyText(margin)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function sentence(months: readonly MonthlyMargin[]): string {
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return i18n.t('panel.trend.caption');
  const losses = months.filter(({ margin }) => margin.minor < 0).length;
  const span = i18n.t('panel.trend.span', [
    moneyText(first.margin),
    dayText(first.window.to, 'month'),
    moneyText(last.margin),
    dayText(last.window.to, 'month'),
  ]);
  return i18n.t('ui.sentence', [losses === 0 ? span : i18n.t('panel.trend.both', [span, i18n.t('panel.trend.losses', losses)])]);
}
