import { i18n } from '#i18n';
import { Money } from '@/components/ui/Money';
import { Stated } from '@/components/ui/Stated';
import type { ProfitAndLoss } from '@/utils/economics/profit-and-loss';
import { estimateReason } from './estimate-reason';
import styles from './Waterfall.module.css';
import { type Step, waterfallOf } from './waterfall-steps';

const { flow, step: stepClass, margin, word, amount, unknown, place, drawing, zero: zeroClass, join } = styles;
const { bar: barClass, revenue, gain, loss, floating } = styles;

export interface WaterfallProps {
  readonly year: ProfitAndLoss;
}

/** From net revenue over goods and cost to serve to the margin, every bar to one scale. */
export function Waterfall({ year }: WaterfallProps) {
  const { steps, zero } = waterfallOf(year);
  return (
    <dl class={flow}>
      {steps.map((step, index) => (
        <div key={step.name} class={`${stepClass} ${step.name === 'margin' ? margin : ''}`}>
          <dt>
            {step.name === 'margin' && year.isBeforeCostToServe ? i18n.t('panel.flow.marginBefore') : i18n.t(`panel.flow.${step.name}`)}
            {step.figure.state === 'default' && step.name !== 'margin' && <span class={word}>{i18n.t('ui.state.default')}</span>}
          </dt>
          <dd class={place} aria-hidden="true">
            <Drawing step={step} before={steps[index - 1]} after={steps[index + 1]} zero={zero} />
          </dd>
          <dd class={amount}>
            <Amount step={step} isBeforeCostToServe={step.name === 'margin' && year.isBeforeCostToServe} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Amount({ step: { figure, minor }, isBeforeCostToServe }: { readonly step: Step; readonly isBeforeCostToServe: boolean }) {
  if (minor === null)
    return <span class={unknown}>{i18n.t(figure.missing.includes('role') ? 'panel.flow.notVisible' : 'panel.flow.unknown')}</span>;
  return (
    <Stated state={figure.state} why={estimateReason(figure, isBeforeCostToServe)}>
      <Money amount={{ minor, currency: figure.currency }} />
    </Stated>
  );
}

interface DrawingProps {
  readonly step: Step;
  readonly before: Step | undefined;
  readonly after: Step | undefined;
  readonly zero: number;
}

/** The bar, the lines that join it to the rows above and below, and the line of nothing where something lies left of it. */
function Drawing({ step, before, after, zero }: DrawingProps) {
  return (
    <svg class={drawing} aria-hidden="true">
      {zero > 0 && <line class={zeroClass} x1={`${zero}%`} x2={`${zero}%`} y1="0" y2="100%" />}
      {isJoined(before, step) && <line class={join} x1={`${before?.bar?.end}%`} x2={`${before?.bar?.end}%`} y1="0" y2="50%" />}
      {isJoined(step, after) && <line class={join} x1={`${step.bar?.end}%`} x2={`${step.bar?.end}%`} y1="50%" y2="100%" />}
      {step.bar && (
        <rect
          class={barLook(step, step.bar.isFloating)}
          x={`${step.bar.start}%`}
          width={`${Math.max(0.8, step.bar.width)}%`}
          y="50%"
          height="10"
          rx={step.name === 'margin' && (step.minor ?? 0) < 0 ? 0 : 2}
          transform="translate(0 -5)"
        />
      )}
    </svg>
  );
}

const isJoined = (above: Step | undefined, below: Step | undefined): boolean => isPlaced(above) && isPlaced(below);
const isPlaced = (step: Step | undefined): boolean => step?.bar?.isFloating === false;

function barLook(step: Step, isFloating: boolean): string | undefined {
  if (isFloating) return floating;
  if (step.name === 'netRevenue') return revenue;
  if (step.name !== 'margin') return barClass;
  return (step.minor ?? 0) < 0 ? loss : gain;
}
