import type { ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '@/components/ui/Button';
import { Card } from '@/components/ui/Card';
import { Empty } from '@/components/ui/Empty';
import { Field } from '@/components/ui/Field';
import { lockOf } from '@/components/ui/locks';
import { partText } from '@/components/ui/Percent';
import { countText } from '@/utils/i18n/count';
import type { Filter } from '@/utils/state/portfolio/filter';
import type { Customers } from '@/utils/state/portfolio/portfolio';
import type { RowRecord, TableModel } from '@/utils/state/portfolio/table';
import { formatNames } from '../charts/file-formats';
import styles from './CustomersCard.module.css';
import { CustomerTable, rowsInWords } from './CustomerTable';
import { filterGroups, keyOfFilter } from './filter-groups';

const { controls, search: searchClass, segment, count, alert } = styles;

export interface CustomersCardProps {
  readonly customers: Customers;
  readonly atRisk: Uint8Array | undefined;
  readonly table: TableModel;
  /** How far the file of the rows is, 0 to 1, while it is made. */
  readonly saving: ReadonlySignal<number | undefined>;
  readonly onSave: () => void;
  readonly onOpen: (customer: RowRecord) => void;
}

/** All customers in a table: searched, filtered, sorted, opened. */
export function CustomersCard({ customers, atRisk, table, saving, onSave, onOpen }: CustomersCardProps) {
  const { sorting, filter, query, search, rows, records, sortBy, filterBy, searchFor, show } = table;
  const groups = useMemo(() => filterGroups(customers, atRisk), [customers, atRisk]);
  const shown = rows.value;
  const key = keyOfFilter(filter.value);
  const isAll = filter.value.kind === 'all' && query.value.trim() === '';
  const reset = () => {
    filterBy({ kind: 'all' });
    searchFor('');
  };
  return (
    <Card
      title={i18n.t('portfolio.table.title')}
      right={
        <Button
          variant="link"
          label={i18n.t('portfolio.table.save')}
          isDisabled={lockOf('export') !== undefined || saving.value !== undefined || shown.length === 0}
          title={lockOf('export')}
          onClick={onSave}
        >
          {formatNames.csv}
        </Button>
      }
    >
      <div class={controls}>
        <div class={searchClass}>
          <Field label={i18n.t('portfolio.table.search')}>
            {(control) => (
              <input
                {...control}
                type="search"
                autocomplete="off"
                placeholder={i18n.t('portfolio.table.searchHint')}
                value={query.value}
                onInput={({ currentTarget }) => searchFor(currentTarget.value)}
              />
            )}
          </Field>
        </div>
        <div class={segment}>
          <Field label={i18n.t('portfolio.table.segment')}>
            {(control) => (
              <select
                {...control}
                value={key}
                onChange={({ currentTarget }) => {
                  const all: readonly Filter[] = groups.flatMap(({ options }) => options.map((option) => option.filter));
                  filterBy(all.find((each) => keyOfFilter(each) === currentTarget.value) ?? { kind: 'all' });
                }}
              >
                {groups.map(({ label, options }) => {
                  const drawn = options.map((option) => (
                    <option key={keyOfFilter(option.filter)} value={keyOfFilter(option.filter)}>
                      {option.label} ({countText(option.count)})
                    </option>
                  ));
                  return label === '' ? (
                    drawn
                  ) : (
                    <optgroup key={label} label={label}>
                      {drawn}
                    </optgroup>
                  );
                })}
              </select>
            )}
          </Field>
        </div>
        <p class={count} role="status">
          {search.value === 'searching' ? i18n.t('portfolio.table.searching') : rowsInWords(shown.length, customers.slots.length)}
          {search.value === 'most' && ` ${i18n.t('portfolio.table.most')}`}
          {saving.value !== undefined && ` ${i18n.t('portfolio.table.saving', [partText(100 * saving.value)])}`}
          {search.value === 'failed' && <span class={alert}> {i18n.t('portfolio.table.searchFailed')}</span>}
        </p>
      </div>
      {shown.length === 0 && search.value !== 'searching' ? (
        <div>
          <Empty title={i18n.t('portfolio.table.nobody')}>{i18n.t('portfolio.table.nobodyHint')}</Empty>
          {!isAll && (
            <Button variant="link" onClick={reset}>
              {i18n.t('portfolio.table.reset')}
            </Button>
          )}
        </div>
      ) : (
        <CustomerTable
          {...{ customers, onOpen }}
          rows={shown}
          records={records.value}
          sorting={sorting.value}
          of={`${key} ${query.value}`}
          onSort={sortBy}
          onShow={show}
        />
      )}
    </Card>
  );
}
