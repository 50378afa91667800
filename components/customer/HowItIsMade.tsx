import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { estimateReason } from '@/components/charts/estimate-reason';
import { dayText } from '@/components/ui/Day';
import { Disclosure } from '@/components/ui/Disclosure';
import { Money } from '@/components/ui/Money';
import { Percent } from '@/components/ui/Percent';
import { Tag, type TagProps } from '@/components/ui/Tag';
import type { Figure, FigureState } from '@/utils/economics/figure';
import type { Profitability } from '@/utils/economics/profitability';
import { detailsText } from '@/utils/i18n/list';
import styles from './HowItIsMade.module.css';
import { Trace } from './Trace';

const { figures, value: valueClass, how, whole } = styles;

const tones = { measured: 'gain', estimated: 'plain', default: 'hollow', missing: 'caution' } as const satisfies Record<
  FigureState,
  TagProps['tone']
>;

export interface HowItIsMadeProps {
  readonly profitability: Profitability;
}

/** Each figure with its state in words, how it was reckoned, as of when, and the very records it was made of. */
export function HowItIsMade({ profitability: { year, changePercent, books } }: HowItIsMadeProps) {
  const money = [
    ['netRevenue', 'netRevenue', year.netRevenue],
    ['goods', 'goods', year.goods],
    ['costToServe', 'costToServe', year.costToServe],
    [year.isBeforeCostToServe ? 'marginBefore' : 'margin', 'margin', year.contributionMargin],
  ] as const;
  const percent = [
    ['percent', year.marginPercent],
    ['change', changePercent],
  ] as const;
  return (
    <Disclosure summary={i18n.t('panel.profit.made')}>
      <dl class={figures}>
        {money.map(([name, as, figure]) => (
          <Row
            key={name}
            name={name}
            figure={figure}
            isBeforeCostToServe={year.isBeforeCostToServe}
            trace={figure.trace.length > 0 && <Trace name={i18n.t(`panel.flow.${name}`)} {...{ as, figure, books }} />}
          >
            {figure.value && <Money amount={figure.value} />}
          </Row>
        ))}
        {percent.map(([name, figure]) => (
          <Row key={name} name={name} figure={figure} isBeforeCostToServe={year.isBeforeCostToServe}>
            {figure.value !== null && <Percent value={figure.value} />}
          </Row>
        ))}
      </dl>
    </Disclosure>
  );
}

type Name = 'netRevenue' | 'goods' | 'costToServe' | 'margin' | 'marginBefore' | 'percent' | 'change';

interface RowProps {
  readonly name: Name;
  readonly figure: Figure<unknown>;
  readonly isBeforeCostToServe: boolean;
  readonly trace?: ComponentChildren;
  readonly children: ComponentChildren;
}

function Row({ name, figure, isBeforeCostToServe, trace, children }: RowProps) {
  return (
    <div>
      <dt>
        {name === 'percent' || name === 'change' ? i18n.t(`panel.profit.${name}`) : i18n.t(`panel.flow.${name}`)}{' '}
        <Tag tone={tones[figure.state]}>{i18n.t(`ui.state.${figure.state}`)}</Tag>
      </dt>
      <dd class={valueClass}>{children}</dd>
      <dd class={how}>{figure.state === 'missing' ? lack(name, figure) : making(name, figure, isBeforeCostToServe)}</dd>
      {trace && <dd class={whole}>{trace}</dd>}
    </div>
  );
}

function making(name: Name, figure: Figure<unknown>, isBeforeCostToServe: boolean): string {
  const reason = estimateReason(figure, isBeforeCostToServe && isMadeOfOthers(name));
  return detailsText([
    figure.method === 'ratio'
      ? i18n.t(`panel.profit.how.${name === 'change' ? 'change' : 'percent'}`)
      : i18n.t(`panel.method.${figure.method}`),
    ...(reason === undefined ? [] : [reason]),
    dayText(figure.asOf, 'whole'),
  ]);
}

/** A figure made of others lacks what they lack: it is said once, with them. */
function lack(name: Name, { missing }: Figure<unknown>): string {
  const isOwnLack = missing.length === 1 && missing[0] === 'netRevenue';
  if (isMadeOfOthers(name) && !isOwnLack && name !== 'change') return i18n.t('panel.profit.follows');
  return missing.map((input) => i18n.t(`panel.input.${input}.sentence`)).join(' ');
}

const isMadeOfOthers = (name: Name): boolean => !['netRevenue', 'goods', 'costToServe'].includes(name);
