import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { Day } from '@/components/ui/Day';
import { Money } from '@/components/ui/Money';
import { Percent } from '@/components/ui/Percent';
import { Tag, type TagProps } from '@/components/ui/Tag';
import type { Figure, FigureState } from '@/utils/economics/figure';
import type { Profitability } from '@/utils/economics/profitability';
import styles from './HowItIsMade.module.css';

const { made, chevron, figures, value: valueClass, how } = styles;

const tones = { measured: 'gain', estimated: 'plain', default: 'hollow', missing: 'caution' } as const satisfies Record<
  FigureState,
  TagProps['tone']
>;

export interface HowItIsMadeProps {
  readonly profitability: Profitability;
}

/** Each figure with its state in words, how it was reckoned, as of when, and of how many records. */
export function HowItIsMade({ profitability: { year, changePercent } }: HowItIsMadeProps) {
  const money = [
    ['netRevenue', year.netRevenue],
    ['goods', year.goods],
    ['costToServe', year.costToServe],
    [year.isBeforeCostToServe ? 'marginBefore' : 'margin', year.contributionMargin],
  ] as const;
  const percent = [
    ['percent', year.marginPercent],
    ['change', changePercent],
  ] as const;
  return (
    <details class={made}>
      <summary>
        <svg class={chevron} viewBox="0 0 10 10" aria-hidden="true">
          <path d="m3.5 1.5 4 3.5-4 3.5" />
        </svg>
        {i18n.t('panel.profit.made')}
      </summary>
      <dl class={figures}>
        {money.map(([name, figure]) => (
          <Row key={name} name={i18n.t(`panel.flow.${name}`)} figure={figure}>
            {figure.value && <Money amount={figure.value} />}
          </Row>
        ))}
        {percent.map(([name, figure]) => (
          <Row key={name} name={i18n.t(`panel.profit.${name}`)} figure={figure}>
            {figure.value !== null && <Percent value={figure.value} />}
          </Row>
        ))}
      </dl>
    </details>
  );
}

interface RowProps {
  readonly name: string;
  readonly figure: Figure<unknown>;
  readonly children: ComponentChildren;
}

function Row({ name, figure, children }: RowProps) {
  return (
    <div>
      <dt>
        {name} <Tag tone={tones[figure.state]}>{i18n.t(`ui.state.${figure.state}`)}</Tag>
      </dt>
      <dd class={valueClass}>{figure.state !== 'missing' && children}</dd>
      <dd class={how}>
        {figure.state === 'missing'
          ? figure.missing.map((input) => i18n.t(`panel.input.${input}.sentence`)).join(' ')
          : i18n.t(`panel.method.${figure.method}`)}
        {figure.trace.length > 0 && `, ${i18n.t('panel.profit.records', figure.trace.length)}`}
        {figure.state !== 'missing' && ', '}
        {figure.state !== 'missing' && <Day on={figure.asOf} form="whole" />}
      </dd>
    </div>
  );
}
