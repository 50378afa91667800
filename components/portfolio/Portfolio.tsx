import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { OnSave } from '@/components/charts/Chart';
import { Skeleton } from '@/components/ui/Skeleton';
import type { Goal, GoalId } from '@/utils/domain/goal';
import { metricsOf } from '@/utils/economics/standing/metrics';
import type { RiskList } from '@/utils/state/portfolio/at-risk';
import type { Customers, Past } from '@/utils/state/portfolio/portfolio';
import type { RowRecord, TableModel } from '@/utils/state/portfolio/table';
import { AtRisk } from './AtRisk';
import { CohortChart } from './CohortChart';
import { CustomersCard } from './CustomersCard';
import { Goals } from './Goals';
import { LostCharts } from './LostCharts';
import { NeedsChart } from './NeedsChart';
import { Main, Side, Wide } from './PortfolioPage';
import { Reputation } from './Reputation';
import { Summary } from './Summary';
import { WhaleChart } from './WhaleChart';

export interface PortfolioProps {
  readonly customers: Customers;
  readonly past: Past | undefined;
  readonly atRisk: RiskList;
  readonly table: TableModel;
  readonly goals: readonly Goal[];
  /** How far the file of the rows is, 0 to 1, while it is made. */
  readonly saving: ReadonlySignal<number | undefined>;
  /** Who may stand twice among them; absent until it is loaded. */
  readonly duplicates?: ComponentChildren;
  readonly onOpen: (customer: RowRecord) => void;
  readonly onSave: OnSave;
  readonly onSaveRows: () => void;
  readonly onAddGoal: (goal: Goal) => Promise<void>;
  readonly onRemoveGoal: (id: GoalId) => void;
  /** The table was narrowed to what was pressed elsewhere: it is brought into view. */
  readonly onShowTable: () => void;
}

/** So many at risk are listed; all are in the table. */
export const AT_RISK_LISTED = 6;

/** All customers beside each other. */
export function Portfolio(props: PortfolioProps) {
  const { customers, past, atRisk, table, goals, saving, duplicates, onOpen, onSave, onSaveRows, onAddGoal, onRemoveGoal, onShowTable } =
    props;
  const metrics = useMemo(() => metricsOf(customers.standing, customers.slots, customers.today), [customers]);
  const narrow = (filter: Parameters<TableModel['filterBy']>[0]) => {
    table.searchFor('');
    table.filterBy(filter);
    onShowTable();
  };
  return (
    <>
      <Wide>
        <Summary customers={customers} metrics={metrics} />
      </Wide>
      <Main>
        <WhaleChart customers={customers} onSave={onSave} />
      </Main>
      <Side>
        <AtRisk
          {...{ customers, past, onOpen }}
          atRisk={atRisk.of}
          first={Array.from(atRisk.slots.subarray(0, AT_RISK_LISTED))}
          count={atRisk.slots.length}
          records={table.records}
          onShowAll={() => narrow({ kind: 'atRisk' })}
        />
      </Side>
      <Wide>
        <CustomersCard {...{ customers, table, saving, onOpen }} atRisk={atRisk.of} onSave={onSaveRows} />
      </Wide>
      <Main>
        <NeedsChart customers={customers} onSave={onSave} onChoose={(quadrant) => narrow({ kind: 'quadrant', quadrant })} />
      </Main>
      <Side>
        <LostCharts customers={customers} onSave={onSave} />
      </Side>
      <Wide>
        <Reputation customers={customers} onSave={onSave} />
      </Wide>
      <Main>{past === undefined ? <Skeleton height="260px" /> : <CohortChart cohorts={past.cohorts} onSave={onSave} />}</Main>
      <Side>
        <Goals {...{ customers, goals }} returnOnCustomer={past?.returnOnCustomer} onAdd={onAddGoal} onRemove={onRemoveGoal} />
      </Side>
      {duplicates !== undefined && <Wide>{duplicates}</Wide>}
    </>
  );
}
