import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { estimateReason } from '@/components/charts/estimate-reason';
import { Waterfall } from '@/components/charts/Waterfall';
import { Button } from '@/components/ui/Button';
import { Card } from '@/components/ui/Card';
import { Empty } from '@/components/ui/Empty';
import { Percent } from '@/components/ui/Percent';
import { Stated } from '@/components/ui/Stated';
import type { MissingInput } from '@/utils/economics/figure';
import type { ProfitAndLoss } from '@/utils/economics/profit-and-loss';
import type { Profitability as Figures } from '@/utils/economics/profitability';
import type { AheadView } from '@/utils/state/ahead';
import { Headline } from './Headline';
import { lackingAhead } from './lacking-ahead';
import { Ahead, Decide, HowItIsMade } from './later';
import { MissingInputs } from './MissingInputs';
import styles from './Profitability.module.css';
import { Row, Rows } from './Rows';

const { flow, strong, faint, covered } = styles;

export interface ProfitabilityProps {
  readonly profitability: Figures;
  /** Covers the figures until they are asked for: while who this is is only a guess. */
  readonly isCovered?: boolean;
  /** Where the customer stands among all, once that is known. */
  readonly ahead?: AheadView | undefined;
  readonly onHelp: (input: MissingInput) => void;
  /** What one can look into further, at the end. */
  readonly more?: ComponentChildren;
  /** What else is said of the money, under the figures. */
  readonly children?: ComponentChildren;
}

/** What remains of this customer's money, how it came about, and how far each figure can be trusted. */
export function Profitability({ profitability, isCovered = false, ahead, more, onHelp, children }: ProfitabilityProps) {
  const isAskedFor = useSignal(false);
  const uncovered = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that was pressed is gone: what it uncovered takes the focus.
    if (isAskedFor.value) uncovered.current?.focus();
  }, [isAskedFor.value]);
  const { year } = profitability;
  const title = i18n.t(year.isBeforeCostToServe && year.contributionMargin.value ? 'panel.profit.titleBefore' : 'panel.profit.title');
  if (isCovered && !isAskedFor.value) {
    return (
      <Card title={i18n.t('panel.profit.title')}>
        <div class={covered}>
          <p>
            <strong>{i18n.t('ui.sentence', [i18n.t('panel.profit.hiddenTitle')])}</strong> {i18n.t('panel.profit.hidden')}
          </p>
          <Button
            onClick={() => {
              isAskedFor.value = true;
            }}
          >
            {i18n.t('panel.profit.show')}
          </Button>
        </div>
      </Card>
    );
  }
  if (isEmpty(year)) return <NoFigures {...{ title, onHelp, children }} />;
  return (
    <Card title={title}>
      <div ref={uncovered} tabIndex={-1}>
        <Headline profitability={profitability} />
      </div>
      <div class={flow}>
        <Waterfall year={year} />
      </div>
      {year.contributionMargin.value && (
        <Rows>
          <Row name={i18n.t('panel.profit.percent')}>
            <MarginPercent year={year} />
          </Row>
        </Rows>
      )}
      {ahead && <Ahead ahead={ahead} />}
      {children}
      <MissingInputs year={year} others={lackingAhead(ahead)} onHelp={onHelp} />
      <HowItIsMade profitability={profitability} />
      <Decide year={year} books={profitability.books} retention={ahead?.state === 'ready' ? ahead.retention : undefined} />
      {more}
    </Card>
  );
}

function MarginPercent({ year: { marginPercent, isBeforeCostToServe } }: { readonly year: ProfitAndLoss }) {
  if (marginPercent.value === null) return <span class={faint}>{i18n.t('panel.flow.unknown')}</span>;
  return (
    <>
      <span class={strong}>
        <Stated state={marginPercent.state} why={estimateReason(marginPercent, isBeforeCostToServe)}>
          <Percent value={marginPercent.value} />
        </Stated>
      </span>
      <span class={faint}>{i18n.t('panel.profit.ofRevenue')}</span>
    </>
  );
}

const isEmpty = ({ netRevenue, goods, costToServe }: ProfitAndLoss): boolean =>
  [netRevenue, goods, costToServe].every((figure) => figure.value === null && !figure.missing.includes('rate'));

interface NoFiguresProps extends Pick<ProfitabilityProps, 'onHelp' | 'children'> {
  readonly title: string;
}

function NoFigures({ title, onHelp, children }: NoFiguresProps) {
  return (
    <Card title={title}>
      <div class={covered}>
        <Empty title={i18n.t('panel.profit.unknown')}>{i18n.t('panel.profit.empty')}</Empty>
        <Button onClick={() => onHelp('revenue')}>{i18n.t('panel.input.revenue.action')}</Button>
      </div>
      {children}
    </Card>
  );
}
