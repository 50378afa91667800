import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { CustomerId } from '@/utils/domain/customer';
import type { SlotSearch } from '../search';
import { keysOf, type TableColumn } from './columns';
import { type Filter, passing } from './filter';
import { orderBy } from './order';
import type { Customers } from './portfolio';

export interface Sorting {
  readonly column: TableColumn;
  readonly direction: 'up' | 'down';
}

/** Who is whom: what a row needs of the record. */
export interface RowRecord {
  readonly id: CustomerId;
  readonly name: string;
}

/** Names of customers by slot; those that are gone are left out. */
export type ReadRecords = (slots: readonly number[]) => Promise<ReadonlyMap<number, RowRecord>>;

export interface TableModel {
  readonly sorting: ReadonlySignal<Sorting>;
  readonly filter: ReadonlySignal<Filter>;
  readonly query: ReadonlySignal<string>;
  /** Whether the query is still being looked up, or could not be. */
  readonly search: ReadonlySignal<'idle' | 'searching' | 'failed' | 'most'>;
  /** The slots of the rows, in their order. */
  readonly rows: ReadonlySignal<Uint32Array<ArrayBuffer>>;
  readonly records: ReadonlySignal<ReadonlyMap<number, RowRecord>>;
  /** The slot of a customer whose record is here. */
  readonly slotOf: (id: CustomerId) => number | undefined;
  /** Sorts by the column; by the one that it is sorted by, the other way round. */
  readonly sortBy: (column: TableColumn) => void;
  readonly filterBy: (filter: Filter) => void;
  readonly searchFor: (query: string) => void;
  /** Reads the records of these slots, of those that are not there yet. */
  readonly show: (slots: readonly number[]) => void;
}

/** A search stops at so many: the best of them. */
export const MOST_FOUND = 400;
/** Names that are kept: a long scroll does not fill memory. */
const MOST_RECORDS = 5000;

export interface TableInput {
  readonly customers: ReadonlySignal<Customers | undefined>;
  /** By slot: bits of `risks`. */
  readonly atRisk: ReadonlySignal<Uint8Array | undefined>;
  readonly search: SlotSearch;
  readonly read: ReadRecords;
}

/** The table of all customers: how it is sorted and filtered, and the records of the rows in view. */
export function createTable({ customers, atRisk, search, read }: TableInput, stop: AbortSignal): TableModel {
  const sorting = signal<Sorting>({ column: 'margin', direction: 'down' });
  const filter = signal<Filter>({ kind: 'all' });
  const query = signal('');
  const searching = signal<'idle' | 'searching' | 'failed' | 'most'>('idle');
  const found = signal<Uint32Array<ArrayBuffer> | undefined>(undefined);
  const records = signal<ReadonlyMap<number, RowRecord>>(new Map());
  const asked = new Set<number>();

  const disposeSearch = effect(() => {
    const wanted = query.value.trim();
    // What changed may answer otherwise.
    void customers.value;
    if (wanted === '') {
      found.value = undefined;
      searching.value = 'idle';
      return;
    }
    searching.value = 'searching';
    search(wanted, MOST_FOUND).then(
      (slots) => {
        if (query.peek().trim() !== wanted) return;
        found.value = Uint32Array.from(slots);
        searching.value = slots.length >= MOST_FOUND ? 'most' : 'idle';
      },
      () => {
        if (query.peek().trim() === wanted) searching.value = 'failed';
      },
    );
  });
  const disposeRecords = effect(() => {
    void customers.value;
    asked.clear();
  });
  stop.addEventListener('abort', () => {
    disposeSearch();
    disposeRecords();
  });

  const rows = computed(() => {
    const all = customers.value;
    if (all === undefined) return new Uint32Array();
    const isIn = passing(filter.value, all, atRisk.value);
    const wanted = found.value === undefined ? undefined : new Set(found.value);
    const shown = all.slots.filter((slot) => isIn(slot) && (wanted === undefined || wanted.has(slot)));
    return orderBy(shown, keysOf(sorting.value.column, all), sorting.value.direction);
  });

  return {
    ...{ sorting, filter, query, search: searching, rows, records },
    slotOf: (id) => [...records.value].find(([, record]) => record.id === id)?.[0],
    sortBy: (column) => {
      const { column: before, direction } = sorting.value;
      const first = column === 'name' ? 'up' : 'down';
      sorting.value = { column, direction: before !== column ? first : direction === 'up' ? 'down' : 'up' };
    },
    filterBy: (next) => {
      filter.value = next;
    },
    searchFor: (next) => {
      query.value = next;
    },
    show: (slots) => {
      const unread = slots.filter((slot) => !asked.has(slot));
      if (unread.length === 0) return;
      for (const slot of unread) asked.add(slot);
      read(unread).then(
        (fresh) => {
          const kept = records.value.size > MOST_RECORDS ? [...records.value].slice(-MOST_RECORDS / 2) : [...records.value];
          if (kept.length < records.value.size) {
            asked.clear();
            for (const [slot] of [...kept, ...fresh]) asked.add(slot);
          }
          records.value = new Map([...kept, ...fresh]);
        },
        // They are asked for again with the next scroll.
        () => {
          for (const slot of unread) asked.delete(slot);
        },
      );
    },
  };
}
